import { expect, test } from "vitest";
import { isOfUse } from "../../../client/documents/accepted.ts";

const pdf = { type: "application/pdf" };
const picture = { type: "image/png" };

test.each([
  ["documents", [pdf], true],
  ["documents", [], true],
  ["images", [picture, picture], true],
  ["images", [picture, pdf], false],
  ["images", [], false],
  ["code", [pdf], false],
] as const)("a persona that accepts %s has a use for %j: %j", (accepts, files, expected) => {
  expect(isOfUse(files, { accepts: [accepts] })).toBe(expected);
});

test("a persona that accepts nothing has a use for no file", () => {
  expect(isOfUse([pdf], { accepts: [] })).toBe(false);
});
