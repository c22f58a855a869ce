import { expect, test } from "vitest";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

test.each([
  ["Ölbaum", 1],
  ["ölbaum", 1],
  ["WÄCHST", 1],
  ["äußerst", 1],
  ["langsam", 1],
  ["ölbau_", 0],
  ["ölbau%", 0],
  ["ö\\", 0],
])(
  "a search for “%s” takes capital and small letters for the same in every language: %i found",
  async (query, count) => {
    await using facet = await openServices({ models: scriptedModels([{ text: "Äußerst langsam." }]) });
    const api = facet.as("local");
    const { runId } = await api.personas.guide.start({ input: { question: "Wie wächst ein ÖLBAUM?" } });
    await facet.ended(runId);
    expect((await api.conversations.search({ query })).conversations).toHaveLength(count);
  },
);
