import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import type { DocumentProgress } from "../../../server/store/document-store.ts";
import { openIngesting, scriptedEmbedder, scriptedParser, textPages } from "../../support/ingesting.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const report = { pages: textPages("report.pdf", 24) };
const files = { "report.pdf": report };

describe("a process that ends in the middle", () => {
  const read = async (cutAt: "parsing" | "reading" | "embedding" | null) => {
    using folder = tmpFolder();
    const path = folder.path;
    const pages = report.pages.map((text, index) => (index % 8 === 3 ? { picture: text } : text));
    const parser = scriptedParser({ "report.pdf": { pages, pageMs: 3 } });
    const embedder = scriptedEmbedder();
    // Long enough to be seen at it, on a busy machine too.
    const embed: typeof embedder.embed = async (texts) => {
      await setTimeout(cutAt === "embedding" ? 200 : 0);
      return embedder.embed(texts);
    };
    const first = openIngesting({ path, parser, embedder: { ...embedder, embed } });
    const id = first.add("report.pdf");
    const passages = () => first.store.passages("ada", id).map(({ page, start, text }) => ({ page, start, text }));
    first.ingest.wake();
    if (cutAt !== null) {
      await first.at(id, cutAt);
      if (cutAt === "embedding") while (embedder.embedded.length === 0) await setTimeout(1);
      await first.ingest[Symbol.asyncDispose]();
      expect(first.now(id).stage).toBe(cutAt);
    }
    const second = openIngesting({ path, parser, embedder });
    second.ingest.wake();
    await second.at(id, "ready");
    expect(await second.countVectors()).toBe(passages().length);
    return { passages: passages(), asked: parser.asked };
  };

  test.each(["parsing", "reading", "embedding"] as const)(
    "while %s goes on where it was, with the passages and vectors of an undisturbed run",
    async (stage) => {
      const [whole, cut] = [await read(null), await read(stage)];
      expect(cut.passages).toEqual(whole.passages);
      // One page more is read, for the heading the next begins under.
      expect(cut.asked.length - whole.asked.length).toBeLessThanOrEqual(2);
    },
  );
});

describe("cancelling", () => {
  test("ends a document while it is read, keeps what was read, and a retry goes on from there", async () => {
    const parser = scriptedParser({ "report.pdf": { ...report, pageMs: 10 } });
    const { ingest, add, at, now, store, countVectors } = openIngesting({ parser });
    const id = add("report.pdf");
    ingest.wake();
    while (store.report(id).length < 5) await setTimeout(2);
    await ingest.cancel(id);
    expect(now(id).stage).toBe("cancelled");
    const kept = store.report(id).length;
    await setTimeout(60);
    expect([now(id).stage, store.report(id).length]).toEqual(["cancelled", kept]);
    store.setProgress(id, { stage: "queued" });
    ingest.wake();
    await at(id, "ready");
    expect(store.report(id)).toHaveLength(24);
    expect(parser.asked.length).toBeLessThanOrEqual(24 + 9);
    expect(await countVectors()).toBe(store.countPassages(id));
  });

  test("a document that waits ends it without a page of it being read", async () => {
    const parser = scriptedParser({
      "a.pdf": { ...report, pageMs: 10 },
      "b.pdf": { ...report, pageMs: 10 },
      "c.pdf": report,
    });
    const { ingest, add, now } = openIngesting({ parser });
    const ids = [add("a.pdf"), add("b.pdf"), add("c.pdf")];
    ingest.wake();
    await setTimeout(40);
    await Promise.all(ids.map((id) => ingest.cancel(id)));
    expect(ids.map((id) => now(id).stage)).toEqual(["cancelled", "cancelled", "cancelled"]);
    expect(parser.asked.filter((page) => page.startsWith("c.pdf"))).toEqual([]);
  });

  test("while vectors are added leaves nothing that is written after it", async () => {
    const adding = Promise.withResolvers<void>();
    const added = Promise.withResolvers<void>();
    const vectors = {
      add: () => {
        adding.resolve();
        return added.promise;
      },
      remove: async () => 0,
    };
    const { ingest, add, store, now } = openIngesting({ parser: scriptedParser(files), vectors });
    const id = add("report.pdf");
    ingest.wake();
    await adding.promise;
    const cancelled = ingest.cancel(id);
    expect(now(id).stage).toBe("cancelled");
    added.resolve();
    await cancelled;
    expect(store.countPassages(id, "sha256:one")).toBe(0);
    expect(now(id).stage).toBe("cancelled");
  });
});

test("vectors that are away are waited for: the row says where it stands, nothing is failed, and it goes on by itself", async () => {
  let away = true;
  const ids = new Set<string>();
  const vectors = {
    add: async (_: string, records: readonly { readonly id: string }[]) => {
      if (away) throw new Error("Chroma is gone");
      for (const { id } of records) ids.add(id);
    },
    remove: async () => 0,
  };
  const { ingest, add, at, store } = openIngesting({ parser: scriptedParser(files), vectors });
  const id = add("report.pdf");
  ingest.wake();
  expect((await at(id, "indexing")).error).toBeNull();
  away = false;
  await at(id, "ready");
  expect(ids.size).toBe(store.countPassages(id));
});

