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

  it.each([
    ["Cooler at noon [", "Cooler at noon "],
    ["Cooler at noon [1", "Cooler at noon "],
    ["Cooler at noon [1]", "Cooler at noon [1]"],
    ["Cooler at noon [1][", "Cooler at noon [1]"],
    ["Cooler at noon [1][12", "Cooler at noon [1]"],
    ["Not so [!", "Not so "],
    ["Not so [!]", "Not so [!]"],
    ["**Cooler [1]", "**Cooler [1]**"],
    ["See [the pa", "See the pa"],
    ["An `array[1", "An `array[1`"],
  ])("%j is shown as %j where it cites: half a citation waits, a whole one stays", (source, shown) => {
    expect(mendLive(source, true)).toBe(shown);
  });
});
