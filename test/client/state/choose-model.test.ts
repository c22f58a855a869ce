import { expect, test } from "vitest";
import { chooseModel, modelFor } from "../../../client/state/choose-model.ts";
import type { Api } from "../../../client/api.ts";
import type { ModelEntry } from "../../../server/api.ts";

const model = (modelId: string, personas: readonly string[], selected = false) =>
  ({ modelId, personas, selected }) as unknown as ModelEntry;
const models = [model("common", [], true), model("own", ["creator"])];

/** What the server was asked. */
async function asked(personaId?: string) {
  const calls: unknown[] = [];
  const call = (name: string) => ({ mutate: (input: object) => Promise.resolve(calls.push([name, input])) });
  const server = { assign: call("assign"), select: call("select") } as unknown as Api["models"];
  await chooseModel(server, models, "seeing", personaId);
  return calls;
}

test("a persona with a model of its own is given the new one, and nobody else is", async () => {
  expect(await asked("creator")).toEqual([["assign", { personaId: "creator", modelId: "seeing" }]]);
});

test("a persona without one, and none at all, choose it for all", async () => {
  expect(await asked("guide")).toEqual([["select", { modelId: "seeing" }]]);
  expect(await asked()).toEqual([["select", { modelId: "seeing" }]]);
});

test("a persona answers with its own model, else with the one that is chosen for all", () => {
  expect(["creator", "guide"].map((id) => modelFor(models, id)?.modelId)).toEqual(["own", "common"]);
});
