// A measurement in words: for who cannot see the chart, for the lines below it, and numbers as its axis shows them.
import type { Measurement } from "../../../pipelines/engine/code-answers.ts";
import { amountText, equalText, growthText, timeText, unitText } from "../../../pipelines/engine/code-words.ts";
import type { Language } from "../../../pipelines/engine/error-sentences.ts";
import { count, fill } from "../../conversation/words.ts";
import type { DeveloperStrings } from "../../strings/developer.en.ts";

type Measured = Extract<Measurement["result"], { readonly kind: "measured" }>;

/** “Time against rows. before: 4.99 s at 16,000 rows, grows as n²; after: 26 ms at 16,000 rows, grows as n.” */
export function chartSummary(result: Measured, words: DeveloperStrings, language: Language, locale: string): string {
  const unit = unitText(result.unit, language);
  const lines = (["before", "after"] as const).flatMap((side) => {
    const key = side === "before" ? "beforeMs" : "afterMs";
    const last = result.points.findLast((point) => point[key] !== null);
    const ms = last?.[key];
    if (!last || ms === null || ms === undefined) return [];
    const growth = growthText(result.growth[side], language);
    return [
      fill(growth === "" ? words.lineTextPlain : words.lineText, {
        which: side === "before" ? words.beforeLine : words.afterLine,
        time: timeText(ms, language, locale),
        amount: amountText(last.n, result.unit, language, locale),
        growth,
      }),
    ];
  });
  return fill(words.chartText, { unit, lines: `${lines.join("; ")}.` });
}

/** “From O(n²) to O(n). Same result on 200 random inputs. Median of the quicker half of 5 interleaved runs.” */
export function measuredNotes(
  measurement: Measurement,
  words: DeveloperStrings,
  language: Language,
  locale: string,
): readonly string[] {
  const { claim, result } = measurement;
  const isCompared = result.kind === "measured" && result.points.some(({ afterMs }) => afterMs !== null);
  return [
    claim?.timeAfter ? fill(words.fromTo, { before: claim.time, after: claim.timeAfter }) : "",
    claim && !claim.timeAfter ? fill(words.statedTime, { time: claim.time }) : "",
    claim?.spaceAfter && claim.spaceAfter !== claim.space
      ? fill(words.space, { before: claim.space, after: claim.spaceAfter })
      : claim
        ? fill(words.statedSpace, { space: claim.space })
        : "",
    equalText(measurement, language, locale) || (isCompared ? words.notCompared : ""),
    result.kind === "measured" ? count(words.median, result.repeats) : "",
  ].filter((each) => each !== "");
}

/** 4k, 12k, 2.5M: as an axis has room for. */
export function axisNumber(value: number, locale: string): string {
  const short = (number: number, sign: string) =>
    `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(number)}${sign}`;
  if (value >= 1_000_000) return short(value / 1_000_000, "M");
  return value >= 1000 ? short(value / 1000, "k") : short(value, "");
}
