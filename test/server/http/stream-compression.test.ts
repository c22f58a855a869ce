import { randomBytes } from "node:crypto";
import { createInterface } from "node:readline";
import { createGunzip, gunzipSync } from "node:zlib";
import { request } from "node:http";
import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { listening } from "../../support/listening.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

const follow = "/trpc/runs.follow?input=%7B%22after%22%3A0%7D";

/** Reads the stream until it holds the end of a run, then hangs up. */
function readStream(url: string, headers: Record<string, string>): Promise<{ head: IncomingMessage; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    const call = request(url + follow, { headers }, (head) => {
      const chunks: Buffer[] = [];
      head.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        const bytes = Buffer.concat(chunks);
        if (!textOf(head, bytes).includes('"run-end"')) return;
        call.destroy();
        resolve({ head, bytes });
      });
    });
    call.on("error", reject).end();
  });
}

const textOf = (head: IncomingMessage, bytes: Buffer): string =>
  head.headers["content-encoding"] === "gzip"
    ? gunzipSync(bytes, { finishFlush: 2 }).toString("utf8")
    : bytes.toString("utf8");

test("the stream says the same compressed and plain, in about a third of the bytes", async () => {
  const words = Array.from({ length: 200 }, (_, index) => ` wörter${index}`);
  await using facet = await openServices({ models: scriptedModels([{ text: words, delayMs: 1 }]) });
  await using server = await listening(facet.services);
  const { runId } = await facet.as("local").personas.guide.start({ input: { question: "q" } });
  await facet.ended(runId);
  const plain = await readStream(server.url, {});
  const packed = await readStream(server.url, { "accept-encoding": "gzip" });
  expect(plain.head.headers["content-encoding"]).toBeUndefined();
  expect(packed.head.headers["content-encoding"]).toBe("gzip");
  const events = ({ head, bytes }: typeof plain) => textOf(head, bytes).match(/^data: .*$/gm);
  expect(events(packed)).toEqual(events(plain));
  expect(events(plain)?.length).toBeGreaterThan(4);
  expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 2);
});

test("each event arrives when it is written, not when a block is full", async () => {
  const gate = Promise.withResolvers<void>();
  await using facet = await openServices({
    models: scriptedModels([{ text: ["a", "b"], until: gate.promise, untilPiece: 1 }]),
  });
  await using server = await listening(facet.services);
  const reading = readStream(server.url, { "accept-encoding": "gzip" });
  const first = new Promise<void>((resolve) => {
    const call = request(server.url + follow, { headers: { "accept-encoding": "gzip" } }, (head) => {
      const chunks: Buffer[] = [];
      head.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        if (!textOf(head, Buffer.concat(chunks)).includes('"text-delta"')) return;
        call.destroy();
        resolve();
      });
    });
    call.on("error", () => {}).end();
  });
  await facet.as("local").personas.guide.start({ input: { question: "q" } });
  await first;
  gate.resolve();
  expect(textOf((await reading).head, (await reading).bytes)).toContain('"run-end"');
});

test("a client that does not read holds the stream back, gets everything when it does, and leaves no follower behind when it goes", async () => {
  await using facet = await openServices({ models: scriptedModels([]) });
  const { store } = facet.services;
  const { runId } = await store.runs.start("local", {
    persona: { id: "guide", version: "1" },
    input: {},
    text: "q",
    modelId: null,
  });
  const run = store.runs.get("local", runId);
  // 30 MB that gzip cannot shrink: more than sockets hold.
  for (let each = 0; each < 2000; each += 1) {
    store.events.append(run, [{ type: "text-delta", field: "answer", text: randomBytes(11_250).toString("base64") }]);
  }
  const opened = Promise.withResolvers<IncomingMessage>();
  let read = 0;
  let followers = 0;
  const events: typeof store.events = {
    ...store.events,
    after: (...given) => {
      const rows = store.events.after(...given);
      read += rows.length;
      return rows;
    },
    onAppend: (...given) => {
      followers += 1;
      const unsubscribe = store.events.onAppend(...given);
      return () => {
        followers -= 1;
        unsubscribe();
      };
    },
  };
  await using server = await listening({ ...facet.services, store: { ...store, events } });
  const call = request(server.url + follow, { headers: { "accept-encoding": "gzip" } }, (head) => opened.resolve(head));
  call.on("error", () => {}).end();
  while (read === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  let before = -1;
  while (before !== read) {
    before = read;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  expect(read).toBeLessThan(2000);
  let seen = 0;
  for await (const line of createInterface((await opened.promise).pipe(createGunzip()))) {
    if (line.startsWith("id: ")) seen += 1;
    if (seen === 2000) break;
  }
  call.destroy();
  while (followers > 0) await new Promise((resolve) => setTimeout(resolve, 5));
});
