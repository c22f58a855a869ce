import { expect, test } from "vitest";
import { told } from "../../prompts/developer-told.ts";

test.each([
  [1, "1 of 5 tests fails.", "1 von 5 Tests schlägt fehl."],
  [3, "3 of 5 tests fail.", "3 von 5 Tests schlagen fehl."],
])("how many tests fail is said in the right number: %i", (failed, en, de) => {
  expect(told.testsFail({ failed, total: 5, first: "" })).toEqual({ en, de });
});
