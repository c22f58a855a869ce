import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { RunEvent } from "../../../pipelines/engine/events.ts";
import creator from "../../../pipelines/creator.ts";
import guide from "../../../pipelines/guide.ts";
import { growingText } from "../../../server/openai/growing-text.ts";

const delta = (text: string): RunEvent => ({ type: "text-delta", field: "answer", text });
const output = (value: unknown, field = "answer"): RunEvent => ({ type: "output", field, value });
const ended = (status: "done" | "stopped"): RunEvent => ({
  type: "run-end",
  status,
  usage: { promptTokens: 1, completionTokens: 1 },
  ms: 1,
});

function play(events: readonly RunEvent[], persona: typeof guide | typeof creator = guide) {
  const growing = growingText(persona);
  const pieces = events.map((event) => growing.take(event));
  return { pieces, rest: growing.rest(), whole: growing.whole(), sent: growing.sent() };
}

test("words that change before the end are held back, and the whole answer follows under a line that says so", () => {
  const { pieces, rest } = play([delta("It is 5."), output("It is 4."), ended("done")]);
  expect(pieces).toEqual(["It is 5.", "", ""]);
  expect(rest).toBe("\n\n---\n\n**The checked answer:**\n\nIt is 4.");
});

test("the line is German in a German answer", () => {
  expect(play([delta("Das ist 5."), output("Das ist 4."), ended("done")]).rest).toContain("**Die geprüfte Antwort:**");
});

test("an answer that was stopped ends with the words that came", () => {
  const stopped = ended("stopped");
  expect(play([delta("One two"), delta(" three"), stopped]).rest).toBe("");
  const cut = play([
    delta("One two three"),
    { ...stopped, answer: { ...answerOf("One two"), status: "stopped" } } as RunEvent,
  ]);
  expect([cut.rest, cut.sent, cut.whole]).toEqual(["", "One two three", "One two"]);
});

test("other outputs wait for the end: they may change, and the text goes on before them", () => {
  const { pieces, rest } = play([
    output([{ number: 1, quote: "so it is", name: "a.pdf", page: 1 }], "citations"),
    delta("One"),
    delta(" two"),
    ended("done"),
  ]);
  expect(pieces).toEqual(["", "One", " two", ""]);
  expect(rest).toMatch(/^\n\nCitations/);
});

test("an answer without a text comes whole at its end", () => {
  const idea = { title: "A cup a day", platform: "x", hook: "Do you?" };
  const { pieces, rest, whole } = play([output([idea], "ideas"), ended("done")], creator);
  expect(pieces).toEqual(["", ""]);
  expect(rest).toBe(whole);
  expect(whole).toContain("A cup a day");
});

test("a step that writes its words once more sends them once", () => {
  const begun: readonly RunEvent[] = [{ type: "step-start", step: "answer" }, delta("One two")];
  const again: readonly RunEvent[] = [{ type: "run-resumed", step: "answer" }, ...begun, delta(" three")];
  const { sent } = play([...begun, ...again, ended("done")]);
  expect(sent).toBe("One two three");
});

test("whatever is written and replaced, the words sent end with the whole answer", () => {
  const words = fc.string({ maxLength: 12, unit: "grapheme" });
  const event = fc.oneof(
    words.map(delta),
    words.map((text) => output(text)),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), (events) => {
      const { pieces, rest, sent, whole } = play([...events, ended("done")]);
      expect(pieces.join("") + rest).toBe(sent);
      expect(sent.endsWith(whole)).toBe(true);
    }),
  );
});

const answerOf = (text: string) => ({
  steps: [],
  outputs: { answer: text },
  writtenBy: {},
  sources: [],
  memories: [],
  notes: [],
});
