import { setTimeout } from "node:timers/promises";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import { collectionOf } from "../../../server/documents/scoped.ts";
import { openIngesting, pageText, scriptedEmbedder, scriptedParser, textPages } from "../../support/ingesting.ts";

const report = { pages: textPages("report.pdf", 20) };

describe("a file that cannot be read", () => {
  test("is failed with the reason, and holds no other", async () => {
    const parser = scriptedParser({ "bad.pdf": { pages: [], damagedFrom: 1 }, "report.pdf": report });
    const { ingest, add, at } = openIngesting({ parser });
    const [bad, good] = [add("bad.pdf"), add("report.pdf")];
    ingest.wake();
    expect((await at(bad, "failed")).error).toMatchObject({ code: "file-damaged", facts: { name: "bad.pdf" } });
    expect((await at(good, "ready")).error).toBeNull();
  });

  test("keeps what could be read before it breaks off, and reports the rest as unreadable", async () => {
    const parser = scriptedParser({ "half.pdf": { pages: textPages("half.pdf", 12), damagedFrom: 10 } });
    const { ingest, add, at, store } = openIngesting({ parser });
    const half = add("half.pdf");
    ingest.wake();
    await at(half, "ready");
    expect(store.report(half).map(({ state }) => state)).toEqual([
      ...Array(9).fill("text"),
      ...Array(3).fill("failed"),
    ]);
    expect(store.lexical("ada", [half], "halfpdf9x0", 5)).toHaveLength(1);
  });

  test("with pages that all failed is damaged, not empty", async () => {
    const { ingest, add, at } = openIngesting({ parser: scriptedParser({ "x.pdf": { pages: [{ fails: true }] } }) });
    const id = add("x.pdf");
    ingest.wake();
    expect((await at(id, "failed")).error).toMatchObject({ code: "file-damaged" });
  });

  test("holds no text when its pages are blank and its pictures say nothing", async () => {
    const parser = scriptedParser({ "blank.pdf": { pages: [{ blank: true }, { picture: null }] } });
    const { ingest, add, at, store } = openIngesting({ parser });
    const id = add("blank.pdf");
    ingest.wake();
    expect((await at(id, "failed")).error).toMatchObject({ code: "no-text", facts: { name: "blank.pdf" } });
    expect(store.report(id).map(({ reason }) => reason)).toEqual(["blank", "ocr-found-nothing"]);
  });

  test("is read again when a person asks once more: pages that failed, and no other", async () => {
    const pages = [pageText("a", 1), { fails: true } as const, pageText("a", 3)];
    const files = { "a.pdf": { pages } };
    const parser = scriptedParser(files);
    const { ingest, add, at, store } = openIngesting({ parser });
    const id = add("a.pdf");
    ingest.wake();
    await at(id, "ready");
    files["a.pdf"].pages[1] = pageText("a", 2) as never;
    const before = parser.asked.length;
    store.setProgress(id, { stage: "queued" });
    ingest.wake();
    await at(id, "ready");
    expect(store.report(id).map(({ state }) => state)).toEqual(["text", "text", "text"]);
    expect(parser.asked.slice(before)).toEqual(["a.pdf p. 1", "a.pdf p. 2"]);
  });
});

describe("a protected file", () => {
  const files = { "secret.pdf": { ...report, password: "open sesame" } };

  test("asks for its password, refuses a wrong one, and is read with the right one", async () => {
    const { ingest, add, at, store, now } = openIngesting({ parser: scriptedParser(files) });
    const id = add("secret.pdf");
    const again = (password: string) => {
      ingest.setPassword(id, password);
      store.setProgress(id, { stage: "queued", error: null });
      ingest.wake();
    };
    ingest.wake();
    expect((await at(id, "failed")).error).toMatchObject({ code: "password-needed" });
    again("swordfish");
    await at(id, "failed");
    expect(now(id).error).toMatchObject({ code: "password-wrong", facts: { name: "secret.pdf" } });
    again("open sesame");
    await at(id, "ready");
  });

  test("asks again after a restart: the password is nowhere on the disk", async () => {
    const parser = scriptedParser({ "secret.pdf": { ...files["secret.pdf"], pageMs: 20 } });
    const { ingest, add, at, store } = openIngesting({ parser });
    const id = add("secret.pdf");
    ingest.setPassword(id, "open sesame");
    ingest.wake();
    await at(id, "parsing");
    await ingest[Symbol.asyncDispose]();
    const next = openIngesting({ parser, store });
    next.ingest.wake();
    expect((await at(id, "failed")).error).toMatchObject({ code: "password-needed" });
  });
});

test("each page can be found as soon as it is read, long before the last one", async () => {
  const { ingest, add, at, store, now } = openIngesting({
    parser: scriptedParser({ "report.pdf": { ...report, pageMs: 30 } }),
  });
  const id = add("report.pdf");
  ingest.wake();
  await at(id, "parsing");
  while (store.lexical("ada", [id], "reportpdf1x1", 5).length === 0) await setTimeout(5);
  expect(now(id).stage).toBe("parsing");
  expect(store.report(id).length).toBeLessThan(20);
  await at(id, "ready");
});

test("pages that are pictures are read by OCR, and only those", async () => {
  const parser = scriptedParser({
    "scan.pdf": { pages: [pageText("scan", 1), { picture: "Docling bundles a model" }, { blank: true }] },
  });
  const { ingest, add, at, store } = openIngesting({ parser });
  const id = add("scan.pdf");
  ingest.wake();
  await at(id, "ready");
  expect(store.report(id).map(({ state }) => state)).toEqual(["text", "ocr", "empty"]);
  expect(parser.asked.filter((page) => page === "scan.pdf p. 2")).toHaveLength(2);
  expect(parser.asked).toHaveLength(4);
  expect(store.lexical("ada", [id], "bundles", 5)).toMatchObject([{ page: 2 }]);
});

