import fc from "fast-check";
import { expect, test } from "vitest";
import { pieceLength, piecesOf } from "../../../server/memory/pieces.ts";

const sentence = fc.stringMatching(/^[A-Za-zäöü漢字🧪 ]{0,300}[.!?。]\s{0,3}$/u);
const message = fc.oneof(
  fc.string({ unit: "binary", maxLength: 5000 }),
  fc.array(sentence, { maxLength: 40 }).map((parts) => parts.join("")),
  fc.array(sentence, { maxLength: 40 }).map((parts) => parts.join("\n\n")),
);

test("every piece is exactly its part of the message, in order, and only white space lies between", () => {
  fc.assert(
    fc.property(message, (text) => {
      let at = 0;
      for (const { start, end, text: piece } of piecesOf(text)) {
        expect(text.slice(start, end)).toBe(piece);
        expect(text.slice(at, start).trim()).toBe("");
        expect(piece.length).toBeGreaterThan(0);
        expect(piece.length).toBeLessThanOrEqual(pieceLength);
        expect(piece.trim()).toBe(piece);
        at = end;
      }
      expect(text.slice(at).trim()).toBe("");
    }),
  );
});

test("no character is cut in two", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1200, maxLength: 4000 }), (text) => {
      for (const piece of piecesOf(text.toWellFormed())) expect(piece.text.isWellFormed()).toBe(true);
    }),
  );
});

const long = (word: string, length: number) => `${word} `.repeat(Math.ceil(length / (word.length + 1))).trim();

test.each([
  ["at a paragraph's end", `${long("one", 800)}\n\n${long("two", 800)}`, [long("one", 800), long("two", 800)]],
  [
    "at a sentence's end",
    `${long("one", 800)}. ${long("two", 800)}.`,
    [`${long("one", 800)}.`, `${long("two", 800)}.`],
  ],
  ["nowhere, where it is short", "  Hello.\n\nHow are you?  ", ["Hello.\n\nHow are you?"]],
  ["nowhere, where there is nothing", " \n\t ", []],
])("a message is cut %s", (_, text, expected) => {
  expect(piecesOf(text).map((piece) => piece.text)).toEqual(expected);
});

test("a text without any place to cut is cut all the same", () => {
  expect(piecesOf("x".repeat(3000)).map(({ text }) => text.length)).toEqual([1200, 1200, 600]);
});

test("no more pieces are made than are asked for", () => {
  const text = long("word.", 200_000);
  expect(piecesOf(text, 40)).toHaveLength(40);
  expect(piecesOf(text).length).toBeGreaterThan(160);
});
