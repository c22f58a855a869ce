import fc from "fast-check";
import { expect, test } from "vitest";
import { contentWords } from "../../../pipelines/steps/fact-words.ts";
import { mayCorrect, sameSubject } from "../../../pipelines/steps/fact-words.ts";
import { readFacts } from "../../../pipelines/steps/read-facts.ts";

const lastly = (message: string, before?: { subject: string }) => readFacts(message, before).at(-1);

test.each([
  ["Actually, my budget is 5,000 euros.", "budget", "5,000 euros", "My budget is 5,000 euros."],
  ["Sorry, I meant that the deadline is 20 March.", "deadline day", "20 March", "The deadline is 20 March."],
  ["Correction: the meeting is on Monday.", "meeting day", "on Monday", "The meeting is on Monday."],
  ["No wait, my sister lives in Ghent.", "sister live", "in Ghent", "My sister lives in Ghent."],
  ["The meeting has been moved to Thursday.", "meeting day", "Thursday", "The meeting has been moved to Thursday."],
  ["The deadline was changed from Friday to Monday.", "deadline day", "Monday", undefined],
  ["We moved the launch to 3 June.", "launch day", "3 June", undefined],
  ["They raised our rent to 900 euros.", "rent", "900 euros", undefined],
  ["My budget is now 6,000.", "budget", "6,000", undefined],
  ["The meeting is not on Monday but on Wednesday.", "meeting day", "on Wednesday", undefined],
  ["The budget is 5,000, not 4,000.", "budget", "5,000", undefined],
  ["My dog is called Rex instead of Max.", "dog called", "Rex", undefined],
  [
    "One small change: for the picnic we need 12 plates.",
    "picnic need plate",
    "12 plates",
    "For the picnic we need 12 plates.",
  ],
  [
    "Please note: the front door must stay open instead of shut.",
    "front door stay open",
    "the front door must stay open",
    undefined,
  ],
  ["I'm no longer a vegetarian.", "vegetarian", "no longer a vegetarian", undefined],
  ["I just moved to Porto.", "live", "Porto", undefined],
  ["Eigentlich ist es anders. Korrektur: mein Budget ist 700 Euro.", "budget", "700 Euro", "Mein Budget ist 700 Euro."],
  ["Nein, die Besprechung ist am Dienstag.", "besprechung day", "am Dienstag", undefined],
  ["Der Termin wurde auf Freitag verschoben.", "date day", "auf Freitag", undefined],
  ["Wir haben den Start auf den 3. Juni verschoben.", "start day", "auf den 3. Juni", undefined],
  ["Unsere Miete wurde auf 900 Euro erhöht.", "miete", "auf 900 Euro", undefined],
  ["Die Frist ist nicht am Montag, sondern am Mittwoch.", "deadline day", "am Mittwoch", undefined],
  ["Ich bin nach Bern umgezogen.", "live", "Bern", undefined],
])("“%s” corrects what was told", (message, subject, value, text) => {
  const fact = lastly(message);
  expect(fact).toMatchObject({ subject, value, isCorrection: true });
  if (text !== undefined) expect(fact?.text).toBe(text);
});

test.each([
  ["Actually, it's 5,000.", "budget", "budget", "Budget is 5,000."],
  ["No, it is on Thursday.", "meeting day", "meeting day", "Meeting is on Thursday."],
  ["Sorry, Thursday.", "meeting day", "meeting day", "Meeting: Thursday."],
  ["Nein, es ist am Dienstag.", "besprechung day", "besprechung day", "Besprechung ist am Dienstag."],
])("“%s” corrects what the message before told", (message, before, subject, text) => {
  expect(lastly(message, { subject: before })).toMatchObject({ subject, text, isCorrection: true });
});

test.each(["It's raining.", "It is 5,000.", "Thursday works.", "No.", "Sorry, that was unclear.", "No, shorter."])(
  "“%s” tells nothing of what the message before told",
  (message) => expect(readFacts(message, { subject: "budget" })).toEqual([]),
);

test.each([
  ["meeting day", "meeting day", true, true],
  ["meeting day", "meeting place", false, false],
  ["meeting time", "meeting day", false, true],
  ["budget", "budget", true, true],
  ["project budget", "budget", false, false],
  ["client project budget", "project budget", true, true],
  ["deadline heron report day", "deadline kestrel report day", false, false],
  ["", "", false, false],
  ["sister live", "sister role", false, false],
])("“%s” and “%s”: the same %s, a correction %s", (a, b, same, corrects) => {
  expect(sameSubject(a, b)).toBe(same);
  expect(mayCorrect(a, b)).toBe(corrects);
});

test("a long pasted text is read at its ends alone, and no message tells more than twelve facts", () => {
  const pasted = "Our office is in Rome. ".repeat(3) + "The report covers many things and goes on. ".repeat(500);
  expect(readFacts(`My budget is 900 euros.\n\n${pasted}`).map(({ subject }) => subject)).toContain("budget");
  const many = Array.from({ length: 60 }, (_, at) => `My item${at} is called Lumo${at}.`).join(" ");
  expect(readFacts(many)).toHaveLength(12);
});

const pieces = fc.constantFrom(
  ..."my our the I'm I am live in budget is Friday 4,000 no, actually it's not but from to moved remember that , . ! ? “ \" ` ``` > \n mein ist Termin verschoben auf nicht sondern <bos> \ud800 {} ; = é 日本".split(
    " ",
  ),
);
const anyMessage = fc.oneof(
  fc.array(pieces, { maxLength: 40 }).map((words) => words.join(" ")),
  fc.string({ unit: "binary", maxLength: 300 }),
);

test("whatever the message, facts are made of its words, and of what they are about", () => {
  const words = (text: string) => contentWords(text.replaceAll(/[’‘ʼ]/g, "'"));
  fc.assert(
    fc.property(anyMessage, fc.option(fc.constantFrom("budget", "meeting day")), (message, before) => {
      const known = new Set([...words(message), ...words(before ?? "")]);
      for (const { subject, text, value } of readFacts(message, before === null ? null : { subject: before })) {
        expect(subject).not.toBe("");
        expect([...words(text), ...words(value)].filter((word) => !known.has(word))).toEqual([]);
      }
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ["a".repeat(100_000)],
  ["my ".repeat(33_000)],
  ["my budget is ".repeat(8000)],
  ["no, ".repeat(25_000)],
  ['"'.repeat(100_000)],
  ["```".repeat(33_000)],
  [`${"the x of ".repeat(11_000)} is`],
  ["I am not not but ".repeat(6000)],
  ["\n\n- ".repeat(25_000)],
  [`der ${"termin wurde von ".repeat(6000)}`],
  [" ".repeat(100_000)],
  ["- I like tea\n".repeat(8000)],
])("hostile text %#: 100,000 characters are read to their end", (message) => {
  // A rule that goes back over what it has read would not end within the test's time.
  expect(readFacts(message).length).toBeLessThan(100);
});
