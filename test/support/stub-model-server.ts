// An OpenAI-compatible model server for tests and benchmarks: writes countable tokens at a set speed, fails on demand, counts calls and aborts.
// In a process: `await startStubModelServer({ tokens: 10 })`. As a script: `node test/support/stub-model-server.ts --port 0 [--tokens 300 …]`.
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import { defaultBehaviour, stubTokens } from "./stub-behaviour.ts";
import type { StubBehaviour } from "./stub-behaviour.ts";
import { stubEndpoint, stubJson, stubPromptTokens, stubRefusal } from "./stub-endpoints.ts";
import type { StubRequest } from "./stub-endpoints.ts";
import { pause, streamAnswer, usageOf } from "./stub-stream.ts";
import type { StubAnswer, StubProgress } from "./stub-stream.ts";

/** Bodies kept for tests to look at; older ones are dropped. */
const keptRequests = 200;

export interface StubCounts {
  /** Calls of /v1/chat/completions. */
  calls: number;
  /** Answers written to their end. */
  completed: number;
  /** Answers now being written. */
  open: number;
  /** The highest number of answers written at once. */
  mostOpen: number;
  /** Connections the client closed before the end: when (epoch ms) and after how many tokens. */
  aborts: { at: number; tokens: number }[];
  /** The last requests' bodies. */
  requests: StubRequest[];
}

export interface StubModelServer extends AsyncDisposable {
  /** Base URL with /v1. */
  readonly url: string;
  readonly counts: StubCounts;
  /** Changes the answer of every later call; a speed also that of the answers being written. */
  readonly set: (change: Partial<StubBehaviour>) => void;
  /** Changes the answer of the next calls, one change each, in order. */
  readonly next: (...changes: Partial<StubBehaviour>[]) => void;
  readonly close: () => Promise<void>;
}

/**
 * Starts the stub on a free port of 127.0.0.1. One call is steered by, later over earlier: `set`, `next`, the header `x-stub` (JSON),
 * the body field `stub`, and `[[stub {…}]]` in the last message. From outside the process: POST /control sets, POST /control/next queues
 * (an object or a list), GET /control gives the counts, DELETE /control forgets both.
 */
