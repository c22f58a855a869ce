// A relay between a page and the server that counts TCP bytes, cuts connections at a chosen byte, and answers 503 for a while.
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

const unavailable =
  "HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/plain\r\ncontent-length: 4\r\nconnection: close\r\n\r\nbusy";

export interface CuttingProxy extends AsyncDisposable {
  /** The server, seen through the relay. */
  readonly url: string;
  /** Bytes relayed so far: `down` from the server, `up` to it. */
  readonly bytes: { up: number; down: number };
  /** Lets this many more bytes down, then destroys every connection, in the middle of an event if it falls so. Resolves at the cut. */
  readonly cutAfter: (bytes: number) => Promise<void>;
  /** Destroys every connection now. */
  readonly drop: () => void;
  /** Answers every new request with 503 for so long, and drops what is open. */
  readonly refuseFor: (ms: number) => void;
  /** Takes back a cut that has not happened, and an outage that lasts. */
  readonly spare: () => void;
}

/** Relays to the port of this URL on a free port of 127.0.0.1. */
export async function openCuttingProxy(target: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target);
  const bytes = { up: 0, down: 0 };
  const open = new Set<Socket>();
  let refuseUntil = 0;
  let cut: { left: number; readonly done: () => void } | null = null;

  const drop = () => {
    for (const socket of open) socket.destroy();
  };
  const down = (chunk: Buffer, page: Socket) => {
    const allowed = cut ? Math.min(chunk.length, cut.left) : chunk.length;
    bytes.down += allowed;
    if (!cut) return void page.write(chunk);
    cut.left -= allowed;
    if (cut.left > 0) return void page.write(chunk);
    const { done } = cut;
    cut = null;
    // What was let through must arrive: the cut comes after it is flushed.
    page.write(chunk.subarray(0, allowed), () => {
      drop();
      done();
    });
  };

  const server = createServer((page) => {
    const track = (socket: Socket) => {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on("close", () => open.delete(socket)).on("error", () => socket.destroy());
    };
    track(page);
    if (Date.now() < refuseUntil) return void page.once("data", () => page.end(unavailable));
    const behind = connect(Number(port), hostname);
    track(behind);
    page.on("data", (chunk: Buffer) => {
      bytes.up += chunk.length;
      behind.write(chunk);
    });
    behind.on("data", (chunk: Buffer) => down(chunk, page));
    page.on("close", () => behind.destroy());
    behind.on("close", () => page.end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bytes,
    drop,
    cutAfter: (left) => new Promise((resolve) => (cut = { left, done: resolve })),
    refuseFor: (ms) => {
      refuseUntil = Date.now() + ms;
      drop();
    },
    spare: () => {
      refuseUntil = 0;
      cut = null;
    },
    [Symbol.asyncDispose]: async () => {
      drop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
