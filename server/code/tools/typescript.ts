// Diagnostics of the TypeScript compiler over the submitted files and nothing else: no package, no folder, no setting is read.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type * as TypeScript from "typescript-6";
import type { Diagnostic, Program, SourceFile } from "typescript-6";
import type { CodeFile, CodeLanguage } from "../../../pipelines/engine/code.ts";
import { toolOrigin } from "../findings.ts";
import type { Found } from "../found.ts";
import { toolLimits } from "../limits.ts";
import { lineAt, startsOfLines } from "../lines.ts";
import { sentence } from "./sentence.ts";
import { judgeTypes } from "./typescript-rules.ts";

const endings: Partial<Record<CodeLanguage, readonly string[]>> = {
  javascript: [".js", ".mjs", ".cjs"],
  jsx: [".jsx"],
  typescript: [".ts", ".mts", ".cts"],
  tsx: [".tsx"],
};
const root = "/code/";
const linesAtMost = 3;

let loaded: { readonly typescript: typeof TypeScript; readonly libraries: string } | undefined;
const libraryFiles = new Map<string, SourceFile | undefined>();

function load() {
  if (loaded) return loaded;
  const require = createRequire(import.meta.url);
  const typescript = require("typescript-6") as typeof TypeScript;
  loaded = { typescript, libraries: dirname(require.resolve("typescript-6")) };
  return loaded;
}

export const isForTypeScript = ({ language }: CodeFile): boolean => endings[language] !== undefined;

/** A checker of all files at once; each is checked when it is asked for. */
export function openTypeScript(files: readonly CodeFile[]): (file: CodeFile) => Found[] {
  const paths = new Map(files.filter(isForTypeScript).map((file) => [pathOf(file), file]));
  let program: Program | undefined;
  return (file) => {
    // Here, where a compiler that is missing or slow to load costs its own findings only.
    const { typescript } = load();
    program ??= programOf(paths);
    const source = program.getSourceFile(pathOf(file));
    if (!source) return [];
    const syntax = program.getSyntacticDiagnostics(source);
    const diagnostics = syntax.length > 0 ? syntax : program.getSemanticDiagnostics(source);
    const said = diagnostics.slice(0, toolLimits.findings).map((each) => ({
      ...each,
      message: typescript.flattenDiagnosticMessageText(each.messageText, "\n"),
    }));
    const judge = ({ code, message }: Said, marked: string) =>
      syntax.length > 0 ? broken : judgeTypes({ code, message, marked, file, files });
    return found(file, said, judge);
  };
}

/** By its language: a pasted piece may have any name. */
function pathOf({ name, language }: CodeFile): string {
  const own = endings[language] ?? [];
  const path = root + name;
  return own.some((ending) => path.endsWith(ending)) ? path : `${path}${own[0] ?? ""}`;
}

function programOf(files: ReadonlyMap<string, CodeFile>): Program {
  const { typescript, libraries } = load();
  const { ScriptTarget, ModuleKind, ModuleDetectionKind, JsxEmit } = typescript;
  const readLibrary = (path: string): SourceFile | undefined => {
    if (!libraryFiles.has(path)) {
      libraryFiles.set(path, typescript.createSourceFile(path, readFileSync(path, "utf8"), ScriptTarget.ES2024));
    }
    return libraryFiles.get(path);
  };
  const sources = new Map(
    [...files].map(
      ([path, { text }]) => [path, typescript.createSourceFile(path, text, ScriptTarget.ES2024, true)] as const,
    ),
  );
  const exists = (path: string) => files.has(path);
  return typescript.createProgram({
    rootNames: [...files.keys()],
    options: {
      target: ScriptTarget.ES2024,
      lib: ["lib.es2024.d.ts", "lib.esnext.disposable.d.ts", "lib.decorators.d.ts"],
      module: ModuleKind.Preserve,
      moduleDetection: ModuleDetectionKind.Force,
      jsx: JsxEmit.Preserve,
      allowJs: true,
      checkJs: true,
      strict: true,
      noImplicitAny: false,
      noImplicitThis: false,
      strictPropertyInitialization: false,
      useUnknownInCatchVariables: false,
      allowUnreachableCode: false,
      allowUnusedLabels: true,
      allowImportingTsExtensions: true,
      allowArbitraryExtensions: true,
      experimentalDecorators: true,
      resolveJsonModule: true,
      skipLibCheck: true,
      noEmit: true,
      types: [],
    },
    host: {
      getSourceFile: (path) => (path.startsWith(libraries) ? readLibrary(path) : sources.get(path)),
      getDefaultLibFileName: () => join(libraries, "lib.es2024.d.ts"),
      getDefaultLibLocation: () => libraries,
      getCurrentDirectory: () => root,
      getCanonicalFileName: (path) => path,
      useCaseSensitiveFileNames: () => true,
      getNewLine: () => "\n",
      fileExists: exists,
      readFile: (path) => files.get(path)?.text,
      directoryExists: (path) =>
        path.startsWith(root.slice(0, -1)) && [...files.keys()].some((file) => file.startsWith(path)),
      getDirectories: () => [],
      writeFile: () => {},
    },
  });
}

type Said = Pick<Diagnostic, "code" | "start" | "length"> & { readonly message: string };
type Judge = (said: Said, marked: string) => ReturnType<typeof judgeTypes>;

const broken = { severity: "error", category: "syntax" } as const;

function found(file: CodeFile, diagnostics: readonly Said[], judge: Judge): Found[] {
  const starts = startsOfLines(file.text);
  return diagnostics.flatMap((each): Found[] => {
    const start = Math.min(each.start ?? 0, file.text.length);
    const length = each.length ?? 1;
    const judgement = judge(each, file.text.slice(start, start + length));
    if (!judgement) return [];
    const from = lineAt(starts, start);
    // What a diagnostic marks may be a whole class; its beginning is what it speaks of.
    const to = Math.max(from, Math.min(from + linesAtMost - 1, lineAt(starts, start + Math.max(0, length - 1))));
    const details = each.message.split("\n").slice(1).map(sentence);
    const why = details
      .filter((line) => line !== "")
      .slice(0, 2)
      .join(". ");
    return [
      {
        file: file.name,
        lines: { from, to },
        ...judgement,
        origin: toolOrigin("typescript", `TS${each.code}`),
        title: sentence(each.message),
        ...(why !== "" && { why: `${why}.` }),
      },
    ];
  });
}
