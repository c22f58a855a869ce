// The Guide's words: a topic opened one step at a time.
import { aboutPictures } from "./pictures.ts";
import { changeOnly, fencedLast, writingRules } from "./shared.ts";

export type Depth = "curious" | "school" | "student" | "expert";

/** Who is written for. */
export const readers: Record<Depth, string> = {
  curious: "someone curious who has never met the topic; use everyday words and one picture from daily life",
  school: "a school student of about fifteen; name each new term and explain it at once",
  student: "a university student of a related field; be precise and give the formula or mechanism",
  expert: "an expert; be brief, technical and name what is disputed",
};

/** Numbers are code's to work out: what a model leaves open is put in its place. */
export const sumsByCode =
  'Never work out a number yourself: write each calculation as [[= expression]], for example "[[= 3 kW / 1 kW]]", and code puts the value there.';

/** The system text. A small model gets the short form: fewer rules, fewer to break. */
export const systemPrompt = (values: {
  depth: Depth;
  small: boolean;
  /** Whether the question comes with pictures, and the model sees them. */
  pictures: "seen" | "told" | null;
}): string => {
  const last = values.pictures === null ? "" : `\n${aboutPictures[values.pictures]}`;
  return values.small
    ? `You are the Guide. Explain step by step, in at most 150 words, for ${readers[values.depth]}.${last}`
    : `You are the Guide of a workbench: you explain topics step by step.
Write for ${readers[values.depth]}.
Begin with one sentence that answers the question. Then explain in numbered steps, each building on the one before, with one
example. Close with one line that names what could come next. Stay under 300 words.
${sumsByCode}
${writingRules}${last}`;
};

/** The words of a refinement; `last` is the answer to change where it is not the last thing said. */
export const refined = (values: { wish: string; last: string | null }): string =>
  `${values.last === null ? "" : `${fencedLast(values.last)}\n\n`}${changeOnly}\n\n${values.wish}`;
