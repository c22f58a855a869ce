import { expect, test } from "vitest";
import { FacetError } from "../../../../pipelines/engine/errors.ts";
import type { RunEvent } from "../../../../pipelines/engine/events.ts";
import developer from "../../../../pipelines/developer.ts";
import { checkCode } from "../../../../pipelines/steps/code/check-code.ts";
import type { DeveloperContext, Submission } from "../../../../pipelines/steps/code/develop.ts";

const submission = {
  files: [{ name: "a.py", language: "python", text: "x = 1\n" }],
  tests: [],
  tasks: ["bugs"],
  language: "en",
} as unknown as Submission;

/** The keys of what is noted where the tools throw this. */
async function notedOf(thrown: unknown): Promise<readonly string[]> {
  const events: RunEvent[] = [];
  const context = {
    tools: { check: () => Promise.reject(thrown) },
    signal: new AbortController().signal,
    emit: (event: RunEvent) => void events.push(event),
    progress: () => {},
  } as unknown as DeveloperContext;
  expect(await checkCode({ submission }, context)).toEqual({
    checked: { findings: [], outlines: [], isUnchecked: true },
  });
  return events.flatMap((event) => (event.type === "note" ? [event.key] : []));
}

test("tools that were lost are told apart from code that is too much for them, and from what is no fault of theirs", async () => {
  const stopped = new FacetError("not-found", { what: "file" });
  await expect(notedOf(stopped)).rejects.toBe(stopped);
  expect(await notedOf(new FacetError("time-limit", { step: "code tools", seconds: 60 }))).toEqual(["tools-not-run"]);
  expect(await notedOf(new FacetError("too-large", { what: "a.py" }))).toEqual(["tools-not-run"]);
  expect(await notedOf(new FacetError("unexpected", { what: "the code tools" }))).toEqual(["tools-lost"]);
  for (const key of ["tools-not-run", "tools-lost"]) expect(developer.strings.notes).toHaveProperty(key);
});
