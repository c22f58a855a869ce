import fc from "fast-check";
import { expect, test } from "vitest";
import type { PageReport } from "../../../pipelines/engine/documents.ts";
import { nextOf } from "../../../server/documents/ingest-order.ts";
import { missingSpans } from "../../../server/documents/ingest-pages.ts";
import type { StoredDocument } from "../../../server/store/document-store.ts";

const waits = (documentId: string, owner: string, createdAt: number) =>
  ({ documentId, owner, createdAt: new Date(createdAt).toISOString() }) as StoredDocument;
const nobody = { owners: new Map<string, number>(), documents: new Map<string, number>() };

test("nothing waits, nothing is next", () => expect(nextOf([], [], nobody)).toBeUndefined());

test("whoever waits longest is next", () => {
  expect(nextOf([waits("late", "ada", 2), waits("early", "ada", 1)], [], nobody)?.documentId).toBe("early");
});

test("someone with a hundred documents does not hold someone with one", () => {
  const hundred = Array.from({ length: 100 }, (_, at) => waits(`hers ${at}`, "ada", at));
  const one = waits("his", "bob", 500);
  const running = [waits("running", "ada", 0)];
  expect(nextOf([...hundred, one], running, nobody)?.documentId).toBe("his");
  expect(nextOf([...hundred, one], [], { ...nobody, owners: new Map([["ada", 600]]) })?.documentId).toBe("his");
});

test("a long document comes again between new ones", () => {
  const last = { ...nobody, documents: new Map([["long", 1000]]) };
  const order = [waits("long", "ada", 0), waits("new", "ada", 900), waits("newer", "ada", 1100)];
  expect(nextOf(order, [], last)?.documentId).toBe("new");
  expect(nextOf([order[0]!, order[2]!], [], last)?.documentId).toBe("long");
});

test("the missing pages are exactly those that are not there, in order; on asking again the failed ones too", () => {
  const pages = fc.uniqueArray(
    fc.record({ page: fc.integer({ min: 1, max: 40 }), state: fc.constantFrom("text", "failed", "empty", "ocr") }),
    { selector: ({ page }) => page },
  );
  fc.assert(
    fc.property(pages, fc.integer({ min: 0, max: 40 }), fc.boolean(), (known: PageReport[], count, again) => {
      const spans = missingSpans(known, count, again);
      const here = known.filter(({ state }) => !again || state !== "failed").map(({ page }) => page);
      const listed = spans.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at));
      const expected = Array.from({ length: count }, (_, at) => at + 1).filter((page) => !here.includes(page));
      expect(listed).toEqual(expected);
      for (const [at, { from }] of spans.entries()) if (at > 0) expect(from).toBeGreaterThan(spans[at - 1]!.to + 1);
    }),
  );
});
