import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import { unpackCode } from "../../../server/code/unpack.ts";
import { zipOf } from "../../support/office-files.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

async function unpacked(bytes: Buffer) {
  using folder = tmpFolder();
  const path = join(folder.path, "code.zip");
  writeFileSync(path, bytes);
  const { files, left } = await unpackCode(path);
  return {
    files: files.map(({ name, language }) => `${name} ${language}`),
    texts: files.map(({ text }) => text),
    left: left.map(({ name, why, count }) => [name, why, ...(count === undefined ? [] : [count])].join(" ")),
  };
}

test("the code of a zip comes out with its folders and languages", async () => {
  const { files, left, texts } = await unpacked(
    zipOf({ "app/": "", "app/a.py": "x = 1\n", "app/web/b.tsx": "", Makefile: "all:\n" }),
  );
  expect(files).toEqual(["Makefile text", "app/a.py python", "app/web/b.tsx tsx"]);
  expect(texts).toContain("x = 1\n");
  expect(left).toEqual([]);
});

test("names that lead out of the folder are left out", async () => {
  const names = [
    "../a.py",
    "a/../../b.py",
    "/etc/c.py",
    "C:\\d.py",
    "..\\e.py",
    "a//f.py",
    "./g.py",
    "h\n.py",
    `${"i".repeat(300)}.py`,
  ];
  const { files, left } = await unpacked(zipOf(Object.fromEntries(names.map((name) => [name, "x"]))));
  expect(files).toEqual([]);
  expect(left.length).toBe(names.length);
  for (const each of left) expect(each).toMatch(/ path$/);
});

test("what tools made or packages brought is left out and counted by its folder", async () => {
  const { files, left } = await unpacked(
    zipOf({
      "a.js": "x",
      "node_modules/b/c.js": "x",
      "node_modules/d.js": "x",
      "app/.git/config": "x",
      "dist/e.js": "x",
      "package-lock.json": "{}",
      "f.min.js": "x",
    }),
  );
  expect(files).toEqual(["a.js javascript"]);
  expect(left).toEqual([
    "app/.git/ skipped 1",
    "dist/ skipped 1",
    "f.min.js skipped",
    "node_modules/ skipped 2",
    "package-lock.json skipped",
  ]);
});

test("what is no text is left out, by its name or its bytes", async () => {
  const { files, left } = await unpacked(
    zipOf({ "a.png": "x", "b.py": Buffer.from([120, 0, 121]), "c.py": Buffer.from([0xff, 0xfe, 0x41]), "d.py": "é😀" }),
  );
  expect(files).toEqual(["d.py python"]);
  expect(left).toEqual(["a.png binary", "b.py binary", "c.py binary"]);
});

test("a link is no file", async () => {
  const bytes = zipOf({ "a.py": "/etc/passwd" });
  // The kind of a file in its upper half, as Unix writes it: a symbolic link.
  bytes.writeUInt32LE((0o120777 << 16) >>> 0, bytes.indexOf("PK\u0001\u0002") + 38);
  expect((await unpacked(bytes)).left).toEqual(["a.py link"]);
});

test("an encrypted file is told of", async () => {
  const bytes = zipOf({ "a.py": "x = 1" });
  bytes.writeUInt16LE(1, bytes.indexOf("PK\u0001\u0002") + 8);
  expect((await unpacked(bytes)).left).toEqual(["a.py encrypted"]);
});

test("a bomb is not blown up, whether it says how large it is or lies", async () => {
  const bomb = Buffer.alloc(30_000_000, 32);
  expect((await unpacked(zipOf({ "a.py": bomb, "b.py": "x" }))).left).toEqual(["a.py too-large"]);
  const { files, left } = await unpacked(zipOf({ "a.py": bomb }, 10));
  expect(files).toEqual([]);
  expect(left).toEqual(["a.py damaged"]);
});

test("more than a message may hold is left out, code is taken before what lies beside it", async () => {
  const many = Object.fromEntries(Array.from({ length: 59 }, (_, index) => [`a${index}.py`, "x"]));
  const { files, left } = await unpacked(zipOf({ "1.json": "{}", "2.md": "# a", ...many }));
  expect(files.length).toBe(60);
  expect(files).toContain("1.json json");
  expect(left).toEqual(["2.md too-many"]);
  const large = "x".repeat(390_000);
  expect(
    (await unpacked(zipOf({ "a.py": large, "b.py": large, "c.py": large, "d.py": "x".repeat(400_001) }))).left,
  ).toEqual(["c.py too-much", "d.py too-large"]);
});

test("a zip of many files that cannot be taken is not unpacked to its end", async () => {
  const zeros = Buffer.alloc(1_600_000);
  const many = Object.fromEntries(Array.from({ length: 45 }, (_, index) => [`a${index}.py`, zeros]));
  const { files, left } = await unpacked(zipOf({ ...many, "z.py": "x" }));
  expect(files).toEqual([]);
  expect(left).toContain("a0.py binary");
  expect(left).toContain("z.py too-much");
});

test("what is no zip, or only half of one, is damaged", async () => {
  for (const bytes of [Buffer.from("hello"), Buffer.alloc(0), zipOf({ "a.py": "x" }).subarray(0, 40)]) {
    const error = await unpacked(bytes).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FacetError);
    expect((error as FacetError).data.code).toBe("file-damaged");
  }
});
