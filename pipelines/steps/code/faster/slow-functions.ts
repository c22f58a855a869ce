// Which functions are worth measuring: those in which a slow pattern stands, that the question names, or that loop.
import type { CodeFile, CodeSymbol, Finding } from "../../../engine/code.ts";
import { symbolAt } from "../choose-code.ts";
import type { Checked, Submission } from "../develop.ts";
import { countName, holdsName } from "../names-in.ts";

export interface SlowFunction {
  readonly file: CodeFile;
  /** `pair`, or `Pairing.pair`. */
  readonly name: string;
  readonly symbol: CodeSymbol;
  /** Of the patterns. */
  readonly findings: readonly Finding[];
}

const functionsAtMost = 2;

export function slowFunctions({ files, question, asked }: Submission, { outlines, findings }: Checked): SlowFunction[] {
  const all = files.flatMap((file) => {
    const outline = outlines.find((each) => each.file === file.name);
    return (outline?.symbols ?? [])
      .filter(({ kind }) => kind === "function" || kind === "method")
      .map((symbol) => {
        const own = findings.filter(
          (each) =>
            each.category === "performance" &&
            each.file === file.name &&
            symbolAt(outline, each.lines.from)?.lines.from === symbol.lines.from,
        );
        const isAsked = asked?.file === file.name && symbolAt(outline, asked.lines.from) === symbol;
        const isNamed = holdsName(question, symbol.name);
        const text = file.text
          .split("\n")
          .slice(symbol.lines.from - 1, symbol.lines.to)
          .join("\n");
        const loops =
          text.match(/\b(?:for|while)\b|\.(?:forEach|map|filter|reduce|find|includes|indexOf)\(/g)?.length ?? 0;
        const isRecursive = countName(text, symbol.name, "(") > 1;
        const weight = (isAsked ? 200 : 0) + (isNamed ? 100 : 0) + own.length * 20 + loops * 2 + (isRecursive ? 3 : 0);
        const name = symbol.parent === null ? symbol.name : `${symbol.parent}.${symbol.name}`;
        return { file, name, symbol, findings: own, weight };
      });
  });
  const likely = all.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight);
  const plain = likely.filter((each) => each.findings.length > 0 || each.weight >= 100);
  return (plain.length > 0 ? plain.slice(0, functionsAtMost) : likely.slice(0, 1)).map(
    ({ weight: _weight, ...each }) => each,
  );
}
