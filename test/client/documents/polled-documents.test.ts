import { createRoot } from "solid-js";
import { describe, expect, it, vi } from "vitest";
import { createPolledDocuments } from "../../../client/documents/polled-documents.ts";
import type { PolledDocuments } from "../../../client/documents/polled-documents.ts";
import type { DocumentInfo } from "../../../pipelines/engine/documents.ts";

// What of a browser the list looks at.
vi.stubGlobal("document", { visibilityState: "visible", addEventListener: () => {}, removeEventListener: () => {} });

const ready = (documentId: string) => ({ documentId, stage: "ready" }) as DocumentInfo;
const settle = () => new Promise<void>((resolve) => setTimeout(resolve));

/** A list whose answers come when the test gives them. */
function open() {
  const asked: ((documents: readonly DocumentInfo[]) => Promise<void>)[] = [];
  let list: PolledDocuments | undefined;
  createRoot(() => {
    list = createPolledDocuments(
      () => "c",
      () =>
        new Promise((resolve) => {
          asked.push((documents) => {
            resolve(documents);
            return settle();
          });
        }),
      () => true,
    );
  });
  const names = () => list!.documents().map((each) => each.documentId);
  return { list: list!, asked, names };
}

describe("a list of documents", () => {
  it("loses none when files are added while it is being asked for", async () => {
    const { list, asked, names } = open();
    void list.refresh();
    list.put(ready("a"));
    list.put(ready("b"));
    await asked[0]?.([]);
    expect(names()).toEqual(["a", "b"]);
    await asked.at(-1)?.([ready("a"), ready("b")]);
    expect([names(), list.loaded()]).toEqual([["a", "b"], true]);
  });

  it("does not bring back what was taken off it", async () => {
    const { list, asked, names } = open();
    void list.refresh();
    list.drop("a");
    await asked[0]?.([ready("a")]);
    expect(names()).toEqual([]);
  });
});
