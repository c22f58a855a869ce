// What stands under a paragraph: where it is from, what nobody checked, and what its writer was not sure of. Pure.
import type { Citation } from "../../../pipelines/engine/documents.ts";
import type { ParagraphMark } from "../../../pipelines/engine/guide/lesson.ts";
import type { IconName } from "../../icons.tsx";
import type { GuideStrings } from "../../strings/guide.en.ts";
import type { OutputStrings } from "../../strings/outputs.en.ts";
import { placeWords } from "../place-words.ts";

export interface MarkSentence {
  readonly icon: IconName;
  readonly tone: "good" | "warn" | "muted";
  readonly text: string;
  /** Number of the citation it leads to. */
  readonly citation?: number;
}

interface MarkWords {
  readonly marks: GuideStrings["marks"];
  readonly outputs: Pick<OutputStrings, "page">;
}

/** So many numbers are named; of more only how many there are. */
const mostNamed = 4;

/** `withGeneral`: false where the end of the answer says it for all of them. */
export function sentencesOf(
  mark: ParagraphMark,
  citations: readonly Citation[],
  words: MarkWords,
  withGeneral: boolean,
): readonly MarkSentence[] {
  const { marks } = words;
  const cited = citations
    .filter(({ number }) => mark.citations.includes(number))
    .map((each) => citedSentence(each, words));
  const sources = cited.filter(({ text }, at) => cited.findIndex((each) => each.text === text) === at);
  return [
    ...sources,
    ...(mark.basis === "computed" ? [{ icon: "check", tone: "good", text: marks.computed } as const] : []),
    ...(withGeneral ? generalSentences(mark, sources.length > 0, words) : []),
    ...(mark.unsure ? [{ icon: "warn", tone: "warn", text: marks.unsure } as const] : []),
  ];
}

function citedSentence(citation: Citation, { marks, outputs }: MarkWords): MarkSentence {
  const { name, number, located, support } = citation;
  const place = placeWords(citation, outputs);
  if (!located) return { icon: "warn", tone: "warn", text: marks.notFound(name, place), citation: number };
  if (support === "unsupported")
    return { icon: "warn", tone: "warn", text: marks.notSupporting(name, place), citation: number };
  return { icon: "check", tone: "good", text: marks.from(name, place), citation: number };
}

function generalSentences(
  { basis, unverified }: ParagraphMark,
  isCited: boolean,
  { marks }: MarkWords,
): readonly MarkSentence[] {
  if (unverified.length > 0) return [{ icon: "info", tone: "warn", text: unverifiedText(unverified, marks) }];
  if (basis === "general") return [{ icon: "info", tone: "muted", text: marks.general }];
  return basis === "mixed"
    ? [{ icon: "info", tone: "muted", text: isCited ? marks.partlyGeneral : marks.general }]
    : [];
}

/** One line for an answer that is general knowledge throughout. */
export function allGeneralSentences(
  paragraphs: readonly ParagraphMark[],
  { marks }: MarkWords,
): readonly MarkSentence[] {
  const unverified = [...new Set(paragraphs.flatMap((each) => each.unverified))];
  return [
    { icon: "info", tone: "muted", text: marks.allGeneral },
    ...(unverified.length > 0
      ? [{ icon: "info", tone: "warn", text: unverifiedText(unverified, marks) } as const]
      : []),
  ];
}

function unverifiedText(values: readonly string[], marks: MarkWords["marks"]): string {
  return marks.unverified(values.slice(0, mostNamed), Math.max(0, values.length - mostNamed));
}
