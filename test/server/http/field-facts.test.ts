import { expect, test } from "vitest";
import { z } from "zod";
import { fieldFacts } from "../../../server/http/field-facts.ts";

const request = z.strictObject({
  title: z.string().trim().min(1).max(10),
  code: z.string().min(3).optional(),
  ids: z.array(z.string()).min(1).max(2).optional(),
  count: z.number().int().min(1).max(5).optional(),
  share: z.number().positive().optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  dialect: z.enum(["vllm", "ollama"]).optional(),
  day: z.iso.date().optional(),
});

const factsOf = (input: unknown) => fieldFacts(request.safeParse(input).error!);

test.each([
  ["nothing at all", undefined, { field: "input", reason: "required" }],
  ["a text instead of fields", "x", { field: "input", reason: "wrong-type", expected: "object" }],
  ["a field left out", {}, { field: "title", reason: "required" }],
  ["blanks only", { title: "  " }, { field: "title", reason: "required" }],
  ["another type", { title: 5 }, { field: "title", reason: "wrong-type", expected: "string" }],
  ["null", { title: null }, { field: "title", reason: "wrong-type", expected: "string" }],
  ["a long text", { title: "x".repeat(11) }, { field: "title", reason: "too-long", limit: 10 }],
  ["a short text", { title: "x", code: "ab" }, { field: "code", reason: "too-short", limit: 3 }],
  ["an empty list", { title: "x", ids: [] }, { field: "ids", reason: "too-few", limit: 1 }],
  ["a long list", { title: "x", ids: ["a", "b", "c"] }, { field: "ids", reason: "too-many", limit: 2 }],
  ["a part of a list", { title: "x", ids: ["a", 2] }, { field: "ids.1", reason: "wrong-type", expected: "string" }],
  ["a high number", { title: "x", count: 6 }, { field: "count", reason: "too-high", limit: 5 }],
  ["a low number", { title: "x", count: 0 }, { field: "count", reason: "too-low", limit: 1 }],
  ["half a number", { title: "x", count: 1.5 }, { field: "count", reason: "wrong-type", expected: "int" }],
  ["an FTP address", { title: "x", url: "ftp://a" }, { field: "url", reason: "no-url" }],
  [
    "a foreign choice",
    { title: "x", dialect: "y" },
    { field: "dialect", reason: "not-one-of", allowed: "vllm, ollama" },
  ],
  ["a field nobody knows", { title: "x", pet: 1 }, { field: "pet", reason: "unknown-field" }],
])("%s is told by a reason with its facts", (_, input, facts) => expect(factsOf(input)).toEqual(facts));

test.each([
  ["a form of text", { title: "x", day: "tomorrow" }],
  ["a bound that is not possible itself", { title: "x", share: 0 }],
])("%s keeps zod's own text", (_, input) => {
  const issue = request.safeParse(input).error!.issues[0]!;
  expect(factsOf(input)).toEqual({ field: issue.path.join("."), reason: issue.message });
});
