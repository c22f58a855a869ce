// From calls to the steps of a program, in no language yet: names for what is used again, waiting where a person waited.
import { askedPersona, beginsRun } from "./calls.ts";
import type { Call, ProcedureCall } from "./calls.ts";
import { idsOf, referencesIn, valueOf } from "./value.ts";
import type { Reference, Value } from "./value.ts";

export type Step =
  /** A question, as the typed client asks it. */
  | {
      readonly kind: "ask";
      readonly name: string;
      readonly path: string;
      readonly persona: string;
      readonly input: Value;
      readonly options: readonly (readonly [string, Value])[];
    }
  /** Any other procedure. What it gives is shown, but for a run: that is followed. */
  | {
      readonly kind: "call";
      readonly name: string;
      readonly method: ProcedureCall["kind"];
      readonly path: string;
      readonly input: Value | undefined;
      readonly isShown: boolean;
    }
  | { readonly kind: "upload"; readonly name: string; readonly file: string }
  /** Shows every event of the run, then its answer. */
  | { readonly kind: "follow"; readonly run: Reference }
  /** Waits until the document has been read. */
  | { readonly kind: "ready"; readonly document: Reference };

export interface Plan {
  readonly steps: readonly Step[];
  /** Names of steps that a later step uses. */
  readonly used: ReadonlySet<string>;
}

/** What the typed client's `ask` takes beside the input. */
const askOptions: ReadonlySet<string> = new Set(["conversationId", "parentId", "documentIds", "imageIds", "model"]);
const readsFile: ReadonlySet<string> = new Set(["documents.ingest", "documents.retry"]);
const names: Readonly<Record<string, string>> = {
  "messages.edit": "edited",
  "messages.retry": "retried",
  "messages.compare": "compared",
  "conversations.create": "conversation",
  "documents.ingest": "added",
};

export function planOf(calls: readonly Call[]): Plan {
  const steps: Step[] = [];
  const taken = new Map<string, number>();
  const known = new Map<string, Reference>();
  /** Runs nobody has waited for yet, by id. */
  const open = new Map<string, Reference>();

  const nameFor = (word: string) => {
    const count = (taken.get(word) ?? 0) + 1;
    taken.set(word, count);
    return count === 1 ? word : `${word}${count}`;
  };
  const learn = (output: unknown, name: string) => {
    for (const [id, reference] of idsOf(output, name)) if (!known.has(id)) known.set(id, reference);
  };
  const follow = (runId: string, run: Reference) => {
    open.delete(runId);
    steps.push({ kind: "follow", run });
  };

  for (const call of calls) {
    if (call.kind === "waited") {
      const run = open.get(call.runId);
      if (run) follow(call.runId, run);
      continue;
    }
    const name = nameFor(wordFor(call));
    if (call.kind === "upload") steps.push({ kind: "upload", name, file: call.name });
    else {
      const input = valueOf(toSay(call), known);
      steps.push(askOf(call, name, input) ?? callOf(call, name, input));
      const stopped = call.path === "runs.stop" ? idIn(call.input, "runId") : undefined;
      if (stopped !== undefined) open.delete(stopped);
    }
    if (call.kind !== "query") learn(call.output, name);
    if (call.kind === "mutation" && beginsRun(call.path))
      for (const [runId, run] of runsOf(call.output, name)) open.set(runId, run);
    if (call.kind === "mutation" && readsFile.has(call.path)) {
      const document = idsOf(call.output, name).get(idIn(call.output, "documentId") ?? "");
      steps.push({ kind: "ready", document: document ?? reference(name, "documentId") });
    }
  }
  for (const [runId, run] of open) follow(runId, run);
  return { steps, used: new Set(steps.flatMap(referencesOf).map(({ step }) => step)) };
}

function wordFor(call: Exclude<Call, { kind: "waited" }>): string {
  if (call.kind === "upload") return "file";
  if (askedPersona(call.path) !== null) return "question";
  return names[call.path] ?? "result";
}

/** The input without what a program need not say: how far a person had read, and what a start does without being told. */
function toSay({ path, input }: ProcedureCall): unknown {
  if (typeof input !== "object" || input === null) return input;
  const isStart = askedPersona(path) !== null;
  const isUsual = (key: string, value: unknown) =>
    isStart && ((Array.isArray(value) && value.length === 0) || (key === "remembers" && value === true));
  const isPlace = (key: string) => path === "runs.stop" && key === "shown";
  return Object.fromEntries(Object.entries(input).filter(([key, value]) => !isUsual(key, value) && !isPlace(key)));
}

function askOf(call: ProcedureCall, name: string, given: Value | undefined): Step | undefined {
  const persona = askedPersona(call.path);
  if (persona === null || given?.kind !== "record") return undefined;
  const input = given.entries.find(([key]) => key === "input")?.[1];
  const options = given.entries.filter(([key]) => key !== "input");
  const fits = options.every(([key, value]) => askOptions.has(key) && !(value.kind === "plain" && value.json === null));
  return input && fits ? { kind: "ask", name, path: call.path, persona, input, options } : undefined;
}

function callOf({ kind: method, path }: ProcedureCall, name: string, input: Value | undefined): Step {
  return { kind: "call", name, method, path, input, isShown: !(method === "mutation" && beginsRun(path)) };
}

/** Every run that it began, by id; one without a known id where the answer is not known. */
function runsOf(output: unknown, name: string): ReadonlyMap<string, Reference> {
  const runs = [...idsOf(output, name)].filter(([, { path }]) => path.at(-1) === "runId");
  return new Map(runs.length > 0 ? runs : [[`of ${name}`, reference(name, "runId")]]);
}

function reference(step: string, key: string): Reference {
  return { kind: "reference", step, path: [key], occurrence: 1 };
}

function idIn(value: unknown, key: string): string | undefined {
  const found: unknown = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return typeof found === "string" ? found : undefined;
}

function referencesOf(step: Step): readonly Reference[] {
  switch (step.kind) {
    case "ask":
      return [step.input, ...step.options.map(([, value]) => value)].flatMap(referencesIn);
    case "call":
      return referencesIn(step.input);
    case "follow":
      return [step.run];
    case "ready":
      return [step.document];
    case "upload":
      return [];
  }
}
