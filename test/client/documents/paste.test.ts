import { expect, test } from "vitest";
import { longestPaste, pasteOf, textFile } from "../../../client/documents/paste.ts";

const picture = new File(["png"], "image.png", { type: "image/png" });

test("a paste of 2,000 characters stays in the field, and one more makes a file of it", () => {
  expect(pasteOf({ files: [], text: "a".repeat(longestPaste) }).kind).toBe("plain");
  expect(pasteOf({ files: [], text: "a".repeat(longestPaste + 1) })).toEqual({
    kind: "text-file",
    text: "a".repeat(longestPaste + 1),
  });
});

test("copied files are added", () => {
  expect(pasteOf({ files: [picture], text: "" })).toEqual({ kind: "files", files: [picture] });
});

test("words with a picture of them, as office programs copy them, are words", () => {
  expect(pasteOf({ files: [picture], text: "two words" }).kind).toBe("plain");
});

test("nothing pasted changes nothing", () => {
  expect(pasteOf({ files: [], text: "" }).kind).toBe("plain");
});

test("a text file holds the text as it was, in UTF-8", async () => {
  const file = textFile("Grüße, 地球\r\n", "pasted text.txt");
  expect([file.name, await file.text()]).toEqual(["pasted text.txt", "Grüße, 地球\r\n"]);
  expect(file.type).toMatch(/^text\/plain/);
});
