// Backup, reset and restore as an administrator does them: the real command beside the real server, and exports that are the same.
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { connect } from "../../server/remote/client.ts";
import { runFacet } from "../support/facet-command.ts";
import { startFacet } from "../support/facet-process.ts";
import { startStubModelServer } from "../support/stub-model-server.ts";

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

/** Every conversation as it is exported, by its title, and every document. */
async function everything(url: string) {
  const { api } = connect({ url });
  const { conversations } = await api.conversations.list.query();
  const exported: Record<string, string> = {};
  for (const { conversationId, title } of conversations) {
    const file = await api.conversations.export.query({ conversationId, format: "json" });
    exported[title] = hashOf(JSON.stringify(file));
  }
  const { documents } = await api.documents.list.query({});
  return { exported, documents: documents.map(({ name, stage }) => `${name} ${stage}`) };
}

test(
  "backup beside a running server, reset, restore: the same exports, documents, settings and keys",
  { timeout: 180_000 },
  async () => {
    await using model = await startStubModelServer({ text: "Heat moves." });
    await using facet = await startFacet({ modelUrl: model.url });
    const environment = { FACET_DATA: join(facet.folder, "data"), FACET_CACHE: join(facet.folder, "cache") };
    const target = join(facet.folder, "backup");
    writeFileSync(join(facet.folder, "heat.md"), "# Heat\n\nPumps move heat from outside to inside.\n");
    await runFacet(["ingest", join(facet.folder, "heat.md")], { environment });
    await runFacet(["ask", "What is heat?", "-i", "action=ask"], { environment });
    await runFacet(["ask", "What is cold?", "-i", "action=ask"], { environment });
    const key = (await runFacet(["keys", "add", "script"], { environment })).out;
    // Titles and facts that work behind the answers makes come to rest first.
    let before = await everything(facet.url);
    await expect
      .poll(
        async () => {
          const now = JSON.stringify(await everything(facet.url));
          const same = now === JSON.stringify(before);
          before = await everything(facet.url);
          return same && Object.keys(before.exported).length === 2;
        },
        { timeout: 20_000, interval: 1000 },
      )
      .toBe(true);

    const made = await runFacet(["backup", target], { environment });
    expect(made).toMatchObject({ code: 0, out: `${target}\n` });
    const refused = await runFacet(["restore", target, "--yes"], { environment });
    expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(/A Facet is using .*stop it, then restore/) });
    await runFacet(["ask", "Asked after the backup", "-i", "action=ask"], { environment });

    await facet.kill("SIGTERM");
    expect(await runFacet(["reset", "--yes"], { environment })).toMatchObject({ code: 0 });
    expect(existsSync(join(environment.FACET_DATA, "facet.db"))).toBe(false);
    const unsure = await runFacet(["restore", target], { environment });
    expect(unsure).toMatchObject({ code: 2, err: expect.stringContaining("Nothing was changed: say --yes") });
    expect(await runFacet(["restore", target, "--yes"], { environment })).toMatchObject({ code: 0 });
    await facet.restart();
    expect(await everything(facet.url)).toEqual(before);
    const secret = /\S{20,}/.exec(key)?.[0] ?? "";
    expect(await connect({ url: facet.url, key: secret }).api.conversations.list.query()).toMatchObject({ total: 2 });
    expect(readdirSync(environment.FACET_DATA).filter((name) => name.startsWith("before-restore"))).toEqual([]);
  },
);

test(
  "a damaged database ends the start with the command that puts the backup back, and that command works",
  { timeout: 120_000 },
  async () => {
    await using facet = await startFacet();
    const data = join(facet.folder, "data");
    const environment = { FACET_DATA: data, FACET_CACHE: join(facet.folder, "cache") };
    const conversation = await connect({ url: facet.url }).api.conversations.create.mutate({ title: "Kept" });
    const into = join(facet.folder, "backups");
    await runFacet(["backup", into], { environment });
    await facet.kill("SIGTERM");
    writeFileSync(join(data, "facet.db"), "this is no database, and long enough to be looked at ".repeat(400));
    await expect(facet.restart()).rejects.toThrow(/facet\.db is damaged .*`facet restore .*backups`/);
    const { code, err } = await runFacet(["restore", into, "--yes"], { environment });
    expect({ code, err }).toMatchObject({
      code: 0,
      err: expect.stringMatching(/What was there before is in .*before-restore/),
    });
    await facet.restart();
    const { conversations } = await connect({ url: facet.url }).api.conversations.list.query();
    expect(conversations.map(({ conversationId }) => conversationId)).toEqual([conversation.conversationId]);
  },
);
