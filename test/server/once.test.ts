import { expect, test } from "vitest";
import { once } from "../../server/once.ts";

test("it is made once, and a failure is not kept", async () => {
  const answers = [() => Promise.reject(new Error("no descriptors")), async () => "first", async () => "second"];
  let calls = 0;
  const made = once<string>(() => {
    calls += 1;
    return (answers.shift() ?? (async () => ""))();
  });
  expect(await made.made()).toBeUndefined();
  await expect(made.get()).rejects.toThrow("no descriptors");
  expect(await made.made()).toBeUndefined();
  expect(await Promise.all([made.get(), made.get(), made.made()])).toEqual(["first", "first", "first"]);
  expect(calls).toBe(2);
});

test("who closes what could not be made is told nothing", async () => {
  const made = once(() => Promise.reject(new Error("no")));
  const asked = made.get().catch(() => "failed");
  expect(await made.made()).toBeUndefined();
  expect(await asked).toBe("failed");
});
