// What a start with accounts says: passwords that cross a network in the clear are warned of, in words that say what to do.
import { pino } from "pino";
import { expect, test } from "vitest";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

async function saidAtStart(settings: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const said: string[] = [];
  const log = pino(
    { level: "warn" },
    { write: (line: string) => void said.push((JSON.parse(line) as { msg: string }).msg) },
  );
  const given = { FACET_AUTH: "password", ...settings };
  await using _facet = await openServices({ models: scriptedModels([]), log, settings: given });
  return said;
}

const warning =
  "passwords and sessions cross the network in the clear: put a proxy with TLS before Facet and set FACET_ORIGIN to its https address";

test.each([
  ["it listens on all addresses", { FACET_HOST: "0.0.0.0" }],
  ["it listens on an address of a network", { FACET_HOST: "192.0.2.7" }],
  ["it listens there, and its own address is of http", { FACET_HOST: "0.0.0.0", FACET_ORIGIN: "http://facet.example" }],
  ["it listens there, whatever its own address is", { FACET_HOST: "0.0.0.0", FACET_ORIGIN: "http://127.0.0.1:3000" }],
  ["a proxy without TLS stands before it", { FACET_ORIGIN: "http://facet.example" }],
])("where %s, it warns once", async (_where, settings) => {
  expect(await saidAtStart(settings)).toEqual([warning]);
});

test.each([
  ["it listens on this computer alone", {}],
  ["its own address is of this computer", { FACET_ORIGIN: "http://localhost:3000" }],
  ["a proxy with TLS stands before it", { FACET_ORIGIN: "https://facet.example" }],
  [
    "a proxy with TLS stands before it on another computer",
    { FACET_HOST: "0.0.0.0", FACET_ORIGIN: "https://facet.example" },
  ],
])("where %s, it says nothing", async (_where, settings) => {
  expect(await saidAtStart(settings)).toEqual([]);
});
