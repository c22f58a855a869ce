import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { answersOk } from "../../../server/processes/answers-ok.ts";
import { freePort } from "../../../server/processes/free-port.ts";

const never = new AbortController().signal;

/** A server that answers with this status, or takes the question and says nothing. */
async function serverOf(status: number | null): Promise<URL> {
  const server = createServer((_, response) => {
    if (status !== null) response.writeHead(status).end("{}");
  }).listen(0, "127.0.0.1");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((resolve) => server.once("listening", resolve));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/health`);
}

test.each([
  ["is still loading", 503],
  ["is another one", 404],
  ["takes the question and says nothing", null],
])("a server that %s does not answer", async (_claim, status) => {
  expect(await answersOk(await serverOf(status), 300, never)).toBe(false);
});

test("nobody there is no error, and neither is a question that is taken back", async () => {
  expect(await answersOk(new URL(`http://127.0.0.1:${await freePort()}/`), 5000, never)).toBe(false);
  expect(await answersOk(await serverOf(200), 5000, AbortSignal.abort())).toBe(false);
});

test("a server that says 200 answers", async () => {
  expect(await answersOk(await serverOf(200), 5000, never)).toBe(true);
});
