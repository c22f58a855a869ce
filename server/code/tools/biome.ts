// Findings of Biome in JavaScript, TypeScript, JSX, JSON and CSS, with the fixes it calls safe.
import { createRequire } from "node:module";
import type * as Biome from "@biomejs/wasm-nodejs";
import type { Diagnostic } from "@biomejs/wasm-nodejs";
import type { CodeFile, CodeLanguage, TextEdit } from "../../../pipelines/engine/code.ts";
import { toolOrigin } from "../findings.ts";
import type { Found } from "../found.ts";
import { lineAt, startsOfLines } from "../lines.ts";
import { biomeEdits } from "./biome-edits.ts";
import { judgeBiome } from "./biome-rules.ts";
import { toUnits } from "./byte-offsets.ts";
import { sentence } from "./sentence.ts";

type Workspace = InstanceType<(typeof Biome)["Workspace"]>;

const endings: Partial<Record<CodeLanguage, string>> = {
  javascript: "js",
  jsx: "jsx",
  typescript: "ts",
  tsx: "tsx",
  json: "json",
  css: "css",
};

let opened: { readonly workspace: Workspace; readonly projectKey: number } | undefined;

function open() {
  if (opened) return opened;
  // The package is CommonJS and loads its WebAssembly at once.
  const biome = createRequire(import.meta.url)("@biomejs/wasm-nodejs") as typeof Biome;
  biome.main();
  const workspace = new biome.Workspace();
  const { projectKey } = workspace.openProject({ path: "/code", openUninitialized: true });
  const configuration = { json: { parser: { allowComments: true, allowTrailingCommas: true } } };
  workspace.updateSettings({ projectKey, configuration, workspaceDirectory: "/code" });
  opened = { workspace, projectKey };
  return opened;
}

export const isForBiome = ({ language }: CodeFile): boolean => endings[language] !== undefined;

export function biomeFindings(file: CodeFile): Found[] {
  const { workspace, projectKey } = open();
  const path = `/code/file.${endings[file.language]}`;
  const content = { type: "fromClient", content: file.text, version: 0 } as const;
  workspace.openFile({ projectKey, path, content });
  try {
    const asked = { projectKey, path, only: [], skip: [], enabledRules: [] };
    const { diagnostics } = workspace.pullDiagnostics({ ...asked, categories: ["syntax", "lint"] });
    const { actions } = workspace.pullActions({ ...asked, categories: ["lint"], computeActions: true });
    const fixes = biomeEdits(file.text, actions);
    return found(file, diagnostics, fixes);
  } finally {
    workspace.closeFile({ projectKey, path });
  }
}

function found(file: CodeFile, diagnostics: readonly Diagnostic[], fixes: ReturnType<typeof biomeEdits>): Found[] {
  const starts = startsOfLines(file.text);
  const spans = toUnits(
    file.text,
    diagnostics.flatMap(({ location }) => location.span ?? [0, 0]),
  );
  const isBroken = diagnostics.some(({ category }) => isSyntax(category));
  return diagnostics.flatMap((each, index) => {
    if (isBroken && !isSyntax(each.category)) return [];
    const [start = 0, end = 0] = [spans[index * 2], spans[index * 2 + 1]];
    const from = lineAt(starts, start);
    const lines = { from, to: Math.max(from, lineAt(starts, Math.max(start, end - 1))) };
    const title = sentence(
      each.message
        .map(({ content, elements }) => (elements.length > 0 ? ticked(content, file.text) : content))
        .join(""),
    );
    if (isSyntax(each.category)) {
      return [
        { file: file.name, lines, severity: "error", category: "syntax", origin: toolOrigin("biome", "parse"), title },
      ] as const;
    }
    const [, group = "", rule = ""] = (each.category ?? "").split("/");
    const judgement = judgeBiome(group, rule, { file, start, end });
    if (!judgement) return [];
    const why = whyOf(each);
    const edits: readonly TextEdit[] = fixes(rule, start, end);
    return [
      {
        file: file.name,
        lines,
        ...judgement,
        origin: toolOrigin("biome", rule, `https://biomejs.dev/linter/rules/${kebab(rule)}/`),
        title,
        ...(why && { why }),
        ...(edits.length > 0 && { edits }),
      },
    ];
  });
}

const isSyntax = (category: string | undefined | null): boolean =>
  category === "parse" || category?.startsWith("syntax") === true;
/** What Biome sets off is a name of the code or a word of the language, but for words that only begin its sentence: “Template literals”. */
const ticked = (name: string, text: string): string =>
  /^[`'"]|\s/.test(name) || (/^[A-Z][a-z]+$/.test(name) && !text.includes(name)) ? name : `\`${name}\``;
const kebab = (rule: string): string => rule.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The first advice that is a sentence and no offer of a fix. */
function whyOf({ advices }: Diagnostic): string | undefined {
  for (const advice of advices.advices) {
    if (!("log" in advice)) continue;
    const text = advice.log[1]
      .map(({ content }) => content)
      .join("")
      .replace(/\s+/g, " ")
      .trim();
    if (text.length > 20 && !/^(?:Safe|Unsafe) fix|^See /.test(text)) return text;
  }
  return undefined;
}
