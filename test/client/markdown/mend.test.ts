import { describe, expect, it } from "vitest";
import { mendLive } from "../../../client/markdown/mend.ts";

describe("a block that is still being written", () => {
  it.each([
    ["Words and **bol", "Words and **bol**"],
    ["Words and **", "Words and "],
    ["Words **done** and", "Words **done** and"],
    ["A `cod", "A `cod`"],
    ["A `", "A "],
    ["`**` is two stars", "`**` is two stars"],
    ["See [the pa", "See the pa"],
    ["See [the page](https://x.exa", "See the page"],
    ["See [the page](https://x.example)", "See [the page](https://x.example)"],
    ["Words\n-", "Words"],
    ["Words\n- item", "Words\n- item"],
    ["| a | b |", ""],
    ["| a | b |\n|--", "| a | b |\n|--"],
    ["```js\nconst a = `", "```js\nconst a = `"],
    ["", ""],
  ])("%j is shown as %j", (source, shown) => {
    expect(mendLive(source)).toBe(shown);
  });
});
