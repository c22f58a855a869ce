// The way back to the path stands once on the page: as its button, not as the last line of the text too.
import { expect, test } from "vitest";
import { withoutWayBack } from "../../../client/guide/way-back.ts";
import { told } from "../../../prompts/guide-told.ts";

const { en, de } = told.backTo({ number: 12, title: "Why ice floats: *dense* water." });

test.each([en, de])("an answer in between is read without %s", (line) => {
  expect(withoutWayBack(`Because it is so.\n\n${line}`)).toBe("Because it is so.");
  expect(withoutWayBack(`\`\`\`\ncode\n\`\`\`\n\n${line}\n`)).toBe("```\ncode\n```");
});

test.each([
  "Because it is so.",
  "Because it is so.\n\n*Said with weight.*",
  `${en}\n\nAnd more after it.`,
  `Told in a line: ${en}`,
  en,
  "",
])("what is no such line at the end of a text stays: %j", (text) => {
  expect(withoutWayBack(text)).toBe(text);
});
