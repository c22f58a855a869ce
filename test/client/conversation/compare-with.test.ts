import { createRoot } from "solid-js";
import { expect, test } from "vitest";
import { createCompareWith } from "../../../client/conversation/compare-with.ts";
import type { Session } from "../../../client/conversation/session.ts";
import type { CataloguePersona, ModelEntry } from "../../../server/api.ts";

const model = (modelId: string, state: string, given: object = {}) =>
  ({ modelId, role: "chat", state, personas: [], selected: false, ...given }) as unknown as ModelEntry;
const models = [
  model("common", "ready", { selected: true }),
  model("own", "ready", { personas: ["creator"] }),
  model("asleep", "idle"),
  model("away", "unreachable"),
  model("reader", "ready", { role: "embedding" }),
];

const offered = (personaId: string) =>
  createRoot(() => {
    const persona = { id: personaId } as unknown as CataloguePersona;
    const session = { next: { persona: () => persona } } as unknown as Pick<Session, "next" | "valuesOf">;
    const workbench = { models: () => models, personas: () => [persona], conversationId: () => null };
    return createCompareWith(workbench, session)
      .models()
      .map(({ modelId }) => modelId);
  });

test("beside a persona every model can answer that answers when it is asked, but the persona's own", () => {
  expect(offered("guide")).toEqual(["own", "asleep"]);
  expect(offered("creator")).toEqual(["common", "asleep"]);
});
