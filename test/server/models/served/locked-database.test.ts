// Another program holds the database while Facet learns of its model servers: nothing that was found is lost, and it is written down when the lock ends.
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openServers } from "../../../../server/models/served/served-servers.ts";
import type { ServedServers } from "../../../../server/models/served/served-servers.ts";
import { untilUnlocked } from "../../../../server/store/until-unlocked.ts";
import { memorySettings } from "../../../support/memory-settings.ts";
import { startStubModelServer } from "../../../support/stub-model-server.ts";
import type { StubModelServer } from "../../../support/stub-model-server.ts";

let stub: StubModelServer;
let settings: ReturnType<typeof memorySettings>;
let isHeld = false;
let tries = 0;
let servers: ServedServers;
beforeEach(async () => {
  stub = await startStubModelServer();
  settings = memorySettings();
  [isHeld, tries] = [false, 0];
  servers = open();
});
afterEach(async () => {
  servers[Symbol.dispose]();
  await stub.close();
});

function open(): ServedServers {
  const set: typeof settings.set = (...given) => {
    tries += 1;
    if (isHeld) throw Object.assign(new Error("database is locked"), { code: "SQLITE_BUSY" });
    settings.set(...given);
  };
  const keys = { get: () => null, set: () => {} };
  return openServers({ settings: { ...settings, set }, keys, log: pino({ level: "silent" }) });
}
const state = (modelId: string) => servers.list().find((each) => each.modelId === modelId)?.state;
/** As the next start finds it. */
const kept = (modelId: string) => {
  using after = openServers({
    settings,
    keys: { get: () => null, set: () => {} },
    log: pino({ level: "silent" }),
  });
  return after.list().find((each) => each.modelId === modelId)?.state;
};

test("the server of the settings is there and answers, and what was found of it is kept once the lock ends", async () => {
  isHeld = true;
  const modelId = servers.expect({ url: stub.url, model: "stub-model" });
  await expect.poll(() => state(modelId)).toBe("ready");
  expect(settings.get("local", "models.servers")).toBeUndefined();
  isHeld = false;
  await expect
    .poll(() => settings.get("local", "models.servers"))
    .toMatchObject([{ modelId, probed: { dialect: expect.any(String) } }]);
});

test("a server that is asked anew meanwhile is what it was found to be, and not called unreachable", async () => {
  const modelId = await servers.add({ url: stub.url });
  isHeld = true;
  await servers.probe(modelId);
  expect(state(modelId)).toBe("ready");
});

test("one that is removed meanwhile is gone when the lock ends, and after a restart", async () => {
  const modelId = await servers.add({ url: stub.url });
  expect(kept(modelId)).toBe("ready");
  isHeld = true;
  // As each call from outside does.
  const removing = untilUnlocked(() => servers.remove(modelId));
  isHeld = false;
  await removing;
  expect([state(modelId), kept(modelId)]).toEqual([undefined, undefined]);
});

test("nothing is tried any more once Facet ends", async () => {
  isHeld = true;
  servers.expect({ url: stub.url, model: "stub-model" });
  servers[Symbol.dispose]();
  const before = tries;
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(tries).toBe(before);
});
