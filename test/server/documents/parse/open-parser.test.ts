// What a file can do to its reader, and what it cannot: pages that hang or kill cost themselves only, and a person can always stop.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { openParser } from "../../../../server/documents/parse/open-parser.ts";
import type { ParsedFile, ParsedPage, Parser } from "../../../../server/documents/parse/parser.ts";
import { allPages, fileOf, never } from "../../../support/parsing.ts";
import { tmpFolder } from "../../../support/tmp-folder.ts";

const log = pino({ level: "silent" });
const entry = new URL("../../../support/fake-parse-child.ts", import.meta.url);
/** Short enough for a test that waits for them, and enough for a page and a process on a busy machine. */
const hasty = { pageMs: 1000, startMs: 6000 };
const any = { path: "any", name: "any.pdf", mediaType: "application/pdf" };

/** Without the opening of `allPages`. */
async function readAll(parser: Parser, file: ParsedFile, to: number): Promise<ParsedPage[]> {
  const pages: ParsedPage[] = [];
  for await (const page of parser.pages(file, 1, to, never)) pages.push(page);
  return pages;
}

describe("a file that takes its process down", () => {
  test("costs the pages that hang, crash or eat the memory, and no other", async () => {
    await using parser = openParser({ log, entry, limits: hasty });
    const pages = await allPages(parser, any);
    expect(pages.map(({ page, state, reason }) => [page, state, reason])).toEqual([
      [1, "text", undefined],
      [2, "failed", "too-slow"],
      [3, "text", undefined],
      [4, "failed", "unreadable"],
      [5, "text", undefined],
      [6, "failed", "too-large"],
      [7, "text", undefined],
      [8, "text", undefined],
    ]);
    const processes = new Set(pages.flatMap(({ text }) => text.match(/\d+$/u) ?? []));
    expect(processes.size).toBe(4);
  });

  test.each(["open", "page", "draw"] as const)(
    "is asked to %s once more, for its process may have been ended from outside: only a file that ends two cannot be read",
    async (asked) => {
      using folder = tmpFolder();
      await using parser = openParser({ log, entry, limits: hasty });
      const file = (ends: number) => {
        const path = join(folder.path, String(ends));
        writeFileSync(path, "");
        return { ...any, path, name: `ends ${ends}.pdf` };
      };
      const ask = async (ends: number) => {
        if (asked === "open") return (await parser.open(file(ends), never)).pageCount;
        if (asked === "page") return (await readAll(parser, file(ends), 1))[0]?.reason;
        // The fake draws nothing, and says so.
        return await parser.draw(file(ends), 1, 100, never).catch((thrown: Error) => thrown.name);
      };
      const [well, badly] = { open: [8, "damaged"], page: [undefined, "too-large"], draw: ["TypeError", "FacetError"] }[
        asked
      ];
      expect(await ask(1)).toBe(well);
      const told = { code: "file-damaged", facts: { reason: "reading-ended", ending: "SIGKILL" }, next: ["retry"] };
      if (asked === "open") await expect(ask(2)).rejects.toMatchObject({ data: told });
      else expect(await ask(2)).toBe(badly);
      expect(readFileSync(join(folder.path, "2"), "utf8")).toBe("xx");
    },
  );

  test("page after page is not given two processes for each", async () => {
    using folder = tmpFolder();
    await using parser = openParser({ log, entry, limits: hasty });
    const path = join(folder.path, "counted");
    writeFileSync(path, "");
    const pages = await readAll(parser, { ...any, path, name: "ends 99.pdf" }, 8);
    expect(pages.map(({ state }) => state)).toEqual(Array.from({ length: 8 }, () => "failed"));
    expect(readFileSync(path).length).toBeLessThanOrEqual(11);
  });

  test("leaves a file that is read at the same time alone", async () => {
    await using parser = openParser({ log, entry, limits: hasty });
    const [bad, good] = await Promise.all([
      allPages(parser, any, 2, 4),
      allPages(parser, { ...any, path: "other" }, 7, 8),
    ]);
    expect(bad.map(({ state }) => state)).toEqual(["failed", "text", "failed"]);
    expect(good.map(({ state }) => state)).toEqual(["text", "text"]);
  });
});

