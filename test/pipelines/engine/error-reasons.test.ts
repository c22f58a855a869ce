import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { errorReasons } from "../../../pipelines/engine/error-reasons.ts";
import type { ErrorReason } from "../../../pipelines/engine/error-reasons.ts";
import { errorSentence, reasonWords } from "../../../pipelines/engine/error-sentences.ts";
import { FacetError } from "../../../pipelines/engine/errors.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const source = globSync("{server,pipelines}/**/*.ts", { cwd: root })
  .filter((path) => !path.endsWith("error-reasons.ts"))
  .map((path) => readFileSync(`${root}/${path}`, "utf8"))
  .join("\n");
/** Pages of documents have reasons of their own, typed apart. */
const ofPages =
  /type PageReason =([^;]+);/.exec(readFileSync(`${root}/pipelines/engine/documents.ts`, "utf8"))?.[1] ?? "";
const reasons = Object.keys(errorReasons.en) as ErrorReason[];
const named = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);

test("every reason that an error is given has words", () => {
  const given = [...source.matchAll(/\breason: "([^"]+)"/g)].map(([, reason]) => reason!);
  expect(given.length).toBeGreaterThan(30);
  const isKnown = (reason: string) => Object.hasOwn(errorReasons.en, reason) || ofPages.includes(`"${reason}"`);
  expect(given.filter((reason) => !isKnown(reason))).toEqual([]);
});

test("every reason with words is given by some error", () => {
  expect(reasons.filter((reason) => !source.includes(`"${reason}"`))).toEqual([]);
});

test.each(reasons)("%s has words in both languages, filled from the same facts", (reason) => {
  const { en, de } = errorReasons;
  expect(named(de[reason]).toSorted()).toEqual(named(en[reason]).toSorted());
  const facts = Object.fromEntries(named(en[reason]).map((name) => [name, "fact"]));
  for (const language of ["en", "de"] as const) {
    const words = reasonWords({ reason, ...facts }, language);
    expect(words).toMatch(/^\S.*[^\s.]$/);
    expect(words).not.toMatch(/[{}…]/);
  }
  expect(de[reason]).not.toBe(en[reason]);
});

test("a sentence with a reason is in one language", () => {
  const error = { code: "model-unreachable", facts: { model: "Gemma", reason: "silence", seconds: 30 } } as const;
  expect(errorSentence(error, "en")).toBe("The model Gemma did not answer: nothing came for 30 s.");
  expect(errorSentence(error, "de")).toBe("Das Modell Gemma antwortet nicht: 30 s lang kam nichts.");
});

test.each(["Expected a cat", "toString", "__proto__", "", "{field}"])(
  "a text of no reason (%j) is shown as it is",
  (text) => {
    const error = { code: "invalid-input", facts: { field: "pet", reason: text } } as const;
    expect(errorSentence(error, "de")).toBe(`„pet“ passt nicht: ${text}.`);
  },
);

test("a missing reason leaves no placeholder", () => {
  expect(errorSentence({ code: "forbidden", facts: {} }, "de")).toBe("Nicht erlaubt: ….");
});

test("an error cannot be thrown with a free text, nor without what its reason names", () => {
  // @ts-expect-error: a text is no reason
  void new FacetError("forbidden", { reason: "because" });
  const text: string = "because";
  // @ts-expect-error: nor is any string
  void new FacetError("forbidden", { reason: text });
  // @ts-expect-error: the seconds are missing
  void new FacetError("model-unreachable", { model: "Gemma", reason: "silence" });
  expect(new FacetError("model-unreachable", { model: "Gemma", reason: "silence", seconds: 3 }).data.facts).toEqual({
    model: "Gemma",
    reason: "silence",
    seconds: 3,
  });
});
