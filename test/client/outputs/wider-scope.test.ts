import { describe, expect, it } from "vitest";
import { mostNamed, widerScope } from "../../../client/outputs/wider-scope.ts";
import type { DocumentInfo } from "../../../pipelines/engine/documents.ts";

const document = (documentId: string, createdAt: string, change: Partial<DocumentInfo> = {}) =>
  ({ documentId, createdAt, stage: "ready", conversationIds: [], ...change }) as unknown as DocumentInfo;
const library = [
  document("old", "2026-01-01"),
  document("here", "2026-01-02", { conversationIds: ["c"] }),
  document("new", "2026-01-03"),
  document("broken", "2026-01-04", { stage: "failed" }),
];

describe("what a refused question may be asked of beside", () => {
  it.each([
    ["the conversation's documents", [], ["here", "new", "old"], 2],
    ["some documents", ["old"], ["old", "new", "here"], 2],
  ])("is the library's rest, the newest first, after %s", (_, documentIds, expected, more) => {
    expect(widerScope({ library, conversationId: "c", documentIds })).toEqual({
      more,
      documentIds: expected,
      isCut: false,
    });
  });

  it("is nothing where all that can be read was asked, or nothing is known", () => {
    expect(widerScope({ library, conversationId: "c", documentIds: ["old", "here", "new"] })).toBeUndefined();
    expect(widerScope({ library: [], conversationId: "c", documentIds: [] })).toBeUndefined();
  });

  it("names no more than one question may, and says so", () => {
    const many = Array.from({ length: mostNamed + 20 }, (_, at) => document(`d${at}`, `2026-01-01T00:00:${at}`));
    const wider = widerScope({ library: many, conversationId: "c", documentIds: [] });
    expect([wider?.documentIds.length, wider?.more, wider?.isCut]).toEqual([mostNamed, mostNamed + 20, true]);
  });
});
