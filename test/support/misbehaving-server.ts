// An OpenAI-compatible server that answers every question with "All is well.", or misbehaves in one of the ways servers do.
import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { stubJson } from "./stub-endpoints.ts";
import type { StubRequest } from "./stub-endpoints.ts";

export const wellAnswered = "All is well.";

type Misbehaviour = (response: ServerResponse) => unknown;

const stream = { "content-type": "text/event-stream" };
const json = { "content-type": "application/json" };
const event = (value: unknown) => `data: ${typeof value === "string" ? value : JSON.stringify(value)}\n\n`;
const said = (content: unknown, finish: string | null = null) =>
  event({ choices: [{ index: 0, delta: { content }, finish_reason: finish }] });
const sends =
  (body: string, head: Readonly<Record<string, string>> = stream) =>
  (response: ServerResponse) =>
    response.writeHead(200, head).end(body);
const refuses =
  (status: number, message: string, head: Readonly<Record<string, string>> = {}) =>
  (response: ServerResponse) =>
    response.writeHead(status, { ...json, ...head }).end(JSON.stringify({ error: { message, code: status } }));

/** What it does with a question, by name. */
const misbehaviours = {
  "a page of HTML": sends("<!doctype html><title>Welcome to nginx</title>", { "content-type": "text/html" }),
  "JSON that breaks off": sends('{"choices": [{"message": {"con', json),
  "JSON of another kind": sends('{"hello": "there"}', json),
  "an empty body": sends(""),
  "plain text": sends("I am no model\n", { "content-type": "text/plain" }),
  "a broken event after some words": sends(`${said("Half an ")}data: {"choices": [{"del\n\n`),
  "events of another shape": sends(event([1, 2]) + event("[DONE]")),
  "no choices at all": sends(event({ choices: [] }) + event({ choices: null }) + event("[DONE]")),
  "words that are no text": sends(said({ a: 1 }) + said(7) + said(null) + event("[DONE]")),
  "a call of a tool": sends(
    event({ choices: [{ delta: { tool_calls: [{ function: { name: "rm" } }] }, finish_reason: "tool_calls" }] }) +
      event("[DONE]"),
  ),
  "an answer held back by a filter": sends(said("Half an ") + said("", "content_filter") + event("[DONE]")),
  "a cut in the middle": (response) => {
    response.writeHead(200, stream).write(said("Half an "), () => setTimeout(() => response.destroy(), 300));
  },
  "an error inside the stream": sends(said("Half an ") + event({ error: { message: "CUDA error", code: 500 } })),
  "a line without an end": (response) => void pour(response.writeHead(200, stream), "x"),
  "noise without an event": (response) => void pour(response.writeHead(200, stream), ": noise\n"),
  "an answer without an end": (response) => void pour(response.writeHead(200, stream), said("word ")),
  "control characters and half characters": sends(
    said("All\u0000 is\u0007 ") + said("well\ud83d") + said("\ude00 \udfff.") + event("[DONE]"),
  ),
  "the whole answer at once": sends(
    JSON.stringify({ choices: [{ message: { content: wellAnswered }, finish_reason: "stop" }] }),
    json,
  ),
  "no end mark": sends(said(wellAnswered) + said("", "stop")),
  "a key it does not know": refuses(401, "Incorrect API key provided"),
  "a key it does not allow this": refuses(403, "Forbidden"),
  "a model it does not have": refuses(404, "The model does not exist"),
  "too many requests for 2 s": refuses(429, "Slow down", { "retry-after": "2" }),
  "too many requests": refuses(429, "Slow down"),
  "an error of its own": refuses(500, "Internal error"),
  "a gateway without a server": refuses(502, "Bad gateway"),
  "a model that loads": refuses(503, "Loading model"),
  "too long, as vLLM says it": refuses(
    400,
    "This model's maximum context length is 4096 tokens. However, your request has 5012 input tokens.",
  ),
  "too long, as llama.cpp says it": (response) =>
    response.writeHead(400, json).end(
      JSON.stringify({
        error: { code: 400, type: "exceed_context_size_error", n_prompt_tokens: 5012, n_ctx: 4096 },
      }),
    ),
  "too long, as Ollama says it": refuses(400, "the input length exceeds the context length"),
  silence: () => {},
  "the first word after 61 s and the next 10 s later": (response) => {
    response.writeHead(200, stream).flushHeaders();
    setTimeout(() => response.write(said("All is ")), 61_000);
    setTimeout(() => response.end(said("well.", "stop") + event("[DONE]")), 71_000);
  },
} as const satisfies Readonly<Record<string, Misbehaviour>>;

export type Misbehaved = keyof typeof misbehaviours;

/** Writes the same until 100 MB have gone out, or nobody takes it any more. */
async function pour(response: ServerResponse, text: string): Promise<void> {
  const block = text.repeat(Math.ceil(65_536 / text.length));
  for (let sent = 0; sent < 100_000_000 && !response.destroyed; sent += block.length) {
    if (response.write(block)) continue;
    const over = new AbortController();
    await Promise.race(["drain", "close"].map((name) => once(response, name, { signal: over.signal }).catch(() => {})));
    over.abort();
  }
  response.end();
}

export interface MisbehavingServer extends AsyncDisposable {
  /** Base URL with /v1. */
  readonly url: string;
  /** From now on; null is well-behaved. `times`: so often, then well-behaved again. `when`: only when asked with these words, not by work behind answers. */
  readonly misbehave: (how: Misbehaved | null, times?: number, when?: string) => void;
  /** Questions so far, and bytes that went out for them. */
  readonly counts: { asked: number; bytes: number };
}

export async function startMisbehavingServer(): Promise<MisbehavingServer> {
  let how: Misbehaved | null = null;
  let left = Infinity;
  let asking = "";
  const counts = { asked: 0, bytes: 0 };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? "";
    if (request.method === "GET") {
      const status = path === "/v1/models" ? 200 : 404;
      return void response
        .writeHead(status, json)
        .end(JSON.stringify({ data: [{ id: "odd-model", object: "model" }] }));
    }
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    counts.asked += 1;
    response.once("close", () => (counts.bytes += response.socket?.bytesWritten ?? 0));
    const asked = Buffer.concat(parts).toString("utf8");
    if (how !== null && left > 0 && asked.includes(asking)) {
      left -= 1;
      return void (misbehaviours[how] as Misbehaviour)(response);
    }
    const body = JSON.parse(asked) as StubRequest & { stream?: boolean };
    const schema = body.response_format?.json_schema?.schema;
    const text = schema ? JSON.stringify(stubJson(schema)) : wellAnswered;
    if (body.stream !== true)
      return void sends(JSON.stringify({ choices: [{ message: { content: text } }] }), json)(response);
    const usage = event({ choices: [], usage: { prompt_tokens: 5, completion_tokens: 3 } });
    sends(said(text) + said("", "stop") + usage + event("[DONE]"))(response);
  };

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    counts,
    misbehave: (next, times = Infinity, when = "") => {
      how = next;
      left = times;
      asking = when;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
