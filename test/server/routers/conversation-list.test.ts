import { join } from "node:path";
import { expect, test } from "vitest";
import { addConversations, titleOf } from "../../support/many-conversations.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

test("who has 20,000 conversations is given them in pages, each once, however they are asked for", async () => {
  using folder = tmpFolder();
  await using facet = await openServices({ models: scriptedModels([]), folder: join(folder.path, "data") });
  addConversations({ folder: folder.path }, 20_000);
  const api = facet.as("local");
  const first = await api.conversations.list();
  expect([first.conversations.length, first.total]).toEqual([500, 20_000]);
  await expect(api.conversations.list({ limit: 501 })).rejects.toThrow();
  const seen: string[] = [];
  for (let after: string | undefined; ;) {
    const { conversations } = await api.conversations.list(after === undefined ? undefined : { limit: 500, after });
    seen.push(...conversations.map(({ title }) => title));
    if (conversations.length < 500) break;
    after = conversations.at(-1)?.conversationId;
  }
  expect(seen).toEqual(Array.from({ length: 20_000 }, (_, at) => titleOf(at)));
  await api.conversations.pin({ conversationId: "many-19999", pinned: true });
  const { conversations } = await api.conversations.list({ limit: 1 });
  expect(conversations.map(({ title }) => title)).toEqual([titleOf(19_999)]);
  const found = await api.conversations.search({ query: titleOf(19_998) });
  expect(found.conversations.map(({ conversationId }) => conversationId)).toEqual(["many-19998"]);
});
