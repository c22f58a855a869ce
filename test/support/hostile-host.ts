// A stranger's server that every host name but this machine's leads to: whatever connects to it has left the page.
import { createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

/** The name that hostile things point to; a subdomain of it says which. */
export const strangersName = "canary.test";

export interface HostileHost extends AsyncDisposable {
  /** `http://canary.test`, for names. */
  readonly named: string;
  /** `http://127.0.0.1:…`, for what looks up no names. */
  readonly direct: string;
  readonly port: number;
  /** The first line of each request, or what came instead of one; a handshake of TLS too. */
  readonly seen: string[];
  /** Arguments of a Chromium that finds every name here. */
  readonly browserArguments: readonly string[];
}

/** Characters of a request that are kept. */
const keptOf = 200;

export async function openHostileHost(): Promise<HostileHost> {
  const seen: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).once("close", () => sockets.delete(socket));
    socket.once("data", (bytes) => {
      const told = bytes.toString("latin1");
      // A Chromium asks its own makers' names too; they are none of the page's business.
      if (told.includes(strangersName) || told.includes(`127.0.0.1:${port}`)) seen.push(lineOf(told));
      socket.end("HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    named: `http://${strangersName}`,
    direct: `http://127.0.0.1:${port}`,
    port,
    seen,
    browserArguments: [`--host-resolver-rules=MAP * 127.0.0.1:${port}, EXCLUDE 127.0.0.1, EXCLUDE localhost`],
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function lineOf(told: string): string {
  const [line = ""] = told.split("\r\n");
  return /^[A-Z]+ /.test(line) ? line.slice(0, keptOf) : `TLS or other bytes to ${strangersName}`;
}
