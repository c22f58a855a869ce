// The system's clock is set an hour back and a day forward while the real server runs: order, logs, keys and answers stay right.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { connect } from "../../server/remote/client.ts";
import { startFacet } from "../support/facet-process.ts";
import { startStubModelServer } from "../support/stub-model-server.ts";
import { tmpFolder } from "../support/tmp-folder.ts";

const preload = fileURLToPath(new URL("../support/jumping-clock.mjs", import.meta.url));
const hour = 60 * 60_000;

test(
  "a clock that jumps in the middle of an answer breaks neither it nor any order, and ends no key for good",
  {
    timeout: 90_000,
  },
  async () => {
    using folder = tmpFolder();
    const offsetFile = join(folder.path, "offset");
    await using model = await startStubModelServer({ tokens: 60, tokensPerSecond: 30 });
    const environment = { NODE_OPTIONS: `--import=${preload}`, CLOCK_OFFSET_FILE: offsetFile };
    await using facet = await startFacet({ modelUrl: model.url, environment });
    const client = connect({ url: facet.url });
    const { api } = client;
    /** Resolves when the server's clock is off by so much. */
    const setClock = async (ms: number) => {
      writeFileSync(offsetFile, String(ms));
      const seen = () =>
        existsSync(`${offsetFile}.${facet.pid()}`) ? readFileSync(`${offsetFile}.${facet.pid()}`, "utf8") : "";
      await expect.poll(seen, { timeout: 10_000 }).toBe(String(ms));
    };
    const order = async () => (await api.conversations.list.query()).conversations.map(({ title }) => title);
    const ask = async (question: string, conversationId?: string) => {
      const asking = await client.ask(
        "guide",
        { question, action: "ask" },
        conversationId === undefined ? {} : { conversationId },
      );
      return { asking, conversationId: asking.conversationId };
    };
    const first = await ask("First");
    await first.asking.answer();
    const second = await ask("Second");
    await second.asking.answer();
    const inAnHour = new Date(Date.now() + hour).toISOString();
    const { secret } = await api.keys.add.mutate({ name: "short", expiresAt: inAnHour });
    const withKey = connect({ url: facet.url, key: secret }).api;

    // Back, in the middle of an answer.
    const running = await ask("Third", first.conversationId);
    await setClock(-hour);
    expect(await running.asking.answer()).toMatchObject({ status: "done", text: expect.stringContaining("w0060") });
    expect((await order())[0]).toMatch(/First/);
    const fresh = await ask("Fourth");
    await fresh.asking.answer();
    expect((await order())[0]).toMatch(/Fourth/);
    await withKey.conversations.list.query();

    // Forward, in the middle of another.
    const more = await ask("Fifth", second.conversationId);
    const gone = await api.conversations.remove.mutate({ conversationId: fresh.conversationId });
    expect(gone.messages).toBe(2);
    await setClock(24 * hour);
    expect(await more.asking.answer()).toMatchObject({ status: "done" });
    expect((await order())[0]).toMatch(/Second/);
    await expect(withKey.conversations.list.query()).rejects.toMatchObject({
      data: { facts: { reason: "key-expired" } },
    });
    await api.conversations.restore.mutate({ conversationId: fresh.conversationId });

    await setClock(0);
    expect((await withKey.conversations.list.query()).total).toBe(3);
    for (const { conversationId } of [first, second]) {
      const { messages } = await api.conversations.get.query({ conversationId });
      expect(messages.map(({ role }) => role)).toEqual(["user", "assistant", "user", "assistant"]);
      const times = messages.map(({ at }) => at);
      expect(times).toEqual(times.toSorted());
    }
    const { events } = await api.runs.events.query({ runId: more.asking.runId });
    const seqs = events.map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
  },
);
