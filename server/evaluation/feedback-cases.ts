// Cases of feedback, one JSON object a line as `feedback.export` gives them, and how an answer of today stands beside the one that was rated.
import { readFileSync } from "node:fs";
import { z } from "zod";

/** Characters of the question that are shown. */
const shownCharacters = 60;

const values = z.record(z.string(), z.unknown());
const line = z.object({
  persona: z.string(),
  input: values,
  documents: z.array(z.object({ sha256: z.string(), name: z.string() })),
  expected: z.object({
    outputs: values,
    verdict: z.enum(["like", "dislike"]).nullable(),
    labels: z.array(z.string()),
    comment: z.string(),
  }),
});

type Values = z.infer<typeof values>;
export type Case = z.infer<typeof line>;

/** Throws an Error that names the first line that is no case. */
export function casesOf(file: string): readonly Case[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((text, index) => {
      if (text.trim() === "") return [];
      try {
        return [line.parse(JSON.parse(text))];
      } catch (cause) {
        throw new Error(`Line ${index + 1} of ${file} is no case; feedback.export makes them`, { cause });
      }
    });
}

/** Of the outputs of an answer that ended well; `missing` documents of the case are not here. */
export function besideCase({ documents, expected }: Case, outputs: Values, missing: number): string {
  const overlap = wordOverlap(textOf(expected.outputs), textOf(outputs));
  return [
    "done",
    ...(missing > 0 ? [`${missing} of ${documents.length} documents are not here`] : []),
    ...citedAgain(pagesOf(expected.outputs), pagesOf(outputs)),
    expected.verdict === "dislike"
      ? `differs in ${percent(1 - overlap)} of its words from the disliked answer`
      : `shares ${percent(overlap)} of its words with the answer`,
  ].join("; ");
}

/** What was said of the answer, and the question. */
export function titleOf({ persona, input, expected: { verdict, labels } }: Case): string {
  const said = [{ like: "liked", dislike: "disliked", none: "commented" }[verdict ?? "none"], ...labels].join(" ");
  const [main] = Object.values(input);
  const text = String(main).replace(/\s+/g, " ");
  return `${persona}, ${said}: ${text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text}`;
}

function textOf(outputs: Values): string {
  return Object.values(outputs)
    .filter((value) => typeof value === "string")
    .join("\n\n");
}

/** "moon.pdf p. 3" of each citation. Ids differ from one data folder to another. */
function pagesOf({ citations }: Values): ReadonlySet<string> {
  const list: readonly unknown[] = Array.isArray(citations) ? citations : [];
  return new Set(
    list.flatMap((each) => {
      const { name, page } = (each ?? {}) as { readonly name?: unknown; readonly page?: unknown };
      return typeof name === "string" && typeof page === "number" ? [`${name} p. ${page}`] : [];
    }),
  );
}

function citedAgain(before: ReadonlySet<string>, now: ReadonlySet<string>): readonly string[] {
  if (before.size === 0 && now.size === 0) return [];
  const parts = {
    "cites again": [...before].filter((each) => now.has(each)),
    "no more": [...before].filter((each) => !now.has(each)),
    newly: [...now].filter((each) => !before.has(each)),
  };
  return Object.entries(parts).flatMap(([name, pages]) => (pages.length > 0 ? [`${name} ${pages.join(", ")}`] : []));
}

/** Words of both over words of either. */
export function wordOverlap(one: string, other: string): number {
  const [a, b] = [one, other].map((text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu)));
  const both = [...(a ?? [])].filter((word) => b?.has(word)).length;
  const either = (a?.size ?? 0) + (b?.size ?? 0) - both;
  return either === 0 ? 1 : both / either;
}

const percent = (part: number) => `${Math.round(part * 100)} %`;
