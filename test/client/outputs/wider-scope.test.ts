import { describe, expect, it } from "vitest";
import { mostNamed, widerScope } from "../../../client/outputs/wider-scope.ts";
import type { DocumentStage } from "../../../pipelines/engine/documents.ts";

const document = (documentId: string, stage: DocumentStage = "ready") => ({ documentId, stage });
const library = ["new", "here", "old"].map((id) => document(id));
const here = [document("broken", "failed"), document("here"), document("old")];

describe("what a refused question may be asked of beside", () => {
  it.each([
    ["the conversation's documents", [], ["here", "old", "new"], 1],
    ["some documents", ["old"], ["old", "new", "here"], 2],
  ])("is the library's rest, the newest first, after %s", (_, documentIds, expected, more) => {
    expect(widerScope({ newest: library, total: 3, here, documentIds })).toEqual({
      more,
      documentIds: expected,
      isCut: false,
    });
  });

  it("is nothing where all that can be read was asked, or nothing is known", () => {
    const all = { newest: library, total: 3, here: library };
    expect(widerScope({ ...all, documentIds: [] })).toBeUndefined();
    expect(widerScope({ ...all, documentIds: ["old", "here", "new"] })).toBeUndefined();
    expect(widerScope({ newest: [], total: 0, here: [], documentIds: [] })).toBeUndefined();
  });

  it("names no more than one question may, those it was asked about first, and counts all others", () => {
    const newest = Array.from({ length: mostNamed }, (_, at) => document(`d${at}`));
    const wider = widerScope({ newest, total: 1000, here: [document("far down")], documentIds: [] });
    expect([wider?.documentIds.length, wider?.documentIds[0], wider?.more, wider?.isCut]).toEqual([
      mostNamed,
      "far down",
      999,
      true,
    ]);
  });
});
