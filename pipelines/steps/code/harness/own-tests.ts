// The tests that stand within a file of code: a fix may not touch them, or it would only prove that it changed the question.
import type { CodeFile, LineRange } from "../../../engine/code.ts";
import { sandboxLanguageOf } from "./find-tests.ts";
import { flatLines, lineAt, maskSource } from "./mask-source.ts";

interface OwnTest {
  readonly lines: LineRange;
  readonly text: string;
  readonly isDoctest: boolean;
}

const pythonTest =
  /^(?:assert\b|@pytest\b|(?:async\s+)?def\s+test\w*\s*\(|def\s+check\(candidate\b|class\s+Test\w*|class\s+\w+\(.*TestCase\s*\))/;
const pythonBlock = /^(?:if|for|while|with|try)\b/;
const javascriptTest =
  /^\s*(?:(?:describe|it|test|suite)(?:\.\w+)*\s*[(`]|assert(?:\.\w+)*\s*\(|expect\s*\()|(?:^|[^\w$.])console\.assert\s*\(/;

/** Asserts, test functions and doctests, in order; none in a language that is not run. */
export function ownTests({ text, language }: Pick<CodeFile, "text" | "language">): readonly OwnTest[] {
  const runs = sandboxLanguageOf(language);
  if (runs === null) return [];
  const masked = maskSource(text, runs);
  const lines = text.split("\n");
  const begins = flatLines(masked)
    .filter(([, line]) => line.trim() !== "" && (runs !== "python" || !/^\s/.test(line)))
    .map(([offset, line]) => ({ from: lineAt(text, offset), line }));
  const found = begins.flatMap(({ from, line }, at) => {
    const to = (begins[at + 1]?.from ?? lines.length + 1) - 1;
    const isTest =
      runs === "python"
        ? pythonTest.test(line) ||
          (pythonBlock.test(line) &&
            /\bassert\b/.test(
              masked
                .split("\n")
                .slice(from - 1, to)
                .join("\n"),
            ))
        : javascriptTest.test(line);
    return isTest ? [testOf(lines, { from, to })] : [];
  });
  return runs === "python" ? [...found, ...doctests(lines)] : found;
}

/**
 * Whether every test of the files before stands in the same file after, as it was. A doctest may go with its docstring where none
 * takes its place: where doctests are what is run, fewer of them prove nothing.
 */
export function keepsTests(before: readonly CodeFile[], after: readonly CodeFile[]): boolean {
  return before.every((file) => {
    const now = after.find(({ name }) => name === file.name);
    if (now?.text === file.text) return true;
    const [old, left] = [ownTests(file), now ? ownTests(now) : []];
    const stands = (test: OwnTest, among: readonly OwnTest[]) => among.some(({ text }) => text === test.text);
    const hasNew = left.some((each) => each.isDoctest && !stands(each, old));
    return old.every((each) => stands(each, left) || (each.isDoctest && !hasNew));
  });
}

function testOf(lines: readonly string[], range: LineRange): OwnTest {
  const own = lines.slice(range.from - 1, range.to).map((line) => line.trimEnd());
  return { lines: range, text: own.join("\n").trim(), isDoctest: false };
}

/** A prompt with what is expected below it, down to the next prompt or empty line. */
function doctests(lines: readonly string[]): readonly OwnTest[] {
  return lines.flatMap((line, at) => {
    if (!/^\s*>>> /.test(line)) return [];
    let to = at + 1;
    while (to < lines.length && !/^\s*(?:$|>>> |"""|''')/.test(lines[to] ?? "")) to += 1;
    const { text } = testOf(lines, { from: at + 1, to });
    return [{ lines: { from: at + 1, to }, text: text.replaceAll(/^\s+/gm, ""), isDoctest: true }];
  });
}
