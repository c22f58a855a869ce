import { expect, test } from "vitest";
import { newId } from "../../../server/store/rows.ts";

test("every id can be given to a command: none begins with a dash, as an option does", () => {
  const ids = Array.from({ length: 5000 }, newId);
  expect(ids.filter((id) => !/^[\w][\w-]{11}$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});
