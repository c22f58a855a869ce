// A hub on loopback that behaves as the real one does, and misbehaves as told: redirects to a store, ranges, gates, stalls.
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface FakeHubBehaviour {
  /** Path after the repository's `resolve/<revision>/`, and the bytes given for it. */
  readonly files: Readonly<Record<string, Buffer>>;
  /** Header X-Linked-Etag of a file, where the hub has one. */
  readonly linkedHash?: string;
  /** Every answer has this status. */
  readonly status?: number;
  /** Token without which the answer is 401. */
  readonly token?: string;
  /** Ranges are not known: each answer is the whole file. */
  readonly noRanges?: boolean;
  /** Bytes after which the nth answer of the store breaks off (`cut`) or falls silent (`stall`). */
  readonly breaks?: readonly { readonly after: number; readonly how: "cut" | "stall" }[];
}

export interface FakeHub extends AsyncDisposable {
  readonly url: string;
  /** What was asked, oldest first. */
  readonly asked: readonly {
    readonly path: string;
    readonly range: string | null;
    readonly authorization: string | null;
  }[];
  behaviour: FakeHubBehaviour;
}

export async function openFakeHub(behaviour: FakeHubBehaviour): Promise<FakeHub> {
  const asked: { path: string; range: string | null; authorization: string | null }[] = [];
  let answers = 0;
  const store = createServer((request, response) => {
    note(request);
    giveBytes(request, response);
  });
  const hub = createServer((request, response) => {
    note(request);
    const { status, token, linkedHash } = fake.behaviour;
    const bytes = fileOf(request);
    if (token !== undefined && request.headers.authorization !== `Bearer ${token}`)
      return void response.writeHead(401).end();
    if (status !== undefined) return void response.writeHead(status).end();
    if (bytes === undefined) return void response.writeHead(404).end("Entry not found");
    // The store is another origin, as the real one's.
    const location = `http://127.0.0.1:${portOf(store)}${request.url ?? ""}?signature=once`;
    response
      .writeHead(302, { location, ...(linkedHash !== undefined && { "x-linked-etag": `"${linkedHash}"` }) })
      .end();
  });

  const note = (request: IncomingMessage) =>
    asked.push({
      path: request.url ?? "",
      range: request.headers.range ?? null,
      authorization: request.headers.authorization ?? null,
    });
  const fileOf = (request: IncomingMessage) =>
    fake.behaviour.files[(request.url ?? "").split("?")[0]?.split("/").at(-1) ?? ""];
  const giveBytes = (request: IncomingMessage, response: ServerResponse) => {
    const { noRanges, breaks } = fake.behaviour;
    const bytes = fileOf(request) ?? Buffer.alloc(0);
    const from = noRanges === true ? 0 : Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
    if (from >= bytes.length) return void response.writeHead(416).end();
    const ranged = request.headers.range !== undefined && noRanges !== true;
    const length = { "content-length": bytes.length - from };
    if (ranged)
      response.writeHead(206, { ...length, "content-range": `bytes ${from}-${bytes.length - 1}/${bytes.length}` });
    else response.writeHead(200, length);
    const broken = breaks?.[answers];
    answers += 1;
    if (broken === undefined) return void response.end(bytes.subarray(from));
    response.write(bytes.subarray(from, from + broken.after), () => {
      if (broken.how === "cut") response.destroy();
    });
  };

  await Promise.all(
    [store, hub].map((server) => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))),
  );
  const fake: FakeHub = {
    url: `http://127.0.0.1:${portOf(hub)}`,
    asked,
    behaviour,
    [Symbol.asyncDispose]: async () => {
      for (const server of [store, hub]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
  return fake;
}

function portOf(server: ReturnType<typeof createServer>): number {
  return (server.address() as AddressInfo).port;
}