describe("a person who stops", () => {
  test("is let go at once while a page hangs, and the next call finds a process that works", async () => {
    await using parser = openParser({ log, entry });
    const stop = new AbortController();
    const seen: ParsedPage[] = [];
    const reading = (async () => {
      for await (const page of parser.pages(any, 1, 8, stop.signal)) {
        seen.push(page);
        stop.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    expect(seen.map(({ page }) => page)).toEqual([1]);
    expect((await allPages(parser, any, 7, 7)).map(({ state }) => state)).toEqual(["text"]);
  });

  test("who stopped before the beginning starts nothing", async () => {
    await using parser = openParser({ log, entry });
    await expect(parser.open(any, AbortSignal.abort())).rejects.toMatchObject({ name: "AbortError" });
  });

  test("leaves a loop early without stopping the process for others", async () => {
    await using parser = openParser({ log });
    const file = fileOf("pdf-odd/rotated-pages.pdf");
    for await (const page of parser.pages(file, 1, 5, never)) {
      expect(page.text).toBe("Hello world");
      break;
    }
    expect((await allPages(parser, file, 5, 5)).map(({ text }) => text)).toEqual(["Hello world"]);
  });
});

describe("a password", () => {
  test("that is wrong is told apart from one that is missing, and the right one opens the file", async () => {
    await using parser = openParser({ log });
    const open = (password?: string) => parser.open(fileOf("pdf-odd/password-abc.pdf", undefined, password), never);
    await expect(open()).rejects.toMatchObject({
      data: { code: "password-needed", facts: { name: "password-abc.pdf" } },
    });
    await expect(open("no")).rejects.toMatchObject({ data: { code: "password-wrong" } });
    await expect(open("abc")).resolves.toMatchObject({ pageCount: 1 });
  });
});

test("a file that opens too slowly says how long was waited", async () => {
  await using parser = openParser({ log, entry, limits: { ...hasty, drawMs: 300 } });
  // The first answer of a process may take longer: it is warmed up.
  await expect(parser.draw({ ...any, path: "1" }, 1, 100, never)).rejects.toThrow(TypeError);
  const drawing = parser.draw(any, 2, 100, never);
  await expect(drawing).rejects.toMatchObject({
    data: { code: "time-limit", facts: { step: "any.pdf", seconds: 0.3 } },
  });
});

describe("a picture", () => {
  const head = Buffer.alloc(64);
  head.write("\u0089PNG\r\n\u001a\n", "latin1");
  head.writeUInt32BE(20_000, 16);
  head.writeUInt32BE(20_000, 20);

  test.each([
    ["that claims 400 megapixels", head, "too-large"],
    [
      "with a head and nothing behind it",
      Buffer.concat([head.subarray(0, 16), Buffer.from([0, 0, 0, 9, 0, 0, 0, 9])]),
      "file-damaged",
    ],
    ["of no bytes", Buffer.alloc(0), "file-damaged"],
  ])("%s is refused by name", async (_, bytes, code) => {
    using folder = tmpFolder();
    await using parser = openParser({ log });
    const file = { path: join(folder.path, "bytes"), name: "photo.png", mediaType: "image/png" };
    writeFileSync(file.path, bytes);
    const opening = parser.open(file, never);
    await expect(opening).rejects.toMatchObject({ data: { code } });
    await expect(opening).rejects.toThrow("photo.png");
  });
});

test("a text file is read by the same parser, and has nothing to draw", async () => {
  await using parser = openParser({ log });
  const file = fileOf("pdf-odd/MANIFEST.md", "text/markdown");
  expect(await parser.open(file, never)).toMatchObject({ drawable: false });
  const [first] = await allPages(parser, file);
  expect(first?.text).toContain("28 small PDFs");
});
