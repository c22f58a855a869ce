import fc from "fast-check";
import { expect, test } from "vitest";
import { states, withoutCorrected } from "../../../server/memory/without-corrected.ts";
import type { Recallable } from "../../../server/memory/without-corrected.ts";

const path = ["q1", "a1", "q2", "a2", "q3", "a3", "q4", "a4"];
const at = (place: number) => `2026-01-01T00:00:0${place}.000Z`;
const fact = (memoryId: string, messageId: string | null, text: string, replaces: string | null = null) => ({
  memoryId,
  messageId,
  subject: "deadline project",
  text,
  replaces,
  at: at(messageId === null ? 9 : path.indexOf(messageId)),
});
const turn = (messageId: string, text: string, isWhole = true): Recallable => ({
  memoryId: messageId,
  kind: "turn",
  messageId,
  text,
  isWhole,
  at: at(path.indexOf(messageId)),
});
const ofFact = ({ memoryId, messageId, text, at: told }: ReturnType<typeof fact>): Recallable => ({
  memoryId,
  kind: "fact",
  messageId,
  text,
  isWhole: true,
  at: told,
});

const monday = fact("monday", "q1", "The project deadline is Monday.");
const friday = fact("friday", "q3", "The project deadline is Friday.", "monday");
const sunday = fact("sunday", "q4", "The project deadline is Sunday.", "friday");
const typed = fact("typed", null, "The project deadline is Friday.", "monday");

test.each([
  [
    "the corrected fact goes, the one that corrects it stays",
    [monday, friday],
    [ofFact(monday), ofFact(friday)],
    ["friday"],
  ],
  ["without its correction a fact stays", [monday], [ofFact(monday), turn("q1", monday.text)], ["monday", "q1"]],
  [
    "the message it was told in goes, and the answer to it",
    [monday, friday],
    [turn("q1", "Hello."), turn("a1", "Fine.")],
    [],
  ],
  ["other turns stay", [monday, friday], [turn("q2", "I drink tea."), turn("a2", "So do I.")], ["q2", "a2"]],
  [
    "a turn before the correction that says the old value goes",
    [monday, friday],
    [turn("a2", "By Monday, the deadline, all is done.")],
    [],
  ],
  [
    "a turn that names the value of something else stays",
    [monday, friday],
    [turn("a2", "On Monday it rains.")],
    ["a2"],
  ],
  [
    "the correction itself stays, though it names the old value",
    [monday, friday],
    [turn("q3", "The deadline is not Monday, the deadline is Friday.")],
    ["q3"],
  ],
  [
    "what is said after the correction stays",
    [monday, friday],
    [turn("a3", "So the deadline moved from Monday.")],
    ["a3"],
  ],
  [
    "of a long message only the pieces that state it go",
    [monday, friday],
    [turn("q1", "The deadline is Monday.", false), turn("q1", "I drink tea.", false)],
    ["q1"],
  ],
  [
    "a correction that was typed counts for all that was said before",
    [monday, typed],
    [turn("a2", "The deadline is Monday."), ofFact(typed)],
    ["typed"],
  ],
  [
    "a chain leaves the newest alone",
    [monday, friday, sunday],
    [ofFact(monday), ofFact(friday), ofFact(sunday), turn("q1", "x"), turn("a3", "y"), turn("q4", "z")],
    ["sunday", "q4"],
  ],
  [
    "a fact that corrects one of another branch corrects nothing here",
    [friday],
    [turn("q1", "The deadline is Monday."), ofFact(friday)],
    ["q1", "friday"],
  ],
])("%s", (_, facts, items, expected) => {
  expect(withoutCorrected(items, { path, facts }).map(({ memoryId }) => memoryId)).toEqual(expected);
});

test.each([
  ["The deadline of the project is Monday, they say.", true],
  ["Is the DEADLINE monday?", true],
  ["Monday.", false],
  ["The deadline is Friday.", false],
  ["", false],
])("“%s” states the old value: %s", (text, expected) => {
  expect(states(text, monday, friday.text)).toBe(expected);
});

test("whatever is corrected by whatever, what stays is part of what was given, in its order, and never a corrected fact", () => {
  const anyFacts = fc
    .array(fc.record({ place: fc.integer({ min: -1, max: 7 }), word: fc.constantFrom("Monday", "Friday", "Sunday") }), {
      maxLength: 8,
    })
    .chain((made) =>
      fc
        .array(fc.option(fc.nat({ max: Math.max(0, made.length - 1) })), {
          minLength: made.length,
          maxLength: made.length,
        })
        .map((links) =>
          made.map(({ place, word }, index) =>
            fact(
              `f${index}`,
              path[place] ?? null,
              `The project deadline is ${word}.`,
              links[index] == null ? null : `f${links[index]}`,
            ),
          ),
        ),
    );
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const items = [
        ...facts.map(ofFact),
        ...path.map((messageId) => turn(messageId, `Text of ${messageId}: deadline Monday`)),
      ];
      const kept = withoutCorrected(items, { path, facts });
      expect(items.filter((item) => kept.includes(item))).toEqual(kept);
      const corrected = new Set(facts.map(({ replaces }) => replaces));
      expect(kept.some(({ memoryId }) => corrected.has(memoryId))).toBe(false);
      if (facts.every(({ replaces }) => replaces === null)) expect(kept).toEqual(items);
    }),
  );
});
