import { expect, test } from "vitest";
import { ownWords } from "../../../../pipelines/steps/creator/own-words.ts";

const wish = "A short caption for this picture";

test.each([
  ["the list it was given", '<picture number="1">\n- colour: mostly dark blue\n- setting: wide format\n</picture>'],
  ["the wish", "a short caption for this picture."],
  ["an opened fence", "<person>"],
  ["nothing", " \n"],
])("%s alone is no caption", (_, said) => {
  expect(ownWords(said, wish)).toBeNull();
});

test("what stands between copied lines is kept", () => {
  expect(ownWords("<person>\nUp it goes.\n</person>", wish)).toBe("Up it goes.");
  expect(ownWords("Up it goes: a caption.", wish)).toBe("Up it goes: a caption.");
});
