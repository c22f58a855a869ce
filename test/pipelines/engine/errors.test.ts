import { expect, test } from "vitest";
import { errorSentence } from "../../../pipelines/engine/error-sentences.ts";
import { errorStatus, FacetError, isAbort, toFacetError } from "../../../pipelines/engine/errors.ts";
import type { ErrorCode } from "../../../pipelines/engine/errors.ts";

test("an error of ours is found under whatever wrapped it", () => {
  const own = new FacetError("model-missing", { reason: "no-weights" });
  expect(toFacetError(new Error("outer", { cause: new Error("middle", { cause: own }) }))).toBe(own);
});

test.each(["ENOSPC", "SQLITE_FULL"])("a full disk (%s) is named as one", (code) => {
  const full = Object.assign(new Error("no space"), { code });
  expect(toFacetError(new Error("outer", { cause: full })).data).toMatchObject({
    code: "storage-full",
    next: ["free-space"],
  });
});

test.each([["a text"], [undefined], [null], [42], [new Error("surprise")]])(
  "%s is unexpected, and tells nothing of the inside",
  (thrown) => {
    const { data } = toFacetError(thrown);
    expect(data).toEqual({ code: "unexpected", facts: {}, kept: [], next: ["retry"] });
  },
);

test("an abort is known under whatever wrapped it, and nothing else is one", () => {
  const abort = new DOMException("stop", "AbortError");
  expect(isAbort(abort)).toBe(true);
  expect(isAbort(new Error("outer", { cause: abort }))).toBe(true);
  expect(isAbort(new Error("AbortError"))).toBe(false);
  expect(isAbort("AbortError")).toBe(false);
});

test("every code has a sentence in both languages, filled from its facts", () => {
  for (const code of Object.keys(errorStatus) as ErrorCode[]) {
    for (const language of ["en", "de"] as const) {
      expect(errorSentence({ code, facts: {} }, language)).not.toMatch(/\{\w+\}/);
    }
  }
  const facts = { tokens: 5000, limit: 4096 };
  expect(errorSentence({ code: "model-overflow", facts }, "en")).toBe(
    "The text is too long for the model: 5000 tokens, and 4096 fit.",
  );
  const ended = { name: "a.pdf", reason: "reading-ended", ending: "SIGKILL" };
  expect(errorSentence({ code: "file-damaged", facts: ended }, "en")).toMatch(
    /^a\.pdf could not be read: .+\(SIGKILL\)/,
  );
  expect(errorSentence({ code: "file-damaged", facts: ended }, "de")).not.toContain("beschädigt");
});
