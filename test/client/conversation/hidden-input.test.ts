import { expect, test } from "vitest";
import { withoutCode } from "../../../client/code/code-input.ts";
import { withoutHidden } from "../../../client/conversation/hidden-input.ts";
import type { CataloguePersona } from "../../../server/api.ts";

const persona = {
  inputs: [
    { key: "brief", component: "textarea" },
    { key: "keep", component: "hidden" },
  ],
} as unknown as CataloguePersona;

test("what only a view sends is not in the next message", () => {
  const input = { brief: "Shorter", keep: { caption: "x" } };
  expect(withoutHidden(persona, input)).toEqual({ brief: "Shorter" });
  expect(withoutCode(persona, input)).toEqual({ brief: "Shorter" });
});
