import { expect, test } from "vitest";
import { withoutCode } from "../../../client/code/code-input.ts";
import { reworded, withoutHidden } from "../../../client/conversation/hidden-input.ts";
import type { CataloguePersona } from "../../../server/api.ts";

const persona = {
  inputs: [
    { key: "brief", component: "textarea", schema: {} },
    { key: "tone", component: "select", schema: { enum: ["warm", "plain"] } },
    { key: "keep", component: "hidden", schema: { type: "object" } },
    { key: "action", component: "hidden", schema: { enum: ["auto", "quiz"], default: "auto" } },
  ],
} as unknown as CataloguePersona;

test("what only a view sends is not in the next message", () => {
  const input = { brief: "Shorter", keep: { caption: "x" } };
  expect(withoutHidden(persona, input)).toEqual({ brief: "Shorter" });
  expect(withoutCode(persona, input)).toEqual({ brief: "Shorter" });
});

test("with other words a question is what they say, not what its button said; what was locked stays locked", () => {
  const input = { brief: "Quiz me.", tone: "plain", keep: { caption: "x" }, action: "quiz" };
  expect(reworded(persona, input, "What is heat?")).toEqual({
    brief: "What is heat?",
    tone: "plain",
    keep: { caption: "x" },
  });
});
