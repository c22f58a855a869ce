import { expect, test } from "vitest";
import { toggledPlatform } from "../../../client/creator/toggled-platform.ts";

test("platforms are added and taken away in the order of the list, and the last one stays", () => {
  expect(toggledPlatform(["x"], "instagram")).toEqual(["instagram", "x"]);
  expect(toggledPlatform(["instagram", "x"], "instagram")).toEqual(["x"]);
  expect(toggledPlatform(["x"], "x")).toEqual(["x"]);
});