test("every passage of a ready document has one vector, and the vectors of another owner are elsewhere", async () => {
  const parser = scriptedParser({ "report.pdf": report });
  const { ingest, add, at, store, countVectors } = openIngesting({ parser });
  const [hers, his] = [add("report.pdf"), add("report.pdf", "bob")];
  ingest.wake();
  await Promise.all([at(hers, "ready"), at(his, "ready")]);
  expect(await countVectors()).toBe(store.countPassages(hers));
  expect(await countVectors("bob")).toBe(store.countPassages(his));
  expect(store.countPassages(hers)).toBeGreaterThanOrEqual(20);
  expect(store.toEmbed(hers, "sha256:one", 5)).toEqual([]);
});

test("a heading is embedded in front of its passage", async () => {
  const embedder = scriptedEmbedder();
  const { ingest, add, at } = openIngesting({ parser: scriptedParser({ "report.pdf": report }), embedder });
  const id = add("report.pdf");
  ingest.wake();
  await at(id, "ready");
  expect(embedder.embedded[0]).toBe(`report.pdf › p. 1\n${report.pages[0]}`);
});

describe("without an embedder", () => {
  test("a document is ready with its words, and gets its vectors when one comes", async () => {
    const embedder = scriptedEmbedder(null);
    const { ingest, add, at, now, store, countVectors } = openIngesting({
      parser: scriptedParser({ "report.pdf": report }),
      embedder,
    });
    const id = add("report.pdf");
    ingest.wake();
    await at(id, "ready");
    expect(embedder.embedded).toEqual([]);
    expect(store.lexical("ada", [id], "reportpdf7x7", 5)).toHaveLength(1);
    embedder.id = "sha256:one";
    ingest.wake();
    while (store.toEmbed(id, "sha256:one", 1).length > 0) await setTimeout(5);
    expect(await countVectors()).toBe(store.countPassages(id));
    expect(now(id).stage).toBe("ready");
  });

  test("one that is here and known in a moment is waited for", async () => {
    const embedder = { ...scriptedEmbedder(null), isComing: () => true };
    const { ingest, add, at, now, store } = openIngesting({
      parser: scriptedParser({ "report.pdf": report }),
      embedder,
    });
    const id = add("report.pdf");
    ingest.wake();
    await at(id, "embedding");
    await setTimeout(100);
    expect(now(id).stage).toBe("embedding");
    embedder.id = "sha256:one";
    await at(id, "ready");
    expect(store.countPassages(id, "sha256:one")).toBe(store.countPassages(id));
  });

  test("one that is here but cannot be loaded counts as none, and is not asked for every document", async () => {
    let asked = 0;
    const embed = () => {
      asked += 1;
      return Promise.reject(new FacetError("model-missing", { reason: "cannot-load", name: "embedder" }));
    };
    const { ingest, add, at } = openIngesting({
      parser: scriptedParser({ "a.pdf": report, "b.pdf": report }),
      embedder: { modelId: () => "sha256:one", isComing: () => false, embed },
    });
    const ids = [add("a.pdf"), add("b.pdf")];
    ingest.wake();
    for (const id of ids) await at(id, "ready");
    await setTimeout(50);
    expect(asked).toBe(1);
  });

  test.each(["a minute later", "when vectors are to be made again"])(
    "one that could not be loaded once is tried again %s, and what became ready without vectors gets them",
    async (when) => {
      vi.useFakeTimers({ toFake: ["performance"] });
      onTestFinished(() => void vi.useRealTimers());
      const embedder = scriptedEmbedder();
      const { embed } = embedder;
      embedder.embed = async () => {
        embedder.embed = embed;
        throw new FacetError("model-missing", { reason: "cannot-load", name: "embedder" });
      };
      const parser = scriptedParser({ "a.pdf": report, "b.pdf": report });
      const { ingest, add, at, store, countVectors } = openIngesting({ parser, embedder });
      const ids = [add("a.pdf"), add("b.pdf")];
      ingest.wake();
      for (const id of ids) await at(id, "ready");
      expect(await countVectors()).toBe(0);
      if (when === "a minute later") vi.advanceTimersByTime(60_000);
      else ingest.embedAgain();
      const passages = ids.reduce((sum, id) => sum + store.countPassages(id), 0);
      await expect.poll(() => countVectors()).toBe(passages);
    },
  );
});

test("another embedder gets a collection of its own; the old one serves until the new one is whole, and is empty then", async () => {
  const embedder = scriptedEmbedder();
  const { ingest, add, at, store, countVectors, vectors } = openIngesting({
    parser: scriptedParser({ "report.pdf": report }),
    embedder,
  });
  const id = add("report.pdf");
  ingest.wake();
  await at(id, "ready");
  const passages = store.countPassages(id);
  embedder.id = "sha256:two";
  const seen: { old: number; fresh: number }[] = [];
  const add2 = vectors.add;
  Object.assign(vectors, {
    add: async (...given: Parameters<typeof add2>) => {
      seen.push({ old: await countVectors(), fresh: await vectors.count(collectionOf("ada", "sha256:two")) });
      return add2(...given);
    },
  });
  ingest.wake();
  while (store.toEmbed(id, "sha256:two", 1).length > 0) await setTimeout(5);
  expect(seen.every(({ old }) => old === passages)).toBe(true);
  expect(seen.length).toBeGreaterThan(1);
  await expect.poll(async () => [await countVectors(), await countVectors("ada", "sha256:two")]).toEqual([0, passages]);
});
