// A query's result in a sentence or two: every number in it is one of the result's, or of the question's.
import type { DataValue, QueryResult } from "../engine/data.ts";
import { languageOf } from "./language.ts";
import type { AnswerLanguage } from "./language.ts";

type Both = Readonly<Record<AnswerLanguage, string>>;

export interface SummaryWords {
  readonly nothingFound: Both;
  readonly rowsFound: (values: { count: string; truncated: boolean }) => Both;
  readonly highest: (values: { column: string; value: string; of: string | null }) => Both;
  readonly lowest: (values: { value: string; of: string | null }) => Both;
}

/** `said` is the model's caption where each of its numbers is in the result or the question, else empty. */
export function resultSummary(
  question: string,
  result: QueryResult,
  caption: string,
  words: SummaryWords,
): { readonly told: string; readonly said: string } {
  const language = languageOf(question);
  const said = saysOnly(caption, question, result) ? caption.trim() : "";
  const sentences = [said, factsOf(result, language, words)].filter((sentence) => sentence !== "");
  return { told: sentences.join(" "), said };
}

function factsOf({ columns, rows, truncated }: QueryResult, language: AnswerLanguage, words: SummaryWords): string {
  const [only] = rows;
  if (!only) return words.nothingFound[language];
  const written = (value: DataValue | undefined) => writtenValue(value ?? null, language);
  if (rows.length === 1) {
    return `${columns.map(({ name }, at) => `${plain(name)}: **${plain(written(only[at]))}**`).join(", ")}.`;
  }
  const count = rows.length.toLocaleString(language);
  const facts = [words.rowsFound({ count, truncated })[language]];
  const at = columns.findIndex(({ kind }) => kind === "number");
  const labelled = columns.findIndex(({ kind }) => kind === "text" || kind === "time");
  // Of a part of the rows, the highest is not the highest.
  const sorted = rows.filter((row) => typeof row[at] === "number").toSorted((a, b) => Number(b[at]) - Number(a[at]));
  const [high, low] = [sorted[0], sorted.at(-1)];
  if (truncated || !high || !low || high[at] === low[at]) return facts.join(" ");
  const column = plain(columns[at]?.name ?? "");
  const fact = (row: readonly DataValue[]) => ({
    column,
    value: written(row[at]),
    of: labelled < 0 ? null : plain(written(row[labelled])),
  });
  return [...facts, words.highest(fact(high))[language], words.lowest(fact(low))[language]].join(" ");
}

/** Rounded for reading; the table has the exact value. */
function writtenValue(value: DataValue, language: AnswerLanguage): string {
  if (value === null) return "—";
  if (typeof value !== "number") return String(value).slice(0, 200);
  return value.toLocaleString(language, {
    maximumSignificantDigits: Number.isInteger(value) ? 21 : 6,
    useGrouping: false,
  });
}

/** Cell and column names are text of a stranger: no marks of Markdown. */
const plain = (text: string): string => text.replace(/[\\`*_{}[\]<>#|!~$]/g, "\\$&").replace(/\s+/g, " ");

/** A number is the same however it is grouped, and whether a point or a comma parts its decimals. */
function saysOnly(caption: string, question: string, { rows }: QueryResult): boolean {
  const known = new Set([
    ...numbersIn(question),
    ...rows.flatMap((row) => row.flatMap((value) => (value === null ? [] : numbersIn(String(value))))),
    ...rows.flatMap((row) => row.flatMap((value) => numbersIn(writtenValue(value, "en")))),
  ]);
  return numbersIn(caption).every((number) => known.has(number)) && !/[\n|]/.test(caption);
}

function numbersIn(text: string): readonly string[] {
  return (text.match(/\d+(?:[.,]\d+)*/g) ?? []).map((number) => {
    const pointed = /,\d{3}(?!\d)/.test(number) ? number.replaceAll(",", "") : number.replace(",", ".");
    return pointed.includes(".") ? pointed.replace(/\.?0+$/, "") : pointed;
  });
}
