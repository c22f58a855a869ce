import { expect, test } from "vitest";
import { rememberLast } from "../../server/remember-last.ts";

test("what failed is made anew, what was made is not, and the one asked for least lately goes first", async () => {
  const remembered = rememberLast<string>(2);
  const made: string[] = [];
  const ask = (key: string) =>
    remembered(key, async () => {
      made.push(key);
      return key.toUpperCase();
    });
  await expect(remembered("a", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  for (const key of ["a", "b", "a", "c", "a"]) expect(await ask(key)).toBe(key.toUpperCase());
  expect(made).toEqual(["a", "b", "c"]);
  await ask("b");
  expect(made).toEqual(["a", "b", "c", "b"]);
});
