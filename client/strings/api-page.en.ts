// Words of the API page in English: how a persona is used from a program, what it takes and gives, trying it, recording.
import type { RunEvent } from "../../pipelines/engine/events.ts";
import type { Fault } from "../api-page/check-schema.ts";
import type { StartField } from "../api-page/body-schema.ts";
import type { TypeWords } from "../api-page/plain-type.ts";
import type { ProgramKind } from "../api-page/programs.ts";

const list = (items: readonly string[]) => new Intl.ListFormat("en", { type: "disjunction" }).format(items);
const figure = (value: number) => value.toLocaleString("en");

const types: TypeWords = {
  text: "text",
  number: "number",
  whole: "whole number",
  yesNo: "true or false",
  nothing: "null",
  anything: "any value",
  oneOf: "one of these",
  oneOfSeveral: "list of these",
  listOf: (items) => `list of ${items}`,
  objectWith: (keys) => (keys === "" ? "object" : `object with ${keys}`),
  listOfObjects: (keys) => (keys === "" ? "list of objects" : `list of objects with ${keys}`),
  or: list,
  characters: (_least, most) => (most === undefined ? "" : `up to ${figure(most)} characters`),
  count: (least, most) =>
    most === undefined ? `at least ${least}` : least > 0 ? `${least} to ${most}` : `up to ${most}`,
  range: (least, most) =>
    least === undefined ? `up to ${most}` : most === undefined ? `from ${least}` : `${least} to ${most}`,
};

const events: Record<RunEvent["type"], string> = {
  "run-queued": "The run waits: its place in line, how many wait, and about how long.",
  "run-start": "The run has begun, with this version of the persona and this model.",
  "run-progress": "About how long it will still take.",
  "model-waiting": "The model is busy or starting again; it is asked once more in so many seconds.",
  "step-start": "A step has begun.",
  "step-progress": "How far a step is.",
  "step-end": "A step is done, and how long it took.",
  "sources-found": "Passages the answer may cite.",
  "memories-recalled": "What was remembered for this answer.",
  "context-built": "What the model is about to be shown, in tokens.",
  "text-delta": "More text of an output: add it to what was there.",
  output: "An output as a whole; it replaces what was there.",
  "output-delta": "A change to an output that is no text.",
  note: "Something worth knowing about the answer.",
  "run-resumed": "After a restart the run goes on at this step.",
  "run-end": "The run has ended. The last event of its answer.",
  "conversation-titled": "After the end: the conversation has a better title.",
  "memories-kept": "After the end: so many facts were kept.",
  "conversation-changed": "Of no run, and only while you follow: ask for this conversation anew.",
  "documents-changed":
    "Of no run, and only while you follow: these documents were added, read further, put into a conversation or deleted.",
};

const faults: Record<Fault["kind"], (place: string, limit: string, is: string) => string> = {
  missing: (place) => `${place} is missing.`,
  unknown: (place) => `${place} is not a field of this call.`,
  "wrong-type": (place) => `${place} has the wrong form.`,
  "not-offered": (place) => `${place} is not one of the choices.`,
  "too-long": (place, limit, is) => `${place} is too long: ${is} characters, and ${limit} fit.`,
  "too-short": (place, limit) => `${place} is too short: at least ${limit} characters.`,
  "too-many": (place, limit, is) => `${place} holds too much: ${is}, and ${limit} fit.`,
  "too-few": (place, limit) => `${place} needs at least ${limit}.`,
  "too-large": (place, limit) => `${place} can be ${limit} at most.`,
  "too-small": (place, limit) => `${place} must be at least ${limit}.`,
};

const beside: Record<StartField, string> = {
  conversationId: "The conversation to continue. Without it a new one begins.",
  parentId: "The answer to continue from. Without it the conversation goes on where it is.",
  documentIds: "Documents to answer from. Without them: all of the conversation's.",
  imageIds: "Pictures to look at.",
  model: "The model that answers. Without it: the chosen one.",
  remembers: "Whether a new conversation keeps memories.",
};

const programs: Record<ProgramKind, { readonly name: string; readonly note: string }> = {
  curl: { name: "curl", note: "A shell with curl." },
  typescript: {
    name: "TypeScript",
    note: "Typed from question to answer. Node 24; install the package from the folder of Facet: npm install <folder>.",
  },
  python: { name: "Python", note: "Python 3, nothing to install." },
  "command-line": { name: "Command line", note: "Run it in the folder of Facet." },
  openai: {
    name: "OpenAI client",
    note: "Any client of the OpenAI API works; this is JavaScript with its openai package.",
  },
  mcp: {
    name: "MCP",
    note: "For an MCP client: by address, or by the command, run in the folder of Facet. One of the two is enough.",
  },
};

export const apiPageEn = {
  title: (persona: string) => `${persona} from code`,
  intro: "Everything the page does, a program can do: start a question, follow its events, read the answer.",
  openApi: "All of the API (OpenAPI)",
  key: (name: string) =>
    `Where this Facet asks for a key, put it into ${name}: every program here reads it from there.`,
  keys: "Keys are made in the settings",

  programs: {
    title: "Programs",
    label: "Language",
    from: "With the values of",
    own: "your own values below",
    copy: "Copy the program",
    kinds: programs,
  },

  tryIt: {
    title: "Try it",
    label: "The first field",
    body: "What is sent (JSON)",
    notJson: "This is not JSON yet.",
    start: "Start",
    stop: "Stop",
    starting: "Starting …",
    events: "Events",
    count: (shown: number, all: number) => (shown === all ? figure(all) : `${figure(shown)} of ${figure(all)}`),
    filter: "Show only events with",
    none: "No event has this.",
    earlier: (hidden: number) => `${figure(hidden)} earlier ones are not drawn; copying takes all.`,
    copy: "Copy the events as JSON lines",
    answer: "Answer",
    form: "Shown as",
    drawn: "The page shows it",
    json: "JSON",
    copyAnswer: "Copy the answer as JSON",
    open: "Open the conversation",
    status: (status: number, code: string) => `${status} ${code}`,
    copyError: "Copy the error as JSON",
    offline: "No connection to Facet. Nothing was started.",
    faults,
  },

  recorder: {
    title: "Recorder",
    intro: "Switch it on, use Facet as always, and come back: what you did stands here as a program.",
    record: "Record what I do",
    recording: "Recording. Go and use Facet; this page keeps what you do.",
    calls: (count: number) => (count === 1 ? "1 call" : `${figure(count)} calls`),
    clear: "Clear",
    files: "Put the files beside the program before you run it.",
    upload: (name: string) => `Upload ${name}`,
    waited: "Wait for the answer",
  },

  fields: {
    inputs: "Inputs",
    outputs: "Outputs",
    beside: "Beside the input",
    required: "required",
    default: (value: string) => `default ${value}`,
    schema: "JSON Schema",
    copySchema: "Copy the schema",
    optional: "Which outputs an answer has depends on what was asked.",
  },
  events: { title: "Events", event: "Event", says: "What it says", fields: "Fields", sentences: events },
  errors: {
    title: "Errors",
    fold: "All errors",
    intro:
      "An error is always one of these. It comes as error.data.facet, with its facts, what is kept, and what to do next; in a run, as the error of run-end.",
    code: "Code",
    status: "HTTP",
    means: "Means",
  },
  types,
  besideFields: beside,
};

export type ApiPageStrings = typeof apiPageEn;
