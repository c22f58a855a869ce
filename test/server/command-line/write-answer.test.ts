import { expect, test } from "vitest";
import type { RunEvent } from "../../../pipelines/engine/events.ts";
import type { CataloguePersona } from "../../../server/api.ts";
import type { Asking, PersonaId, TypedAnswer } from "../../../server/remote/client.ts";
import { writeAnswer } from "../../../server/command-line/write-answer.ts";

const field = (key: string, component: string, en: string) => ({ key, component, label: { en, de: en } });
const outputs = [
  field("answer", "markdown", "Answer"),
  field("posts", "tags", "Posts"),
  field("citations", "citations", "Citations"),
];
const persona = { outputs, steps: [] } as unknown as CataloguePersona;
type Values = Readonly<Record<string, unknown>>;
const start: RunEvent = { type: "run-start", persona: "guide", version: "1", model: null };
const says = (text: string): RunEvent => ({ type: "text-delta", field: "answer", text });
const kept = (value: string): RunEvent => ({ type: "output", field: "answer", value });
const changed = "[The text above was changed when it was checked. This is the answer:]";

/** What a person sees of these events and this answer; what is said beside stands in brackets. */
async function shown(events: readonly RunEvent[], values: Values): Promise<string> {
  let seen = "";
  const terminal = {
    out: (each: string) => void (seen += each),
    say: (line: string) => void (seen += `[${line}]`),
    status: () => {},
    confirm: async () => false,
  };
  const asking = {
    async *[Symbol.asyncIterator]() {
      yield* events;
    },
    answer: async () => ({ text: "", outputs: values }) as unknown as TypedAnswer<PersonaId>,
  } as unknown as Asking<PersonaId>;
  await writeAnswer(asking, terminal, { persona, json: false });
  return seen;
}

test.each([
  [
    "is written as it comes, once",
    [start, says("One "), says("two."), kept("One two.")],
    { answer: "One two." },
    "One two.\n",
  ],
  [
    "is followed by every other output under its name, and not by what is said beside it",
    [start, says("One"), kept("One two.")],
    { answer: "One two.", posts: ["Hello", "Hi"], citations: [{ quote: "One" }] },
    "One two.\n\nPosts:\n- Hello\n- Hi\n",
  ],
  ["comes at the end where nothing of it streams", [start], { posts: ["Hello"] }, "Posts:\n- Hello\n"],
  [
    "is written whole where the check changed it",
    [start, says("One."), kept("Two.")],
    { answer: "Two." },
    `One.\n\n${changed}Two.\n`,
  ],
  [
    "is not written twice where the server was started anew in the middle",
    [start, says("One "), { type: "run-resumed", step: "answer" } as const, says("One "), says("two.")],
    { answer: "One two." },
    "One two.\n",
  ],
  [
    "of another field is not taken for it",
    [start, { type: "text-delta", field: "notes", text: "psst" } as const, says("One.")],
    { answer: "One." },
    "One.\n",
  ],
  ["that stayed empty leaves no line", [start], {}, ""],
] satisfies [string, RunEvent[], Values, string][])("the text %s", async (_, events, values, expected) => {
  expect(await shown(events, values)).toBe(expected);
});
