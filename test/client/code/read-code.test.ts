// Files a person brings: code into the message, documents to the library, and why a file is neither.
import { describe, expect, test } from "vitest";
import { fittedError, pastedFile, readCode } from "../../../client/code/read-code.ts";
import type { Unpacked } from "../../../client/code/read-code.ts";
import { codeLimits } from "../../../pipelines/engine/code.ts";

const noZip = () => Promise.reject<Unpacked>(new Error("nothing is unpacked here"));
const file = (name: string, ...parts: BlobPart[]) => new File(parts, name);
const read = async (...files: readonly File[]) => {
  const { code, documents, notAdded } = await readCode(files, noZip);
  return {
    code: code.map(({ name, text }) => [name, text]),
    documents: documents.map(({ name }) => name),
    notAdded: notAdded.map(({ name, why }) => [name, why]),
  };
};

describe("what is brought", () => {
  test("code goes to the message, documents to the library", async () => {
    const files = [file("a.py", "x = 1\n"), file("paper.pdf", "%PDF-"), file("api.yaml", "openapi: 3.1.0\n")];
    expect(await read(...files)).toEqual({
      code: [["a.py", "x = 1\n"]],
      documents: ["paper.pdf", "api.yaml"],
      notAdded: [],
    });
  });

  test("bytes that are no text are told, not shown", async () => {
    expect((await read(file("a.py", new Uint8Array([120, 0, 61])))).notAdded).toEqual([["a.py", "binary"]]);
  });

  test("a file far above the limit is refused without being read", async () => {
    const huge = file("a.py", "");
    Object.defineProperty(huge, "size", { value: codeLimits.charactersAFile * 5 });
    expect((await read(huge)).notAdded).toEqual([["a.py", "too-large"]]);
  });

  test("a file that cannot be read is told", async () => {
    const gone = file("a.py", "x");
    gone.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotFoundError"));
    expect((await read(gone)).notAdded).toEqual([["a.py", "unreadable"]]);
  });

  test.each([
    ["UTF-8 with a mark at its beginning", [0xef, 0xbb, 0xbf, 0xc3, 0xa4], "ä"],
    ["UTF-16, little end first", [0xff, 0xfe, 0xe4, 0x00], "ä"],
    ["UTF-16, big end first", [0xfe, 0xff, 0x00, 0xe4], "ä"],
    ["an old western one", [0xe4], "ä"],
    ["an empty file", [], ""],
  ])("%s is read in its own encoding", async (_, bytes, text) => {
    expect((await read(file("a.py", new Uint8Array(bytes)))).code).toEqual([["a.py", text]]);
  });

  test("an unknown kind of file is the library's to refuse", async () => {
    expect((await read(file("thing", new Uint8Array([0, 1])))).documents).toEqual(["thing"]);
  });

  test("a file of a folder keeps its path", async () => {
    const inside = file("a.py", "x");
    Object.defineProperty(inside, "webkitRelativePath", { value: "project/src/a.py" });
    expect((await read(inside)).code).toEqual([["project/src/a.py", "x"]]);
  });
});

describe("a zip", () => {
  const zip = [file("p.zip", "PK")];

  test("gives its files, and what was left out of it", async () => {
    const inner = { name: "src/a.py", language: "python", text: "x" } as const;
    const left = [{ name: "logo.png", why: "binary" }];
    const found = await readCode(zip, () => Promise.resolve({ ok: true, files: [inner], left }));
    expect(found.code).toEqual([inner]);
    expect(found.notAdded).toEqual([{ name: "p.zip", why: { kind: "left", left } }]);
  });

  test("without code says so", async () => {
    const found = await readCode(zip, () => Promise.resolve({ ok: true, files: [], left: [] }));
    expect(found.notAdded).toEqual([{ name: "p.zip", why: "no-code" }]);
  });

  test("that could not be sent or opened tells why", async () => {
    const found = await readCode(zip, () => Promise.resolve({ ok: false, failure: { kind: "offline" } }));
    expect(found.notAdded).toEqual([{ name: "p.zip", why: { kind: "offline" } }]);
  });
});

test("an error above the limit keeps its first and its last words within it", () => {
  const text = `first\n${"middle\n".repeat(100)}last`;
  const fitted = fittedError(text, 120);
  expect(fitted.length).toBeLessThanOrEqual(120);
  expect(fitted.startsWith("first\n")).toBe(true);
  expect(fitted.endsWith("last")).toBe(true);
  expect(fittedError("short", 120)).toBe("short");
});

test("pasted code keeps its text to the letter", () => {
  const text = "def a():\r\n\treturn 'ä'\n";
  expect(pastedFile(text).text).toBe(text);
});
