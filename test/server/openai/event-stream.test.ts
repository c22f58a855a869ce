import type { AddressInfo } from "node:net";
import express from "express";
import { expect, onTestFinished, test } from "vitest";
import { openEventStream } from "../../../server/openai/event-stream.ts";
import type { EventStream } from "../../../server/openai/event-stream.ts";

/** A response that `use` writes to. */
async function answered(use: (stream: EventStream) => Promise<void>, quietMs: number): Promise<Response> {
  const app = express();
  app.get("/", async (_request, response) => {
    using stream = openEventStream(response, quietMs);
    await use(stream);
    response.end();
  });
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => void server.close());
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

test("an error before the first words can still have a status of its own", async () => {
  const response = await answered(() => Promise.reject(new TypeError("no")), 60_000);
  expect(response.status).toBe(500);
});

test("while nothing is said, a comment keeps the connection open, and clients skip it", async () => {
  const heard = Promise.withResolvers<void>();
  const response = await answered(async (stream) => {
    await heard.promise;
    stream.send({ a: 1 });
    stream.send("[DONE]");
  }, 5);
  expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let came = "";
  while (!came.includes("\n\n")) came += (await reader?.read())?.value ?? "";
  expect(came).toMatch(/^(: still working\n\n)+$/);
  heard.resolve();
  for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) came += read.value;
  expect(came.replaceAll(": still working\n\n", "")).toBe('data: {"a":1}\n\ndata: [DONE]\n\n');
});
