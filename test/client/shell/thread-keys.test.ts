import { expect, test } from "vitest";
import { createTypeahead, placeAfter } from "../../../client/shell/thread-keys.ts";

test.each([
  ["ArrowDown", 3, 4],
  ["ArrowDown", 9, 9],
  ["ArrowUp", 3, 2],
  ["ArrowUp", 0, 0],
  ["Home", 3, 0],
  ["End", 3, 9],
  ["Enter", 3, undefined],
])("%s leads from row %i of ten to %s", (key, at, next) => {
  expect(placeAfter(key, at, 10)).toBe(next);
});

test("in an empty list no key moves", () => {
  expect(placeAfter("End", -1, 0)).toBeUndefined();
});

const titles = ["Street trees", "Sensor pairing", "Öl im Haus", "Spring plants", "New house blend", "Sensor two"];
const plain = { ctrlKey: false, metaKey: false, altKey: false };

/** Types keys at the given times (ms), from the first row, and gives the rows they lead to. */
function typed(keys: readonly (readonly [key: string, at: number])[]): readonly (number | undefined)[] {
  let now = 0;
  let at = 0;
  const typeahead = createTypeahead(() => now);
  return keys.map(([key, time]) => {
    now = time;
    const next = typeahead.type(new FakeKey(key) as KeyboardEvent, () => titles, at);
    at = next ?? at;
    return next;
  });
}
class FakeKey {
  readonly key: string;
  readonly ctrlKey = plain.ctrlKey;
  readonly metaKey = plain.metaKey;
  readonly altKey = plain.altKey;
  constructor(key: string) {
    this.key = key;
  }
}

test("letters lead to the next title that begins so, without minding accents, and around the end", () => {
  expect(typed([["s", 0]])).toEqual([1]);
  expect(typed([["o", 0]])).toEqual([2]);
  expect(
    typed([
      ["s", 0],
      ["s", 2000],
      ["s", 4000],
      ["s", 6000],
    ]),
  ).toEqual([1, 3, 5, 0]);
});

test("letters typed quickly are one word, also those that are keys of the page by themselves", () => {
  expect(
    typed([
      ["s", 0],
      ["p", 100],
      ["r", 200],
    ]),
  ).toEqual([1, 3, 3]);
});

test("a letter that is a key of the page stays that key when it stands first", () => {
  expect(typed([["n", 0]])).toEqual([undefined]);
  expect(typed([["P", 0]])).toEqual([undefined]);
});

test("the signs of the page are its keys also right after a letter", () => {
  expect(
    typed([
      ["s", 0],
      ["/", 100],
      ["?", 200],
    ]),
  ).toEqual([1, undefined, undefined]);
});

test("what no title begins with stays where it is", () => {
  expect(
    typed([
      ["x", 0],
      ["x", 100],
    ]),
  ).toEqual([0, 0]);
});

test("keys that are no letters, and combinations, are left alone", () => {
  const typeahead = createTypeahead(() => 0);
  const press = (key: string, held: object = {}) =>
    typeahead.type({ key, ...plain, ...held } as KeyboardEvent, () => titles, 0);
  expect(press("F2")).toBeUndefined();
  expect(press("Delete")).toBeUndefined();
  expect(press("s", { ctrlKey: true })).toBeUndefined();
});
