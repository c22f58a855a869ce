import { expect, test } from "vitest";
import { personaColours } from "../../../client/shell/persona-colours.ts";

test("a persona nobody drew colours for gets ground and line from its own accent, in both themes", () => {
  const css = personaColours([
    { id: "critic", accent: { light: "oklch(0.48 0.15 310)", dark: "oklch(0.78 0.11 310)" } },
  ]);
  expect(css).toContain('[data-persona="critic"] { --accent: oklch(0.48 0.15 310)');
  expect(css).toContain('[data-theme="dark"] [data-persona="critic"] { --accent: oklch(0.78 0.11 310)');
  expect(css).not.toContain("in oklch");
});

test("hand-picked stones win: the rules stand in a layer", () => {
  expect(personaColours([])).toMatch(/^@layer personas \{/);
});

test("a quote in an id does not end the selector", () => {
  expect(personaColours([{ id: 'a"]b', accent: { light: "red", dark: "red" } }])).toContain('[data-persona="a\\"]b"]');
});
