import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyAnswer, fold, foldAll } from "../../../pipelines/engine/fold.ts";
import type { RunEvent } from "../../../pipelines/engine/events.ts";
import { recalledOf } from "../../support/remembered.ts";

const usage = { promptTokens: 1, completionTokens: 2 };
const start: RunEvent = { type: "run-start", persona: "guide", version: "1", model: "m" };
const step = (name: string): RunEvent => ({ type: "step-start", step: name });
const text = (field: string, words: string): RunEvent => ({ type: "text-delta", field, text: words });

describe("folding a run's events", () => {
  test("words of a field add up in order", () => {
    const answer = foldAll([start, step("write"), text("answer", "Heat "), text("answer", "moves.")]);
    expect(answer.outputs).toEqual({ answer: "Heat moves." });
    expect(answer.status).toBe("running");
  });

  test("a resumed step forgets what it wrote, and keeps what steps before it wrote", () => {
    const before = foldAll([
      start,
      step("find"),
      text("sources", "one"),
      { type: "step-end", step: "find", ms: 3 },
      step("write"),
      text("answer", "half an ans"),
    ]);
    const resumed = fold(before, { type: "run-resumed", step: "write" });
    expect(resumed.outputs).toEqual({ sources: "one" });
    expect(resumed.steps).toEqual([{ step: "find", status: "done", ms: 3 }]);
  });

  test("a resumed step notes and finds anew: what it noted and found before stands there once", () => {
    const note = (key: string): RunEvent => ({ type: "note", level: "info", key, values: {} });
    const found = (name: string): RunEvent => {
      const place = { documentId: name, page: 1, start: 0, end: 1, text: "a", score: 1 };
      return { type: "sources-found", sources: [{ name, ...place }] };
    };
    const once = [note("of-find"), found("find.pdf")];
    const twice = [note("of-write"), found("write.pdf")];
    const resumed: RunEvent = { type: "run-resumed", step: "write" };
    const before = [start, step("find"), ...once, step("write"), ...twice, step("check"), note("of-check")];
    expect(foldAll([...before, resumed])).toMatchObject({
      notes: [{ key: "of-find" }],
      sources: [{ name: "find.pdf" }],
    });
    const again = foldAll([...before, resumed, step("write"), ...twice]);
    expect(again.notes.map(({ key }) => key)).toEqual(["of-find", "of-write"]);
    expect(again.sources.map(({ name }) => name)).toEqual(["find.pdf", "write.pdf"]);
    const first = foldAll([start, step("find"), ...once, { type: "run-resumed", step: "find" }]);
    expect(first).toMatchObject({ notes: [], sources: [] });
  });

  test("a run that starts anew forgets everything", () => {
    const once = foldAll([start, step("write"), text("answer", "half")]);
    expect(fold(once, start)).toEqual(foldAll([start]));
  });

  test("the end closes what was still running", () => {
    const end: RunEvent = { type: "run-end", status: "stopped", usage, ms: 9 };
    const answer = foldAll([start, step("write"), text("answer", "half"), end]);
    expect(answer.steps).toEqual([{ step: "write", status: "stopped" }]);
    expect(answer).toMatchObject({ status: "stopped", outputs: { answer: "half" }, usage, ms: 9 });
  });

  test("an end that carries the answer replaces what was folded", () => {
    const seen = foldAll([start, step("write"), text("answer", "ab")]);
    const whole = foldAll([start, step("write"), text("answer", "abcdef")]);
    expect(fold(whole, { type: "run-end", status: "stopped", usage, ms: 1, answer: seen })).toEqual(seen);
  });

  test("a position in the queue shows until the run starts", () => {
    const queued = fold(emptyAnswer, { type: "run-queued", position: 2, size: 3, etaMs: 400 });
    expect(queued).toMatchObject({ status: "queued", queue: { position: 2, size: 3, etaMs: 400 } });
    expect(fold(queued, start)).not.toHaveProperty("queue");
  });

  test("list outputs take items by their place", () => {
    const delta = (at: number, value: string): RunEvent => ({
      type: "output-delta",
      field: "list",
      delta: { at, value },
    });
    const answer = foldAll([start, step("s"), delta(0, "a"), delta(1, "b"), delta(0, "c")], { list: "tags" });
    expect(answer.outputs).toEqual({ list: ["c", "b"] });
  });

  test("a step that runs again recalls again: each memory stands once, as it was recalled last", () => {
    const memories = (...ids: [string, number][]): RunEvent => ({
      type: "memories-recalled",
      memories: ids.map(([memoryId, score]) => recalledOf("I live in Graz.", { memoryId, score })),
    });
    const answer = foldAll([start, memories(["a", 1], ["b", 1]), memories(["b", 2])]);
    expect(answer.memories.map(({ memoryId, score }) => [memoryId, score])).toEqual([
      ["a", 1],
      ["b", 2],
    ]);
  });

  test("the last prompt that was told of is what the answer was written with", () => {
    const told = (answer: number): RunEvent => ({
      type: "context-built",
      context: { limit: 4096, answer, parts: [], firstMessageId: null, leftOut: 0 },
    });
    expect(foldAll([start, told(200), told(900)]).context?.answer).toBe(900);
  });

  test("merging neighbouring words into one event changes nothing", () => {
    const pieces = fc.array(fc.record({ field: fc.constantFrom("answer", "notes"), text: fc.string() }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(pieces, (all) => {
        const events = all.map((each): RunEvent => text(each.field, each.text));
        const merged: RunEvent[] = [];
        for (const event of events) {
          const last = merged.at(-1);
          if (event.type === "text-delta" && last?.type === "text-delta" && last.field === event.field) {
            merged[merged.length - 1] = { ...last, text: last.text + event.text };
          } else merged.push(event);
        }
        expect(foldAll([start, step("s"), ...merged])).toEqual(foldAll([start, step("s"), ...events]));
      }),
    );
  });
});
