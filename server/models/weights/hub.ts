// Fetches files of a hub's repository at one commit: resumed where it broke off, never trusted before its hash is right.
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { ReasonFacts } from "../../../pipelines/engine/error-reasons.ts";
import { FacetError, isAbort } from "../../../pipelines/engine/errors.ts";
import type { CatalogueEntry, CatalogueFile, WeightsSource } from "./catalogue-entry.ts";
import { askHub, HubSilence } from "./hub-request.ts";
import type { HubAnswer } from "./hub-request.ts";
import { openPart } from "./part-file.ts";
import type { PartFile } from "./part-file.ts";

export interface Patience {
  /** Milliseconds to the first answer; a hub that cannot be reached must be known soon, for the stand-in comes next. */
  readonly answerMs: number;
  /** Milliseconds without a byte. */
  readonly stallMs: number;
  /** Tries in a row that bring no byte. */
  readonly tries: number;
  /** Milliseconds before the second try; doubled with each. */
  readonly waitMs: number;
}

export const hubPatience: Patience = { answerMs: 6000, stallMs: 30_000, tries: 5, waitMs: 1000 };

export interface HubFetch {
  readonly entry: CatalogueEntry;
  readonly source: Extract<WeightsSource, { kind: "hub" }>;
  readonly files: readonly CatalogueFile[];
  readonly folder: string;
  readonly hubUrl: string;
  readonly token: string | undefined;
  readonly progress: (file: CatalogueFile, bytes: number) => void;
  readonly signal: AbortSignal;
  readonly patience: Patience;
}

/** Throws FacetError model-missing with what the person can do, or whatever the file system throws. */
export async function fetchFromHub(fetch: HubFetch): Promise<void> {
  for (const file of fetch.files) {
    await using part = await openPart(join(fetch.folder, file.name), file);
    await fetchFile(fetch, file, part);
    await part.finish();
  }
}

async function fetchFile(fetch: HubFetch, file: CatalogueFile, part: PartFile): Promise<void> {
  const { hubUrl, token, source, signal, patience } = fetch;
  let reached = false;
  let failures = 0;
  while (part.size() < file.bytes) {
    const before = part.size();
    try {
      const answerMs = reached ? patience.stallMs : patience.answerMs;
      const question = { hubUrl, token, ...source, file: file.name, from: before, signal };
      const answer = await askHub({ ...question, answerMs, stallMs: patience.stallMs });
      reached = true;
      await take(fetch, file, part, answer);
    } catch (thrown) {
      if (signal.aborted || isAbort(thrown)) throw signal.aborted ? signal.reason : thrown;
      if (!isNetwork(thrown)) throw thrown;
      if (!reached) throw unreachable(fetch, thrown);
    }
    failures = part.size() > before ? 0 : failures + 1;
    if (failures >= patience.tries) {
      const facts = { reason: "hub-gave-up", host: new URL(hubUrl).host, file: file.name } as const;
      throw new FacetError("model-missing", facts, { next: ["retry", "add-model"] });
    }
    if (part.size() < file.bytes) await setTimeout(patience.waitMs * 2 ** failures, undefined, { signal });
  }
}

async function take(fetch: HubFetch, file: CatalogueFile, part: PartFile, answer: HubAnswer): Promise<void> {
  const { status, body, linkedHash, rangeStart } = answer;
  if ((status !== 200 && status !== 206) || (linkedHash !== null && linkedHash !== file.sha256)) {
    await answer.drop();
    if (status === 416) return part.restart();
    // Busy or broken for a moment: tried again.
    if (status === 429 || status >= 500) return;
    throw refused(fetch, file, status);
  }
  // A hub that does not know ranges sends all of it again.
  if (part.size() > 0 && rangeStart !== part.size()) await part.restart();
  const counted = async function* () {
    for await (const chunk of body) {
      yield chunk;
      fetch.progress(file, part.size());
    }
  };
  await part.append(counted(), fetch.signal);
}

/** What can be over in a moment: a connection that broke or fell silent, a name that did not resolve. */
function isNetwork(thrown: unknown): boolean {
  if (thrown instanceof HubSilence) return true;
  // The words of the platform's fetch for a request and for a body; any other TypeError is a fault in here.
  return thrown instanceof TypeError && ["fetch failed", "terminated"].includes(thrown.message);
}

function unreachable({ hubUrl }: HubFetch, thrown: unknown): FacetError {
  const cause = thrown instanceof TypeError ? thrown.cause : thrown;
  const fault = cause instanceof Error && "code" in cause ? String(cause.code) : "fetch failed";
  const facts = { reason: "hub-unreachable", host: new URL(hubUrl).host, fault } as const;
  return new FacetError("model-missing", facts, { next: ["retry", "add-model"], cause: thrown });
}

function refused({ entry, source, hubUrl }: HubFetch, file: CatalogueFile, status: number): FacetError {
  const page = `${hubUrl.replace(/\/$/, "")}/${source.repository}`;
  const fail = (problem: ReasonFacts, ...next: ("open-settings" | "retry")[]) =>
    new FacetError("model-missing", { status, ...problem }, { next: [...next, "add-model"] });
  if (status === 401 || status === 403)
    return fail({ reason: "terms-not-accepted", name: entry.name, page }, "open-settings");
  if (status === 404 || status === 410) return fail({ reason: "hub-lacks", file: file.name, page });
  if (status === 200 || status === 206) return fail({ reason: "hub-differs", file: file.name });
  return fail({ reason: "hub-refused", file: file.name, status }, "retry");
}
