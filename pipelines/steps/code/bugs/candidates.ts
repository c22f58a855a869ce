// The small changes that a search of fixes tries, in the order it tries them.
import type { CodeFile, Mutation } from "../../../engine/code.ts";
import type { AskedLines, DeveloperContext } from "../develop.ts";
import { ownTests } from "../harness/own-tests.ts";
import { unlessUnchecked } from "../unless-unchecked.ts";
import type { Before } from "./trial.ts";

export interface Candidate {
  readonly files: readonly CodeFile[];
  /** As it was before. */
  readonly file: CodeFile;
  readonly line: number;
  /** Of the file after. */
  readonly text: string;
}

/** Changes tried, lines looked at, and characters of all changed files, at most. */
const most = { changes: 1200, lines: 60, characters: 40_000_000 };

/** The likeliest change of every line first, then the second of every line, and so on. */
export async function candidatesOf(
  { files }: Pick<Before, "files">,
  suspects: readonly AskedLines[],
  { tools, signal }: Pick<DeveloperContext, "tools" | "signal">,
): Promise<Candidate[]> {
  const perLine: { file: CodeFile; mutations: Mutation[] }[] = [];
  const seen = new Set<string>();
  for (const { file: name, lines: range } of suspects) {
    const file = files.find((each) => each.name === name);
    if (!file) continue;
    const tests = ownTests(file);
    const isTest = (line: number) => tests.some(({ lines }) => line >= lines.from && line <= lines.to);
    const wanted: number[] = [];
    for (let line = range.from; line <= range.to && seen.size < most.lines; line += 1) {
      if (seen.has(`${name}:${line}`)) continue;
      seen.add(`${name}:${line}`);
      if (!isTest(line)) wanted.push(line);
    }
    if (wanted.length === 0) continue;
    const mutations = (await unlessUnchecked(tools.mutations(file, wanted, signal))) ?? [];
    for (const line of wanted) perLine.push({ file, mutations: mutations.filter((each) => each.line === line) });
  }
  const all: Candidate[] = [];
  const longest = Math.max(1, ...perLine.map(({ file }) => file.text.length));
  const changes = Math.min(most.changes, Math.ceil(most.characters / longest));
  for (let rank = 0; all.length < changes; rank += 1) {
    const round = perLine.flatMap(({ file, mutations }) => {
      const mutation = mutations[rank];
      return mutation ? [candidateOf(files, file, mutation)] : [];
    });
    if (round.length === 0) break;
    all.push(...round);
  }
  return all.slice(0, changes);
}

function candidateOf(files: readonly CodeFile[], file: CodeFile, { line, edit }: Mutation): Candidate {
  const text = `${file.text.slice(0, edit.start)}${edit.text}${file.text.slice(edit.end)}`;
  return { files: files.map((each) => (each === file ? { ...file, text } : each)), file, line, text };
}