export async function startStubModelServer(start: Partial<StubBehaviour> = {}, port = 0): Promise<StubModelServer> {
  let behaviour: StubBehaviour = { ...defaultBehaviour, ...start };
  let queue: Partial<StubBehaviour>[] = [];
  const writing = new Set<StubProgress>();
  const counts: StubCounts = { calls: 0, completed: 0, open: 0, mostOpen: 0, aborts: [], requests: [] };

  const control = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === "POST") {
      const change = JSON.parse(await bodyOf(request)) as Partial<StubBehaviour> | Partial<StubBehaviour>[];
      if (Array.isArray(change)) queue.push(...change);
      else if (request.url === "/control/next") queue.push(change);
      else behaviour = { ...behaviour, ...change };
    }
    if (request.method === "DELETE") {
      behaviour = { ...defaultBehaviour, ...start };
      queue = [];
      Object.assign(counts, { calls: 0, completed: 0, mostOpen: counts.open, aborts: [], requests: [] });
    }
    json(response, 200, { ...counts, behaviour });
  };

  const complete = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = JSON.parse(await bodyOf(request)) as StubRequest & { stream?: boolean; stub?: Partial<StubBehaviour> };
    counts.calls += 1;
    counts.requests.push(body);
    if (counts.requests.length > keptRequests) counts.requests.shift();
    const header = request.headers["x-stub"];
    const called: StubBehaviour = {
      ...behaviour,
      ...queue.shift(),
      ...(typeof header === "string" ? (JSON.parse(header) as Partial<StubBehaviour>) : {}),
      ...body.stub,
      ...promptDirective(body),
    };
    if (called.key !== null && request.headers.authorization !== `Bearer ${called.key}`) {
      return json(response, 401, { error: { message: "Incorrect API key provided", type: "invalid_request_error" } });
    }
    const refusal = stubRefusal(body, called);
    if (refusal) return json(response, refusal.status, refusal.body);
    counts.open += 1;
    counts.mostOpen = Math.max(counts.mostOpen, counts.open);
    const progress = { written: 0, tokensPerSecond: called.tokensPerSecond };
    writing.add(progress);
    response.once("close", () => {
      writing.delete(progress);
      counts.open -= 1;
      if (response.writableFinished) counts.completed += 1;
      else if (called.failure !== "cut") counts.aborts.push({ at: Date.now(), tokens: progress.written });
    });
    if (called.failure === "hang") return;
    const schema = body.response_format?.json_schema?.schema;
    const asked = JSON.stringify(body.messages);
    const reply = called.replies.find(({ when }) => asked.includes(JSON.stringify(when).slice(1, -1)));
    const held = schema && called.json === true && !reply;
    const tokens = held ? [JSON.stringify(stubJson(schema))] : stubTokens({ ...called, ...reply });
    const limited = body.max_tokens !== undefined && tokens.length > body.max_tokens;
    const answer: StubAnswer = {
      behaviour: called,
      tokens: limited ? tokens.slice(0, body.max_tokens) : tokens,
      finish: limited ? "length" : "stop",
      promptTokens: stubPromptTokens(body, called),
      progress,
    };
    if (body.stream) await streamAnswer(response, answer);
    else await whole(response, answer);
  };

  const server = createServer((request, response) => {
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    const handled = async (): Promise<void> => {
      if (path.startsWith("/control")) return control(request, response);
      if (path === "/v1/chat/completions") return complete(request, response);
      if (path === "/health") return json(response, behaviour.failure === "loading" ? 503 : 200, { status: "ok" });
      const body = stubEndpoint(path, behaviour);
      return json(response, body ? 200 : 404, body ?? { error: { message: `Not found: ${path}` } });
    };
    handled().catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else json(response, 400, { error: { message: String(error) } });
    });
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    counts,
    set: (change) => {
      behaviour = { ...behaviour, ...change };
      for (const each of writing) each.tokensPerSecond = change.tokensPerSecond ?? each.tokensPerSecond;
    },
    next: (...changes) => void queue.push(...changes),
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function whole(response: ServerResponse, answer: StubAnswer): Promise<void> {
  const { behaviour, tokens, finish } = answer;
  const perToken = behaviour.tokensPerSecond > 0 ? 1000 / behaviour.tokensPerSecond : 0;
  await pause(behaviour.firstTokenMs + perToken * tokens.length);
  json(response, 200, {
    id: "stub",
    object: "chat.completion",
    model: behaviour.model,
    choices: [{ index: 0, message: { role: "assistant", content: tokens.join("") }, finish_reason: finish }],
    ...(behaviour.usage ? { usage: usageOf(answer) } : {}),
  });
}

function promptDirective(body: StubRequest): Partial<StubBehaviour> {
  const content = body.messages.at(-1)?.content;
  const parts: readonly { readonly text?: string }[] = Array.isArray(content) ? content : [];
  const text = typeof content === "string" ? content : parts.map((part) => part.text ?? "").join("\n");
  const written = text.includes("[[stub ") ? /\[\[stub (\{.*?\})\]\]/s.exec(text)?.[1] : undefined;
  return written === undefined ? {} : (JSON.parse(written) as Partial<StubBehaviour>);
}

function json(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, { "content-type": "application/json", ...(status === 429 ? { "retry-after": "7" } : {}) })
    .end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

if (import.meta.main) {
  const names = Object.keys(defaultBehaviour) as (keyof StubBehaviour)[];
  const options = Object.fromEntries(["port", ...names].map((name) => [name, { type: "string" as const }]));
  const { port, ...given } = parseArgs({ options }).values as Record<string, string | undefined>;
  const change = Object.entries(given).map(([name, value]) => {
    const plain =
      typeof defaultBehaviour[name as keyof StubBehaviour] === "string" || name === "text" || name === "key";
    return [name, plain ? value : (JSON.parse(value ?? "null") as unknown)];
  });
  const stub = await startStubModelServer(Object.fromEntries(change) as Partial<StubBehaviour>, Number(port ?? 0));
  console.log(stub.url);
}
