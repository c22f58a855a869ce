// Every tool on every file, within a process of code tools. A tool is loaded with the first file that is for it.
import type { CheckReport, CodeFile, CodeTool, FileOutline } from "../../pipelines/engine/code.ts";
import { orderFindings } from "./findings.ts";
import type { Found } from "./found.ts";
import type { Unit } from "./protocol.ts";
import { outlineFile, outlineTree } from "./syntax/outline.ts";
import { parse } from "./syntax/parse.ts";
import type { SyntaxTree } from "./syntax/syntax-node.ts";
import { complexityFindings } from "./tools/complexity.ts";
import { syntaxFindings } from "./tools/syntax.ts";

type Begin = (unit: Unit) => Promise<void>;

/** What is left out was lost before: it has no outline, and no finding of that tool. */
export async function outlineFiles(
  files: readonly CodeFile[],
  leaveOut: readonly Unit[],
  begin: Begin,
): Promise<FileOutline[]> {
  const names = files.map(({ name }) => name);
  const outlines: FileOutline[] = [];
  for (const file of files) {
    if (leaveOut.some((unit) => unit.file === file.name)) continue;
    await begin({ tool: "tree-sitter", file: file.name });
    outlines.push(await outlineFile(file, names));
  }
  return outlines;
}

interface Checked {
  readonly file: CodeFile;
  readonly tree: SyntaxTree | null;
  readonly outline: FileOutline;
}

type Tool = (checked: Checked) => readonly Found[] | Promise<readonly Found[]>;

export async function checkFiles(
  files: readonly CodeFile[],
  leaveOut: readonly Unit[],
  begin: Begin,
): Promise<CheckReport> {
  const names = files.map(({ name }) => name);
  const found: Found[] = [];
  const outlines: FileOutline[] = [];
  const failed: CheckReport["failed"][number][] = [];

  async function use(tool: CodeTool, file: CodeFile, work: () => unknown): Promise<void> {
    if (leaveOut.some((unit) => unit.tool === tool && unit.file === file.name)) return;
    await begin({ tool, file: file.name });
    try {
      await work();
    } catch (error) {
      failed.push({ tool, reason: `${file.name}: ${error instanceof Error ? error.name : "the tool failed"}` });
    }
  }

  const checked: Checked[] = [];
  for (const file of files) {
    await use("tree-sitter", file, async () => {
      const tree = await parse(file);
      const outline = outlineTree(file, tree, names);
      outlines.push(outline);
      found.push(...syntaxFindings(file, outline), ...complexityFindings(file, outline));
      checked.push({ file, tree, outline });
    });
  }
  const isIn = (tool: CodeTool, file: CodeFile) =>
    !leaveOut.some((unit) => unit.tool === tool && unit.file === file.name);
  const typed = files.filter((file) => isIn("typescript", file));
  for (const [tool, run] of await toolsFor(files, typed)) {
    for (const each of checked) await use(tool, each.file, async () => found.push(...(await run(each))));
  }
  return { findings: orderFindings(found, files), outlines, failed };
}

/** Only those that some file is for: a Python file never loads TypeScript. */
async function toolsFor(files: readonly CodeFile[], typed: readonly CodeFile[]): Promise<[CodeTool, Tool][]> {
  const tools: [CodeTool, Tool][] = [];
  const isPython = ({ language }: CodeFile) => language === "python";
  if (files.some(isPython)) {
    const { ruffFindings } = await import("./tools/ruff.ts");
    tools.push(["ruff", ({ file }) => (isPython(file) ? ruffFindings(file) : [])]);
  }
  const { biomeFindings, isForBiome } = await import("./tools/biome.ts");
  if (files.some(isForBiome)) tools.push(["biome", ({ file }) => (isForBiome(file) ? biomeFindings(file) : [])]);
  const { isForTypeScript, openTypeScript } = await import("./tools/typescript.ts");
  if (typed.some(isForTypeScript)) {
    const check = openTypeScript(typed);
    tools.push(["typescript", ({ file }) => (isForTypeScript(file) ? check(file) : [])]);
  }
  const { isForPatterns, patternFindings } = await import("./tools/patterns.ts");
  tools.push(["patterns", ({ file, tree }) => (tree && isForPatterns(file) ? patternFindings(file, tree) : [])]);
  const { secretFindings } = await import("./tools/secrets.ts");
  tools.push(["secretlint", ({ file }) => secretFindings(file)]);
  return tools;
}
