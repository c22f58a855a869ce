import { createRoot } from "solid-js";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createFollowedDocuments } from "../../../client/documents/followed-documents.ts";
import type { FollowedDocuments } from "../../../client/documents/followed-documents.ts";
import type { DocumentInfo } from "../../../pipelines/engine/documents.ts";

// What of a browser the list looks at.
vi.stubGlobal("document", { visibilityState: "visible", addEventListener: () => {}, removeEventListener: () => {} });
afterEach(() => void vi.useRealTimers());

const at = (documentId: string, stage: DocumentInfo["stage"], createdAt = "2026-01-01") =>
  ({ documentId, stage, createdAt }) as DocumentInfo;
const ready = (documentId: string) => at(documentId, "ready");
const settle = () => new Promise<void>((resolve) => setTimeout(resolve));

/** A list whose answers to "all" come when the test gives them, and to "some" at once, of what `there` holds. */
function open({ asksSome = true } = {}) {
  const asked: ((documents: readonly DocumentInfo[]) => Promise<void>)[] = [];
  const some: (readonly string[])[] = [];
  const there = new Map<string, DocumentInfo>();
  const listeners = new Set<(ids: readonly string[] | null) => void>();
  let list: FollowedDocuments | undefined;
  const all = () =>
    new Promise<{ documents: readonly DocumentInfo[]; total: number }>((resolve) => {
      asked.push((documents) => {
        resolve({ documents, total: documents.length });
        return settle();
      });
    });
  const someOf = async (ids: readonly string[]) => {
    some.push(ids);
    return ids.flatMap((id) => there.get(id) ?? []);
  };
  createRoot(() => {
    list = createFollowedDocuments(() => "c", asksSome ? { all, some: someOf } : { all }, {
      online: () => true,
      onDocuments: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    });
  });
  const names = () => list!.documents().map((each) => each.documentId);
  const tell = (ids: readonly string[] | null) => listeners.forEach((listener) => listener(ids));
  return { list: list!, asked, some, there, tell, names };
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

  it("is shown where its answer takes longer than the pace of asking, and is not asked for meanwhile", async () => {
    vi.useFakeTimers();
    const { list, asked, tell, names } = open({ asksSome: false });
    list.put(at("a", "embedding"));
    const before = asked.length;
    for (let second = 0; second < 4; second += 1) {
      tell(["a"]);
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(asked).toHaveLength(before);
    const answered = asked.at(-1)?.([ready("a"), ready("b")]);
    await vi.advanceTimersByTimeAsync(10);
    await answered;
    expect(names()).toEqual(["a", "b"]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toHaveLength(before + 1);
  });

  it("does not bring back what was taken off it", async () => {
    const { list, asked, names } = open();
    void list.refresh();
    list.drop("a");
    await asked[0]?.([ready("a")]);
    expect(names()).toEqual([]);
  });
});

describe("what the server tells of documents", () => {
  const openRead = async (documents: readonly DocumentInfo[]) => {
    vi.useFakeTimers();
    const opened = open();
    const answered = opened.asked[0]?.(documents);
    await vi.advanceTimersByTimeAsync(1000);
    await answered;
    return opened;
  };

  it("is asked for and nothing else: one is read further, one was added, one is gone, and 600 others stay as they are", async () => {
    const others = Array.from({ length: 600 }, (_, each) => at(`d${each}`, "ready"));
    const { asked, some, there, tell, names, list } = await openRead([at("a", "parsing"), ...others, ready("z")]);
    there.set("a", at("a", "embedding"));
    there.set("new", at("new", "queued", "2026-02-02"));
    tell(["a", "new"]);
    tell(["z"]);
    await vi.advanceTimersByTimeAsync(1000);
    expect([asked.length, some]).toEqual([1, [["a", "new", "z"]]]);
    expect(names()).toEqual(["new", "a", ...others.map(({ documentId }) => documentId)]);
    expect(list.documents()[1]?.stage).toBe("embedding");
  });

  it("is asked for once a second, however often it is told", async () => {
    const { some, tell } = await openRead([at("a", "parsing")]);
    for (let times = 0; times < 50; times += 1) {
      tell(["a"]);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(some.length).toBeGreaterThanOrEqual(5);
    expect(some.length).toBeLessThanOrEqual(6);
  });

  it("is asked for again where a document was added here meanwhile", async () => {
    const { list, asked, there, tell, names } = await openRead([ready("a")]);
    there.set("b", ready("b"));
    tell(["b"]);
    await vi.advanceTimersByTimeAsync(0);
    list.put(ready("c"));
    await vi.advanceTimersByTimeAsync(1000);
    void asked.at(-1)?.([ready("c"), ready("a"), ready("b")]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(names().toSorted()).toEqual(["a", "b", "c"]);
  });

  it("may be lost: what is being read is asked for all the same, and after a cut all of it", async () => {
    const { asked, some, there, tell, list } = await openRead([at("a", "parsing"), ready("b")]);
    there.set("a", ready("a"));
    await vi.advanceTimersByTimeAsync(11_000);
    expect([some, list.documents()[0]?.stage]).toEqual([[["a"]], "ready"]);
    await vi.advanceTimersByTimeAsync(30_000);
    expect([some.length, asked.length]).toEqual([1, 1]);
    tell(null);
    expect(asked).toHaveLength(2);
  });

  it("is asked for as a whole where it is too much to name", async () => {
    const { asked, some, tell } = await openRead([]);
    tell(Array.from({ length: 101 }, (_, each) => `d${each}`));
    await vi.advanceTimersByTimeAsync(1000);
    expect([asked.length, some.length]).toEqual([2, 0]);
  });
});
