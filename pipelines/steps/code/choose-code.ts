// Chooses what of the code a prompt shows: all of it, or, where that is too long, the functions that the question, the trace and the runs point at.
import type { CodeFile, CodeSymbol, FileOutline, LineRange } from "../../engine/code.ts";
import type { AskedLines } from "./develop.ts";

/** Code as a prompt shows it; `from` is set where its lines are numbered. */
export interface ShownCode {
  readonly name: string;
  readonly text: string;
  readonly from?: number;
}

export interface ChosenCode {
  readonly shown: readonly ShownCode[];
  /** Functions that did not fit. */
  readonly leftOut: number;
  /** The lines that are shown. */
  readonly parts: readonly AskedLines[];
}

interface ToChoose {
  readonly files: readonly CodeFile[];
  readonly outlines: readonly FileOutline[];
  /** Lines that matter most, first ones more. */
  readonly focus: readonly AskedLines[];
  readonly question: string;
  /** Tokens the code may take. */
  readonly tokens: number;
  readonly numbered: boolean;
}

/** Lines at the head of a file that are always shown: its imports. */
const headLines = 25;
/** Lines around a focus where no function is known. */
const around = 20;
/** Functions are counted one by one: those of a file beyond these are not looked at. */
const symbolsAtMost = 400;

interface Part extends AskedLines {
  readonly weight: number;
}

export async function chooseCode(
  { files, outlines, focus, question, tokens, numbered }: ToChoose,
  countTokens: (text: string) => Promise<number>,
): Promise<ChosenCode> {
  const shownOf = (file: CodeFile, lines: LineRange): ShownCode => ({
    name: file.name,
    text: file.text
      .split("\n")
      .slice(lines.from - 1, lines.to)
      .join("\n"),
    ...(numbered && { from: lines.from }),
  });
  const whole = files.map((file) => ({ file: file.name, lines: { from: 1, to: lineCount(file) } }));
  const byName = new Map(files.map((file) => [file.name, file]));
  const show = (parts: readonly AskedLines[]) =>
    parts.flatMap((part) => {
      const file = byName.get(part.file);
      return file ? [shownOf(file, part.lines)] : [];
    });
  const characters = files.reduce((sum, { text }) => sum + text.length, 0);
  // No tokenizer packs more than twelve characters into a token: what is far too long is not counted.
  if (characters / 12 < tokens && (await costOf(show(whole), countTokens)) <= tokens)
    return { shown: show(whole), leftOut: 0, parts: whole };
  const parts = partsOf(files, outlines, { focus, question }).toSorted((a, b) => b.weight - a.weight);
  const chosen: Part[] = [];
  let left = tokens;
  for (const part of parts) {
    const cost = await costOf(show([part]), countTokens);
    if (cost > left) continue;
    chosen.push(part);
    left -= cost;
  }
  const order = new Map(files.map(({ name }, at) => [name, at]));
  const inOrder = chosen.toSorted(
    (a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) || a.lines.from - b.lines.from,
  );
  const told = inOrder.map(({ file, lines }) => ({ file, lines }));
  return { shown: show(told), leftOut: parts.length - chosen.length, parts: told };
}

async function costOf(shown: readonly ShownCode[], countTokens: (text: string) => Promise<number>): Promise<number> {
  let sum = 0;
  // Numbers before the lines and the tags around them cost too.
  for (const { text, from } of shown)
    sum += (await countTokens(text)) + 30 + (from === undefined ? 0 : 3 * text.split("\n").length);
  return sum;
}

export const lineCount = ({ text }: Pick<CodeFile, "text">): number => text.replace(/\n$/, "").split("\n").length;

function partsOf(
  files: readonly CodeFile[],
  outlines: readonly FileOutline[],
  { focus, question }: Pick<ToChoose, "focus" | "question">,
): Part[] {
  const words = new Set(question.match(/[\p{L}_]\w+/gu) ?? []);
  const pointed = (file: string, lines: LineRange) =>
    focus.reduce((sum, each, at) => {
      const isHere = each.file === file && each.lines.from <= lines.to && each.lines.to >= lines.from;
      return isHere ? sum + 100 / (1 + at) : sum;
    }, 0);
  return files.flatMap((file) => {
    const leaves = leavesOf(outlines.find((each) => each.file === file.name)?.symbols ?? []);
    const first = Math.min(headLines, (leaves[0]?.lines.from ?? lineCount(file) + 1) - 1);
    const head = first < 1 ? [] : [{ file: file.name, lines: { from: 1, to: first }, weight: 10 }];
    const functions = leaves.slice(0, symbolsAtMost).map((each) => ({
      file: file.name,
      lines: each.lines,
      weight: pointed(file.name, each.lines) + (words.has(each.name) ? 50 : 0) + Math.min(9, each.complexity ?? 0),
    }));
    // What no function holds is shown with the lines around it.
    const loose = focus.filter(
      (each) =>
        each.file === file.name &&
        !functions.some(({ lines }) => each.lines.from >= lines.from && each.lines.from <= lines.to),
    );
    const near = loose.map(({ lines }) => ({
      file: file.name,
      lines: { from: Math.max(1, lines.from - around), to: Math.min(lineCount(file), lines.to + around) },
      weight: 60,
    }));
    return [...head, ...functions, ...near];
  });
}

/** Functions and methods, and what has none within it. */
function leavesOf(symbols: readonly CodeSymbol[]): CodeSymbol[] {
  const parents = new Set(symbols.map(({ parent }) => parent));
  return symbols.filter(({ name, kind, parent }) => {
    if (kind === "function" && parent !== null)
      return !symbols.some((each) => each.name === parent && each.kind === "function");
    return !(parents.has(name) && kind !== "function");
  });
}

/** The innermost symbol that holds a line. */
export function symbolAt(outline: FileOutline | undefined, line: number): CodeSymbol | undefined {
  return outline?.symbols
    .filter(({ lines }) => line >= lines.from && line <= lines.to)
    .toSorted((a, b) => a.lines.to - a.lines.from - (b.lines.to - b.lines.from))[0];
}
