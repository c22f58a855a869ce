import { expect, test } from "vitest";
import { loadConfig } from "../../../server/config.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

test.each([
  ["alone on this machine", {}, "local", true],
  ["behind a proxy, named in FACET_ADMINS", { FACET_AUTH: "proxy-header", FACET_ADMINS: "ada, grace" }, "grace", true],
  ["behind a proxy, not named there", { FACET_AUTH: "proxy-header", FACET_ADMINS: "ada" }, "bob", false],
  ["behind a proxy, where nobody is named", { FACET_AUTH: "proxy-header" }, "bob", false],
])("who is %s may change the models that all share, or not", async (_who, settings, owner, may) => {
  await using facet = await openServices({ models: scriptedModels([]) });
  Object.assign(facet.services, { config: loadConfig({ FACET_DATA: facet.folder, ...settings }) });
  const { models } = facet.as(owner);
  const modelId = "scripted";
  const url = "http://127.0.0.1:1";
  for (const call of [
    () => models.add({ url }),
    () => models.probe({ modelId }),
    () => models.select({ modelId }),
    () => models.fetch({ modelId }),
    () => models.pause({ modelId }),
    () => models.assign({ personaId: "guide", modelId }),
    () => models.remove({ modelId }),
  ]) {
    if (may) await expect(call()).resolves.toBeDefined();
    else await expect(call()).rejects.toMatchObject({ cause: { data: { code: "forbidden" } } });
  }
  expect((await models.list()).models).toHaveLength(1);
});
