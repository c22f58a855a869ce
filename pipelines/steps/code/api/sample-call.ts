// A sample call of a symbol: written by the model where it is large, else by code, and checked by the TypeScript compiler before it is shown.
import type { CodeSample } from "../../../engine/code-answers.ts";
import type { ApiPart } from "../../../engine/documents.ts";
import { FacetError } from "../../../engine/errors.ts";
import { callText } from "./call-text.ts";
import { problemsAtMost } from "./check-request.ts";
import type { SampleOrder } from "./sample-order.ts";
import { askOrNothing, bestOfRounds, isFit } from "./sample-rounds.ts";
import type { Checked } from "./sample-rounds.ts";

export type SymbolPart = Extract<ApiPart, { kind: "symbol" }>;

const callTokens = 700;
const sampleName = "facet-sample.ts";

interface Tried extends Checked {
  readonly text: string;
}

export async function sampleCall(part: SymbolPart, order: SampleOrder): Promise<CodeSample | null> {
  const byModel = order.context.model.info.tier === "large" ? await withModel(part, order) : undefined;
  const isGood = byModel !== undefined && (isFit(byModel) || isUnknown(byModel));
  const own = isGood ? undefined : await byCode(part, order);
  const best = own && (isFit(own) || !byModel) ? own : byModel;
  if (!best) return null;
  return {
    language: "typescript",
    text: best.text,
    checkedBy: best.problems === null ? null : "types",
    problems: [...(best.problems ?? [order.words.notChecked.call[order.language]])],
  };
}

/** Undefined where there is nothing to call. */
async function byCode(part: SymbolPart, order: SampleOrder): Promise<Tried | undefined> {
  const code = callText({ ...part, code: order.code });
  return code === null ? undefined : tried(part, code, order);
}

const isUnknown = ({ problems }: Tried): boolean => problems === null;

async function tried(part: SymbolPart, text: string, order: SampleOrder): Promise<Tried> {
  return { text, problems: await callProblems(part, text, order) };
}

function withModel(part: SymbolPart, order: SampleOrder): Promise<Tried | undefined> {
  const { question, text, context, words } = order;
  return bestOfRounds<Tried>(async (before) => {
    const turns = words.call({
      question,
      symbol: text,
      module: part.module,
      before: before ? { code: before.text, problems: before.problems ?? [] } : null,
    });
    const answer = await askOrNothing(() => context.chat({ turns, maxTokens: callTokens, temperature: 0 }));
    const written = answer === undefined ? "" : codeIn(answer);
    return written === "" ? undefined : tried(part, written, order);
  });
}

/** The first fence, or everything where there is none. */
function codeIn(answer: string): string {
  return (/```\w*\n([\s\S]*?)(?:```|$)/.exec(answer)?.[1] ?? answer).trim();
}

/** Null where the compiler said nothing because it did not get to it. */
async function callProblems(
  part: SymbolPart,
  text: string,
  { context, names }: SampleOrder,
): Promise<readonly string[] | null> {
  const unknown = unknownImports(text, part, names);
  const files = [
    ...part.files.map((file) => ({ ...file, language: "typescript" as const })),
    { name: sampleName, language: "typescript" as const, text: besideFiles(text, part) },
  ];
  try {
    const { findings, failed } = await context.tools.check(files, context.signal);
    if (failed.some(({ tool }) => tool === "typescript")) return null;
    const found = findings.filter(
      ({ file, origin, category }) =>
        file === sampleName && (category === "syntax" || (origin.kind === "tool" && origin.tool === "typescript")),
    );
    const problems = found.map(
      ({ lines, title, why }) => `Line ${lines.from}: ${[title, why].filter(Boolean).join(" ")}`,
    );
    return [...unknown, ...problems].slice(0, problemsAtMost);
  } catch (thrown) {
    if (thrown instanceof FacetError && ["time-limit", "too-large", "unexpected"].includes(thrown.data.code))
      return null;
    throw thrown;
  }
}

/** Imports of the module lead to the files it was declared in; the lines stay where they are. */
function besideFiles(text: string, { module, entry }: SymbolPart): string {
  const path = JSON.stringify(`./${entry.replace(/\.d\.([cm]?)ts$/, ".$1js")}`);
  return text.replaceAll(JSON.stringify(module), path).replaceAll(`'${module}'`, path);
}

/** The compiler is silent on names that a module does not have, as it is on modules that are not here. */
function unknownImports(
  text: string,
  { module, name, isDefault }: SymbolPart,
  names: readonly string[],
): readonly string[] {
  const known = new Set([...names, ...names.map((each) => each.split(".")[0] ?? each)]);
  const problems: string[] = [];
  let seen = false;
  for (const [, list = "", from = ""] of text.matchAll(/\bimport\s+([^"';]*?)\s*from\s*["']([^"'\n]+)["']/g)) {
    if (from !== module) {
      problems.push(`It imports from ${from}, which was not given.`);
      continue;
    }
    seen = true;
    const named = /\{([^}]*)\}/.exec(list)?.[1] ?? "";
    for (const each of named.split(",")) {
      const imported =
        each
          .trim()
          .replace(/^type\s+/, "")
          .split(/\s+as\s+/)[0] ?? "";
      if (imported !== "" && imported !== "default" && !known.has(imported))
        problems.push(`${module} exports no ${imported}.`);
    }
  }
  const [first = name] = name.split(".");
  if (!seen) problems.push(`It does not import ${isDefault ? "the default export" : first} from ${module}.`);
  return problems;
}
