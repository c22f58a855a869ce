// A model server that is hostile in all it says beside its answers: in its model's name, in the bodies of its refusals, in the middle of a stream.
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** `page`: a page of HTML in place of an answer. */
export const refusals = ["body", "page", "stream", "json"] as const;
type Refusal = (typeof refusals)[number];

export interface HostileModelServer extends AsyncDisposable {
  /** Base URL with /v1. */
  readonly url: string;
  /** Null: answers "It is far." */
  refuses: Refusal | null;
}

const event = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`;
const said = (content: string, finish: string | null = null) =>
  event({ choices: [{ index: 0, delta: { content }, finish_reason: finish }] });

export async function startHostileModelServer(text: string): Promise<HostileModelServer> {
  const type = (name: string) => ({ "content-type": name });
  const json = (response: ServerResponse, status: number, body: object) =>
    void response.writeHead(status, type("application/json")).end(JSON.stringify(body));
  const refusing: Readonly<Record<Refusal, (response: ServerResponse) => void>> = {
    body: (response) => json(response, 500, { error: { message: text, type: text, code: text } }),
    page: (response) =>
      void response.writeHead(200, type("text/html")).end(`<!doctype html><title>${text}</title>${text}`),
    stream: (response) =>
      void response
        .writeHead(200, type("text/event-stream"))
        .end(`${said(`Half an ${text} `)}${event({ error: { message: text, code: text } })}`),
    json: (response) => json(response, 200, { detail: text, [text]: [text] }),
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    if (request.method === "GET") {
      const isList = request.url?.endsWith("/models") === true;
      return json(response, isList ? 200 : 404, isList ? { data: [{ id: text, object: "model" }] } : { error: text });
    }
    if (server.refuses !== null) return refusing[server.refuses](response);
    const { stream } = JSON.parse(Buffer.concat(parts).toString("utf8")) as { readonly stream?: boolean };
    if (stream !== true) return json(response, 200, { choices: [{ message: { content: "It is far." } }] });
    response.writeHead(200, type("text/event-stream")).end(`${said("It is far.", "stop")}data: [DONE]\n\n`);
  };
  const http = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const server: HostileModelServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/v1`,
    refuses: null,
    [Symbol.asyncDispose]: async () => {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return server;
}