test("an embedder that dies with every passage of a document leaves it ready with its words, and other documents their vectors", async () => {
  const embedder = scriptedEmbedder();
  const { embed } = embedder;
  embedder.embed = async (texts) => {
    if (texts.some((text) => text.includes("poison")))
      throw new FacetError("model-unreachable", { model: "embedder", reason: "process-ended", ending: "SIGSEGV" });
    return embed(texts);
  };
  const parser = scriptedParser({ "poison.pdf": { pages: ["poison"] }, ...files });
  const { ingest, add, at, store, countVectors } = openIngesting({ parser, embedder });
  const [poison, good] = [add("poison.pdf"), add("report.pdf")];
  ingest.wake();
  await at(good, "ready");
  await at(poison, "ready");
  expect(store.lexical("ada", [poison], "poison", 3)).toHaveLength(1);
  expect(await countVectors()).toBe(store.countPassages(good));
});

test("a full disk fails the document with what to do, and a retry goes on when there is room", async () => {
  const inner = openIngesting({});
  let room = 1;
  const store = {
    ...inner.store,
    putPages: (...given: Parameters<typeof inner.store.putPages>) => {
      if ((room -= 1) < 0) throw Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
      inner.store.putPages(...given);
    },
  };
  const { ingest } = openIngesting({ parser: scriptedParser(files), store });
  const id = inner.add("report.pdf");
  ingest.wake();
  expect((await inner.at(id, "failed")).error).toMatchObject({ code: "storage-full", next: ["free-space"] });
  expect(inner.store.report(id).length).toBeGreaterThan(0);
  room = Infinity;
  inner.store.setProgress(id, { stage: "queued", error: null });
  ingest.wake();
  await inner.at(id, "ready");
  expect(inner.store.report(id)).toHaveLength(24);
});

test("a disk too full for the failure itself ends nothing: the document waits to be tried again", async () => {
  const inner = openIngesting({});
  const full = () => {
    throw Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
  };
  let tries = 0;
  const setProgress = (id: string, progress: DocumentProgress) => {
    if (progress.stage === "failed") full();
    return inner.store.setProgress(id, progress);
  };
  const putPages = () => {
    tries += 1;
    full();
  };
  const { ingest } = openIngesting({ parser: scriptedParser(files), store: { ...inner.store, putPages, setProgress } });
  const id = inner.add("report.pdf");
  ingest.wake();
  await inner.at(id, "parsing");
  await expect.poll(() => tries).toBeGreaterThan(0);
  await setTimeout(100);
  expect([tries, inner.now(id).stage]).toEqual([1, "parsing"]);
});

test("while an answer is written, reading makes way between batches and still goes on", async () => {
  let looks = 0;
  let busy = true;
  const chat = { isBusy: () => ((looks += 1), busy) };
  const { ingest, add, at, store } = openIngesting({ parser: scriptedParser(files), chat });
  const id = add("report.pdf");
  ingest.wake();
  while (looks < 5) await setTimeout(5);
  const before = store.report(id).length;
  expect(before).toBeLessThan(24);
  // It never stands still for good.
  while (store.report(id).length === before) await setTimeout(20);
  busy = false;
  await at(id, "ready");
});

test("at most two documents are parsed at once, and two people take turns", async () => {
  const names = ["a.pdf", "b.pdf", "c.pdf", "d.pdf", "hers.pdf"];
  const file = { pages: textPages("page", 6), pageMs: 4 };
  const parser = scriptedParser(Object.fromEntries(names.map((name) => [name, file])));
  let most = 0;
  const { ingest, add, at, store } = openIngesting({ parser });
  const ids = names.map((name) => add(name, name === "hers.pdf" ? "eve" : "ada"));
  ingest.wake();
  const watching = setInterval(() => {
    most = Math.max(most, store.unfinished().filter(({ stage }) => stage === "parsing").length);
  }, 1);
  for (const id of ids) await at(id, "ready");
  clearInterval(watching);
  expect(most).toBe(2);
  const firstPages = parser.asked.filter((page) => page.endsWith("p. 1")).map((page) => page.split(" ")[0]);
  // Eve came last, and begins with the first free place.
  expect(new Set(firstPages.slice(0, 2))).toEqual(new Set(["a.pdf", "hers.pdf"]));
});

test("a long document makes room for short ones in every line, and is whole in the end", async () => {
  const mixed = textPages("long.pdf", 40).map((text, index) => (index % 5 === 2 ? { picture: text } : text));
  const short = { pages: ["a short text", { picture: "a short picture" }], pageMs: 1 };
  const parser = scriptedParser({
    "long.pdf": { pages: mixed, pageMs: 1 },
    "a.pdf": short,
    "b.pdf": short,
    "c.pdf": short,
  });
  const { ingest, add, at, now, store, countVectors } = openIngesting({ parser, turnMs: 0 });
  const long = add("long.pdf");
  const others = ["a.pdf", "b.pdf", "c.pdf"].map((name) => add(name));
  ingest.wake();
  for (const id of others) await at(id, "ready");
  expect(now(long).stage).not.toBe("ready");
  await at(long, "ready");
  expect(store.report(long).map(({ state }) => state)).toEqual(
    mixed.map((page) => (typeof page === "string" ? "text" : "ocr")),
  );
  expect(await countVectors()).toBe([long, ...others].reduce((sum, id) => sum + store.countPassages(id), 0));
});
