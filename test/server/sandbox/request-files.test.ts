import { describe, expect, test } from "vitest";
import { nameFiles } from "../../../server/sandbox/request-files.ts";

const named = (...names: readonly string[]) =>
  nameFiles({ language: "python", files: names.map((name) => ({ name, text: "" })), entry: names[0] ?? "" });

describe("the names of a request's files", () => {
  test.each([
    ["main.py", "main.py"],
    ["src/deep/main.py", "src/deep/main.py"],
    ["/etc/passwd", "etc/passwd"],
    ["../../main.py", "main.py"],
    ["a/../../b.py", "a/b.py"],
    ["C:\\code\\main.py", "C:/code/main.py"],
    ["./main.py", "main.py"],
    ["größe 😀.py", "größe 😀.py"],
    ["nul\0.py", "nul_.py"],
    ["line\nbreak.py", "line_break.py"],
  ])("%j lies in the folder as %j, and is called as before", (name, inside) => {
    const found = named(name);
    expect(found?.files).toEqual([{ name: inside, text: "" }]);
    expect(found?.entry).toBe(inside);
    expect(found?.given(inside)).toBe(name);
  });

  test.each([[""], [".."], ["/"]])("an entry named %j is none", (name) => expect(named(name)).toBeNull());
  test("an entry that is not among them is none", () => {
    expect(nameFiles({ language: "python", files: [{ name: "a.py", text: "" }], entry: "b.py" })).toBeNull();
  });
  test("more than a request may hold is refused", () => {
    expect(named(...Array.from({ length: 501 }, (_, at) => `${at}.py`))).toBeNull();
    expect(
      nameFiles({ language: "python", files: [{ name: "a.py", text: "x".repeat(8_000_001) }], entry: "a.py" }),
    ).toBeNull();
  });
});
