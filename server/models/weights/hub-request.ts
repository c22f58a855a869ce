// One question to the hub: a file from a byte on, through its redirects to wherever the bytes are kept.
import { request } from "undici";
import type { Dispatcher } from "undici";
import { FacetError } from "../../../pipelines/engine/errors.ts";

const maxRedirects = 5;

export interface HubQuestion {
  readonly hubUrl: string;
  readonly token: string | undefined;
  readonly repository: string;
  readonly revision: string;
  readonly file: string;
  /** The first byte wanted. */
  readonly from: number;
  readonly agent: Dispatcher;
  readonly signal: AbortSignal;
}

export interface HubAnswer {
  readonly status: number;
  readonly body: Dispatcher.ResponseData["body"];
  /** The sha256 the hub itself gives for the file (X-Linked-Etag, said before it redirects to the bytes), or null. */
  readonly linkedHash: string | null;
  /** The first byte of the body; 0 for a whole file. */
  readonly rangeStart: number;
}

export async function askHub(question: HubQuestion): Promise<HubAnswer> {
  const { hubUrl, repository, revision, file, from, agent, signal } = question;
  const hub = new URL(hubUrl);
  let url = new URL(`${hub.pathname.replace(/\/$/, "")}/${repository}/resolve/${revision}/${file}`, hub);
  let linkedHash: string | null = null;
  for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
    const { statusCode, headers, body } = await request(url, {
      dispatcher: agent,
      signal,
      headers: {
        "user-agent": "facet",
        "accept-encoding": "identity",
        ...(from > 0 && { range: `bytes=${from}-` }),
        // The token is the hub's; the store it redirects to must not see it.
        ...(question.token !== undefined && url.origin === hub.origin && { authorization: `Bearer ${question.token}` }),
      },
    });
    linkedHash ??= sha256In(headers["x-linked-etag"]);
    const location = headers["location"];
    if (statusCode < 300 || statusCode >= 400 || typeof location !== "string") {
      return { status: statusCode, body, linkedHash, rangeStart: rangeStart(statusCode, headers["content-range"]) };
    }
    await body.dump();
    const next = new URL(location, url);
    if (next.protocol !== "https:" && next.protocol !== url.protocol) throw astray(hub);
    url = next;
  }
  throw astray(hub);
}

function sha256In(header: string | string[] | undefined): string | null {
  return /^(?:W\/)?"?([0-9a-f]{64})"?$/i.exec(String(header))?.[1]?.toLowerCase() ?? null;
}

function rangeStart(status: number, header: string | string[] | undefined): number {
  return status === 206 ? Number(/^bytes (\d+)-/.exec(String(header))?.[1] ?? 0) : 0;
}

function astray(hub: URL): FacetError {
  const reason = `the hub ${hub.host} redirects to nowhere`;
  return new FacetError("model-missing", { reason }, { next: ["retry", "add-model"] });
}
