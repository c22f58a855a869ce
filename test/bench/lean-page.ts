// A page's own protocol with next to no cost of its own: calls over kept-alive HTTP, one compressed event stream, parsed by hand.
import { Agent, request } from "node:http";
import type { IncomingMessage } from "node:http";
import { constants, createGunzip } from "node:zlib";
import type { LoggedEvent } from "../../pipelines/engine/events.ts";
import type { StartedRun } from "../../server/api.ts";

export interface LeanPage {
  /** Starts a run of the Guide, and asks for the list of conversations after it, as the page does. */
  readonly ask: (question: string, rest?: { conversationId?: string; parentId?: string }) => Promise<StartedRun>;
  readonly close: () => void;
}

interface PageOptions {
  /** Who asks, where the server runs behind a proxy that names the owner. */
  readonly owner?: string;
  /** As browsers do. Default true. */
  readonly gzip?: boolean;
  /** Called at once with each event of the owner's runs. */
  readonly onEvent: (logged: LoggedEvent) => void;
}

/** The header of `proxied`. */
const ownerHeader = "x-forwarded-user";
/** The setting that makes every page of a bench its own person. */
export const proxied = { FACET_AUTH: "proxy-header", FACET_AUTH_HEADER: ownerHeader };

/** When the page asks for its rail after a question (client/conversation/live-conversation.ts). */
const listAfterMs = 400;

/** Resolves when the stream is open. */
export async function openLeanPage(url: string, { owner, gzip = true, onEvent }: PageOptions): Promise<LeanPage> {
  const agent = new Agent({ keepAlive: true });
  const headers = {
    "content-type": "application/json",
    ...(owner === undefined ? {} : { [ownerHeader]: owner }),
    ...(gzip ? { "accept-encoding": "gzip" } : {}),
  };
  const send = (path: string, body?: object) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const sent = request(`${url}${path}`, { method: body ? "POST" : "GET", agent, headers }, resolve).on(
        "error",
        reject,
      );
      sent.setNoDelay(true);
      sent.end(body && JSON.stringify(body));
    });
  const call = async <T>(path: string, body?: object): Promise<T> => {
    const response = await send(path, body);
    const answer = JSON.parse((await response.setEncoding("utf8").toArray()).join("")) as { result: { data: T } };
    if (response.statusCode !== 200)
      throw new Error(`${path} answered ${response.statusCode}: ${JSON.stringify(answer)}`);
    return answer.result.data;
  };

  const stream = await send("/trpc/runs.follow?input=%7B%7D");
  if (stream.statusCode !== 200) throw new Error(`the stream answered ${stream.statusCode}`);
  const zipped = stream.headers["content-encoding"] === "gzip";
  const plain = zipped ? stream.pipe(createGunzip({ finishFlush: constants.Z_SYNC_FLUSH })) : stream;
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  let held = "";
  plain.setEncoding("utf8").on("data", (chunk: string) => {
    const blocks = (held + chunk).split("\n\n");
    held = blocks.pop() ?? "";
    for (const block of blocks) {
      if (block.includes("event: connected")) open();
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (data !== undefined && /^id: /m.test(block)) onEvent(JSON.parse(data) as LoggedEvent);
    }
  });
  let closed = false;
  // A stream that ends by itself would look like a slow server: the bench must not wait for it.
  stream.on("close", () => {
    if (!closed) throw new Error("the server ended the event stream");
  });
  for (const each of [plain, stream]) each.on("error", () => {});
  await opened;
  return {
    ask: async (question, rest = {}) => {
      const started = await call<StartedRun>("/trpc/personas.guide.start", { input: { question }, ...rest });
      setTimeout(() => void call("/trpc/conversations.list").catch(() => {}), listAfterMs);
      return started;
    },
    close: () => {
      closed = true;
      stream.destroy();
      agent.destroy();
    },
  };
}
