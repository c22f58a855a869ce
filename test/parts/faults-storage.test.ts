// The real server while a database of its is held by another program, or damaged, and started on a disk without space: nobody waits for nothing, and nothing is lost.
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { connect } from "../../server/remote/client.ts";
import { startFacet } from "../support/facet-process.ts";
import type { FacetProcess } from "../support/facet-process.ts";
import { canMount, onSmallDisk } from "../support/small-disk.ts";
import { startStubModelServer } from "../support/stub-model-server.ts";

/** Milliseconds an answer that needs no database may take while the lock is held, on a busy machine: far below the 5 s SQLite usually waits. */
const livelyWithin = 3000;

/** Another program that writes, such as a person with the sqlite3 shell open. */
function lock(facet: FacetProcess, file = "facet.db"): Disposable {
  const other = new Database(join(facet.folder, "data", file));
  other.exec("begin immediate");
  return { [Symbol.dispose]: () => other.close() };
}

/** The longest of the answers to `/healthz` until it is stopped, in milliseconds. */
function watchPulse(url: string): { readonly stop: () => Promise<number> } {
  let longest = 0;
  let on = true;
  const watching = (async () => {
    while (on) {
      const begun = performance.now();
      await fetch(`${url}/healthz`);
      longest = Math.max(longest, performance.now() - begun);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  })();
  return { stop: () => ((on = false), watching.then(() => longest)) };
}

const heldFor = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe.each([
  [2000, "facet.db"],
  [15_000, "facet.db"],
  [3000, "checkpoints.db"],
])("for %d ms another program holds %s, which", (ms, file) => {
  test(
    "lets everyone wait and nobody hang: reads answer, what was asked is kept, the running answer is whole",
    {
      timeout: 90_000,
    },
    async () => {
      await using model = await startStubModelServer({ tokens: 60, tokensPerSecond: 20 });
      await using facet = await startFacet({ modelUrl: model.url });
      const client = connect({ url: facet.url });
      const { api } = client;
      const running = await client.ask("guide", { question: "Running while it is held", action: "ask" });
      const [first] = (await api.conversations.list.query()).conversations;
      const { fileId } = (await (
        await fetch(`${facet.url}/files?name=heat.md`, { method: "PUT", body: "# Heat\n\nPumps move heat." })
      ).json()) as { fileId: string };

      // Made with the first run.
      await expect.poll(() => existsSync(join(facet.folder, "data", file)), { timeout: 20_000 }).toBe(true);

      const pulse = watchPulse(facet.url);
      const released = lock(facet, file);
      const since = performance.now();
      const asked = client.ask("guide", { question: "Asked while it is held", action: "ask" });
      const renamed = api.conversations.rename.mutate({
        conversationId: first?.conversationId ?? "",
        title: "New name",
      });
      const ingested = api.documents.ingest.mutate({ fileId, name: "heat.md" });
      const uploaded = fetch(`${facet.url}/files?name=cold.md`, { method: "PUT", body: "# Cold\n\nNo heat." });
      // Reading needs no lock. Where another file is held, what is asked meanwhile may be there already.
      const meanwhile = (await api.conversations.list.query()).conversations.map((each) => each.conversationId);
      expect(meanwhile).toContain(first?.conversationId);
      if (file === "facet.db") expect(meanwhile).toHaveLength(1);
      await heldFor(ms - (performance.now() - since));
      released[Symbol.dispose]();

      expect(await (await asked).answer()).toMatchObject({ status: "done", text: expect.stringContaining("w0060") });
      expect(await running.answer()).toMatchObject({ status: "done", text: expect.stringContaining("w0060") });
      expect(await renamed).toMatchObject({ title: "New name" });
      expect((await uploaded).status).toBe(201);
      const { documentId } = await ingested;
      await expect
        .poll(async () => (await api.documents.get.query({ documentId })).stage, { timeout: 30_000 })
        .toBe("ready");
      const { conversations } = await api.conversations.list.query();
      expect(conversations).toHaveLength(2);
      expect(await pulse.stop()).toBeLessThan(livelyWithin);
    },
  );
});

test(
  "a lock that does not end is told after 20 s, in words that say what to do, and nothing was written",
  {
    timeout: 90_000,
  },
  async () => {
    await using facet = await startFacet();
    const { api } = connect({ url: facet.url });
    const held = lock(facet);
    const creating = api.conversations.create.mutate({ title: "Never" });
    await expect(creating).rejects.toMatchObject({
      message: expect.stringMatching(/could not be written down in time: another program holds the database/),
      data: { code: "time-limit", next: ["retry"] },
      status: 504,
    });
    held[Symbol.dispose]();
    expect((await api.conversations.list.query()).total).toBe(0);
    expect(await api.conversations.create.mutate({ title: "Now" })).toMatchObject({ title: "Now" });
  },
);

test(
  "a start after a crash that damaged the checkpoints: the answer that was cut off says so and keeps its words, and the next one is whole",
  { timeout: 90_000 },
  async () => {
    await using model = await startStubModelServer({ tokens: 60, tokensPerSecond: 20 });
    await using facet = await startFacet({ modelUrl: model.url });
    const { api, ask } = connect({ url: facet.url });
    const { runId, answerId } = await ask("guide", { question: "Cut off", action: "ask" });
    const answer = () => api.messages.get.query({ messageId: answerId });
    const told = async () => JSON.stringify(await api.runs.events.query({ runId }));
    await expect.poll(told, { timeout: 30_000 }).toContain("w0003");
    await facet.kill("SIGKILL");
    const file = join(facet.folder, "data", "checkpoints.db");
    for (const part of ["-wal", "-shm"]) rmSync(file + part, { force: true });
    writeFileSync(file, "no database ".repeat(1000));
    await facet.restart();
    await expect.poll(answer, { timeout: 30_000 }).toMatchObject({ status: "interrupted" });
    expect(await answer()).toMatchObject({ text: expect.stringContaining("w0003"), error: { next: ["retry"] } });
    expect(existsSync(`${file}.damaged`)).toBe(true);
    expect(facet.said()).toContain("checkpoints.db.damaged");
    const next = await ask("guide", { question: "And now?", action: "ask" });
    expect(await next.answer()).toMatchObject({ status: "done", text: expect.stringContaining("w0060") });
  },
);

describe.skipIf(!canMount)("a start on a disk without space", () => {
  const fill = "{ dd if=/dev/zero of=data/filler bs=4096 2>/dev/null || true; }";

  test("says so in one sentence with what to do", { timeout: 60_000 }, async () => {
    await expect(startFacet({ through: onSmallDisk(4, fill) })).rejects.toThrow(
      /The disk of \S+data is full.*[Ff]ree some space/,
    );
  });

  test(
    "over data that is there changes nothing, says so, and starts once there is room",
    { timeout: 90_000 },
    async () => {
      await using before = await startFacet();
      await connect({ url: before.url }).api.conversations.create.mutate({ title: "Kept" });
      await before.kill("SIGTERM");
      const copied = `cp -r ${before.folder}/data/. data/`;
      await expect(startFacet({ through: onSmallDisk(8, `${copied} && ${fill}`) })).rejects.toThrow(
        /The disk of \S+data is full/,
      );
      await using after = await startFacet({ through: onSmallDisk(8, copied) });
      const { conversations } = await connect({ url: after.url }).api.conversations.list.query();
      expect(conversations.map(({ title }) => title)).toEqual(["Kept"]);
    },
  );
});
