import { once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import express from "express";
import { expect, test } from "vitest";
import { endSlowBodies } from "../../../server/http/slow-bodies.ts";

const head = (path: string, method: string) =>
  `${method} ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{`;

async function listening(pace: { bytes: number; ms: number }) {
  const app = express();
  app.use(endSlowBodies(pace), express.json(), (_request, response) => void response.json({ read: true }));
  // As in Facet: a body may take its time.
  const server = createServer({ requestTimeout: 0 }, app).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Whatever it was closed by. */
const closed = (socket: Socket) =>
  new Promise((resolve) =>
    socket
      .on("error", () => {})
      .resume()
      .once("close", resolve),
  );

test("a body that stands still is ended, and so is one that comes byte by byte", async () => {
  await using server = await listening({ bytes: 100, ms: 50 });
  for (const drips of [false, true]) {
    const socket = connect(server.port, "127.0.0.1");
    const ended = closed(socket);
    socket.write(head("/v1/chat/completions", "POST"));
    const drip = setInterval(() => drips && socket.write(" "), 10);
    await ended;
    clearInterval(drip);
  }
});

test("a body that comes fast enough is read, and an answer that takes its time is not ended", async () => {
  await using server = await listening({ bytes: 1, ms: 200 });
  const response = await fetch(`http://127.0.0.1:${server.port}/trpc/x`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  expect(await response.json()).toEqual({ read: true });
});

test("an upload keeps its own patience", async () => {
  await using server = await listening({ bytes: 100, ms: 20 });
  const socket = connect(server.port, "127.0.0.1");
  let isClosed = false;
  socket.on("close", () => (isClosed = true)).write(head("/files", "PUT"));
  const other = connect(server.port, "127.0.0.1");
  const ended = closed(other);
  other.write(head("/trpc/x", "POST"));
  await ended;
  expect(isClosed).toBe(false);
  socket.destroy();
});
