import { expect, test } from "vitest";
import type { DetectedMachine } from "../../../pipelines/engine/sizing/sizing.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

const detected: DetectedMachine = {
  cores: 16,
  memoryBytes: 137e9,
  processor: "Intel Xeon",
  platform: "linux",
  gpus: [{ name: "NVIDIA H200", memoryBytes: 143_771 * 2 ** 20, vendor: "nvidia" }],
  diskFreeBytes: 5e11,
};
const opened = () => openServices({ models: scriptedModels([]), machine: { detect: async () => detected } });

test("the machine Facet runs on is told, and advised for when no other is named", async () => {
  await using facet = await opened();
  const { models } = facet.as("local");
  expect(await models.machine()).toEqual(detected);
  const { machine, wish, advised, commands } = await models.advise();
  expect(machine).toMatchObject({ id: "here", name: "H200" });
  expect(wish).toMatchObject({ context: 32_768, concurrency: 1, cache: true });
  expect(advised).toMatchObject({ model: "27b", precision: "bf16" });
  expect(commands[0]?.server).toBe("vllm");
});

test("any machine of the list can be asked for, with a wish of one's own", async () => {
  await using facet = await opened();
  const { machine, wish, cells } = await facet
    .as("local")
    .models.advise({ machine: "rtx-4090", context: 8192, concurrency: 4 });
  expect(machine.name).toBe("RTX 4090");
  expect(wish).toMatchObject({ context: 8192, concurrency: 4 });
  expect(cells).toHaveLength(20);
});

test.each([
  ["a machine nobody knows", { machine: "abacus" }, "machine"],
  ["too little context", { context: 511 }, "context"],
  ["too much context", { context: 131_073 }, "context"],
  ["half a token", { context: 4096.5 }, "context"],
  ["nobody at once", { concurrency: 0 }, "concurrency"],
  ["more at once than any server", { concurrency: 513 }, "concurrency"],
])("%s is refused by name", async (_what, input, field) => {
  await using facet = await opened();
  await expect(facet.as("local").models.advise(input)).rejects.toMatchObject({
    code: "BAD_REQUEST",
    message: expect.stringContaining(field),
  });
});
