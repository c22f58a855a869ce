// One question to the hub: a file from a byte on, through its redirects to wherever the bytes are kept.
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
  /** Milliseconds to an answer, and without a byte of it. */
  readonly answerMs: number;
  readonly stallMs: number;
  readonly signal: AbortSignal;
}

export interface HubAnswer {
  readonly status: number;
  /** The sha256 the hub itself gives for the file (X-Linked-Etag, said before it redirects to the bytes), or null. */
  readonly linkedHash: string | null;
  /** The first byte of the body; 0 for a whole file. */
  readonly rangeStart: number;
  readonly body: AsyncIterable<Uint8Array>;
  /** Frees the connection of a body nobody reads. */
  readonly drop: () => Promise<void>;
}

/** The connection fell silent; tried again like one that broke. */
export class HubSilence extends Error {
  readonly code = "ETIMEDOUT";
}

/** Throws what `fetch` throws, HubSilence, or FacetError model-missing for a hub that redirects to nowhere. */
export async function askHub(question: HubQuestion): Promise<HubAnswer> {
  const { hubUrl, repository, revision, file, from, signal } = question;
  const hub = new URL(hubUrl);
  const silence = watchSilence();
  const limit = AbortSignal.any([signal, silence.signal]);
  let url = new URL(`${hub.pathname.replace(/\/$/, "")}/${repository}/resolve/${revision}/${file}`, hub);
  let linkedHash: string | null = null;
  try {
    for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
      silence.within(question.answerMs);
      const response = await fetch(url, {
        redirect: "manual",
        signal: limit,
        headers: {
          "user-agent": "facet",
          "accept-encoding": "identity",
          ...(from > 0 && { range: `bytes=${from}-` }),
          // The token is the hub's; the store it redirects to must not see it.
          ...(question.token !== undefined &&
            url.origin === hub.origin && { authorization: `Bearer ${question.token}` }),
        },
      });
      linkedHash ??= sha256In(response.headers.get("x-linked-etag"));
      const location = response.headers.get("location");
      if (response.status < 300 || response.status >= 400 || location === null) {
        return {
          status: response.status,
          linkedHash,
          rangeStart: response.status === 206 ? rangeStart(response.headers.get("content-range")) : 0,
          body: watched(response.body, () => silence.within(question.stallMs), silence.end),
          drop: async () => {
            silence.end();
            await response.body?.cancel();
          },
        };
      }
      await response.body?.cancel();
      const next = new URL(location, url);
      if (next.protocol !== "https:" && next.protocol !== url.protocol) throw astray(hub);
      url = next;
    }
    throw astray(hub);
  } catch (thrown) {
    silence.end();
    throw thrown;
  }
}

/** Aborts its signal when nobody calls `within` again in time. */
function watchSilence() {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const end = () => clearTimeout(timer);
  const within = (ms: number) => {
    end();
    timer = setTimeout(() => stop.abort(new HubSilence(`no byte within ${ms} ms`)), ms);
  };
  return { signal: stop.signal, within, end };
}

async function* watched(body: ReadableStream<Uint8Array> | null, heard: () => void, end: () => void) {
  try {
    heard();
    for await (const chunk of body ?? []) {
      yield chunk;
      heard();
    }
  } finally {
    end();
  }
}

function sha256In(header: string | null): string | null {
  return /^(?:W\/)?"?([0-9a-f]{64})"?$/i.exec(header ?? "")?.[1]?.toLowerCase() ?? null;
}

function rangeStart(header: string | null): number {
  return Number(/^bytes (\d+)-/.exec(header ?? "")?.[1] ?? 0);
}

function astray(hub: URL): FacetError {
  return new FacetError("model-missing", { reason: "hub-astray", host: hub.host }, { next: ["retry", "add-model"] });
}
