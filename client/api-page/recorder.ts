// What the page asked of the server since the person said "record": kept while the page is open, made into programs on the API page.
import { createSignal } from "solid-js";
import type { Accessor } from "solid-js";
import type { Call } from "../../pipelines/engine/snippets/calls.ts";

export interface Recorder {
  readonly isOn: Accessor<boolean>;
  readonly calls: Accessor<readonly Call[]>;
  readonly start: () => void;
  readonly stop: () => void;
  readonly clear: () => void;
  /** Heard only while it is on. */
  readonly note: (call: Call) => void;
}

/** Questions of a person, not of the page itself. */
const askedByPerson: ReadonlySet<string> = new Set([
  "conversations.search",
  "conversations.export",
  "documents.search",
  "memories.search",
  "data.query",
]);
/** Changes the page makes of itself, and those that carry a secret. */
const notRecorded = /^(?:(?:images|code)\.warm|code\.(?:keep|check)|models\.(?:add|try)|keys\..*)$/;

export function isRecorded(kind: string, path: string): boolean {
  return kind === "query" ? askedByPerson.has(path) : kind === "mutation" && !notRecorded.test(path);
}

export function createRecorder(): Recorder {
  const [isOn, setOn] = createSignal(false);
  const [calls, setCalls] = createSignal<readonly Call[]>([]);
  return {
    isOn,
    calls,
    start: () => setOn(true),
    stop: () => setOn(false),
    clear: () => setCalls([]),
    note: (call) => {
      if (isOn() && !isOfOthers(calls(), call)) setCalls((before) => [...withoutShorter(before, call), unsecret(call)]);
    },
  };
}

/** A document's password is kept nowhere, and in no program. */
function unsecret(call: Call): Call {
  if (!("input" in call) || typeof call.input !== "object" || call.input === null || !("password" in call.input))
    return call;
  const { password: _secret, ...input } = call.input;
  return { ...call, input };
}

/** The end of a run that was not begun here: of another tab, or of a program. */
function isOfOthers(calls: readonly Call[], call: Call): boolean {
  if (call.kind !== "waited") return false;
  return !calls.some((each) => each.kind === "mutation" && JSON.stringify(each.output).includes(`"${call.runId}"`));
}

/** A search is asked anew with each letter: the last one counts. */
function withoutShorter(calls: readonly Call[], next: Call): readonly Call[] {
  const last = calls.at(-1);
  return next.kind === "query" && last?.kind === "query" && last.path === next.path ? calls.slice(0, -1) : calls;
}
