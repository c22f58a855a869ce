import { expect, test } from "vitest";
import { advise } from "../../../pipelines/engine/sizing/advise.ts";
import { embeddedBytes } from "../../../pipelines/engine/sizing/builds.ts";
import { machineHere } from "../../../pipelines/engine/sizing/machines.ts";
import { catalogue } from "../../../server/models/catalogue.ts";
import { wishedModels } from "../../../server/models/embedded/embedded-models.ts";

const chat = catalogue.filter(({ role }) => role === "chat");
// From 24 cores on the advice is 12B in a server of its own, which Facet does not fetch.
const cores = [1, 2, 4, 6, 7, 8, 12, 16];
const gigabytes = [6, 8, 11, 12, 16, 24, 64];

test.each(cores.flatMap((count) => gigabytes.map((size) => [count, size] as const)))(
  "with %i cores and %i GB the advice is the model Facet fetches by itself",
  (count, size) => {
    const memoryBytes = size * 1e9;
    const detected = { cores: count, memoryBytes, processor: "x", platform: "linux", gpus: [], diskFreeBytes: null };
    const { advised, commands } = advise(machineHere(detected), { context: 4096, concurrency: 1, cache: true });
    expect(`gemma-3-${advised?.model}-it`).toBe(wishedModels(chat, count, memoryBytes)[0]);
    expect(commands[0]?.server).toBe("embedded");
  },
);

test("what Facet's own engine takes is counted with the bytes of the files it fetches", () => {
  for (const [id, bytes] of Object.entries(embeddedBytes))
    expect(catalogue.find((entry) => entry.id === `gemma-3-${id}-it`)?.bytes).toBe(bytes);
});
