// The typed client over one server: every procedure, and a question as a stream of typed events that resumes and stops.
import type { RunEvent } from "../../pipelines/engine/events.ts";
import type { RunStatus } from "../../pipelines/engine/answer.ts";
import type { StartedRun } from "../../pipelines/engine/conversations.ts";
import type { PersonaInputs } from "../api.ts";
import { openCalls } from "./calls.ts";
import type { Fetch } from "./calls.ts";
import type { Api } from "./procedures.ts";
import { failureOf, refusalOf } from "./failure.ts";
import { followEvents } from "./follow-events.ts";
import type { AskOptions, Asking, ConnectOptions, FacetClient, PersonaId, TypedAnswer } from "./types.ts";

const usualUrl = "http://127.0.0.1:3000";

/** `by` is what the procedures are called by, where it is not the platform's own `fetch`. */
export function openClient(options: ConnectOptions, by?: Fetch): FacetClient {
  const environment = (globalThis as { process?: { env?: Readonly<Record<string, string | undefined>> } }).process?.env;
  const url = (options.url ?? (environment?.["FACET_URL"] || usualUrl)).replace(/\/+$/, "");
  const key = options.key ?? (environment?.["FACET_KEY"] || undefined);
  const api = openCalls(url, key, by);
  return {
    api,
    ask: (persona, input, given = {}) => ask(api, persona, input, given),
    follow: (runId, after = 0, signal) => eventsOnly(followEvents(api, runId, after, signal)),
    upload: async (name, bytes) => {
      const response = await fetch(`${url}/files?name=${encodeURIComponent(name)}`, {
        method: "PUT",
        body: bytes,
        headers: { "content-type": "application/octet-stream", ...(key && { authorization: `Bearer ${key}` }) },
      }).catch((thrown: unknown) => {
        throw failureOf(thrown, url);
      });
      if (!response.ok) throw await refusalOf(response, url);
      return (await response.json()) as { fileId: string; mediaType: string };
    },
  };
}

/** The persona's start, as each has it; its input is checked by the types of `ask`. */
type Start = { readonly mutate: (input: unknown, options: { signal?: AbortSignal }) => Promise<StartedRun> };

async function ask<P extends PersonaId>(
  api: Api,
  persona: P,
  input: PersonaInputs[P],
  { signal, ...place }: AskOptions,
): Promise<Asking<P>> {
  const { start } = api.personas[persona] as unknown as { readonly start: Start };
  const { runId, conversationId, messageId, answerId } = await start.mutate(
    { ...place, input },
    signal ? { signal } : {},
  );
  let shown: number | undefined;
  let ended = false;
  let stopping: Promise<{ readonly status: RunStatus; readonly after: number }> | null = null;
  const stop = async () => {
    const after = shown ?? Infinity;
    const given = shown === undefined ? {} : { shown };
    return { status: (await api.runs.stop.mutate({ runId, ...given })).status, after };
  };
  /** What had been written but not been given when the run was stopped is no part of the answer. */
  const isCut = async (seq: number) => {
    const stopped = await stopping?.catch(() => null);
    return stopped?.status === "stopped" && seq > stopped.after;
  };
  return {
    runId,
    conversationId,
    messageId,
    answerId,
    stop: async () => (await (stopping = stop())).status,
    answer: async () => {
      if (!ended) for await (const _ of followEvents(api, runId, shown ?? 0, signal));
      return (await api.messages.get.query({ messageId: answerId })) as unknown as TypedAnswer<P>;
    },
    async *[Symbol.asyncIterator]() {
      for await (const { seq, event } of followEvents(api, runId, 0, signal)) {
        if (event.type === "run-end") ended = true;
        else if (await isCut(seq)) continue;
        shown = Math.max(shown ?? 0, seq);
        yield event;
      }
    },
  };
}

async function* eventsOnly(logged: AsyncIterable<{ readonly event: RunEvent }>): AsyncGenerator<RunEvent> {
  for await (const { event } of logged) yield event;
}
