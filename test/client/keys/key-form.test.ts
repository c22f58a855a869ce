// The form of a new key: what is wrong is said before the server is asked, and what is asked is what was meant.
import { describe, expect, test } from "vitest";
import { emptyForm, problemsOf, wishOf } from "../../../client/keys/key-form.ts";
import type { KeyForm } from "../../../client/keys/key-form.ts";
import { accessKeysEn } from "../../../client/strings/keys.en.ts";

const words = accessKeysEn.form;
const now = Date.parse("2026-03-10T12:00:00");
const named: KeyForm = { ...emptyForm, name: "Backup" };

describe("what is wrong", () => {
  test.each<[string, Partial<KeyForm>, string, string]>([
    ["no name", { name: "  " }, "name", words.nameMissing],
    ["no persona where some are meant", { personas: [] }, "personas", words.personasMissing],
    ["no day", { lasting: "day" }, "lastDay", words.lastDayMissing],
    ["a day that is over", { lasting: "day", lastDay: "2026-03-09" }, "lastDay", words.lastDayMissing],
    ["a day there is not", { lasting: "day", lastDay: "soon" }, "lastDay", words.lastDayMissing],
    ["no request at all", { requests: "0" }, "requests", words.limitWrong],
    ["half a request", { requests: "1.5" }, "requests", words.limitWrong],
    ["more than the server takes", { questions: "1000001" }, "questions", words.limitWrong],
    ["words for a number", { questions: "many" }, "questions", words.limitWrong],
  ])("%s is said at its field alone", (_claim, given, field, problem) => {
    expect(problemsOf({ ...named, ...given }, words, now)).toEqual({ [field]: problem });
  });

  test("what a key that only reads has no use for is not asked of it", () => {
    const form: KeyForm = { ...named, access: "read", personas: [], questions: "many" };
    expect(problemsOf(form, words, now)).toEqual({});
    expect(wishOf(form, now)).toMatchObject({ access: "read", personas: null, questionsPerHour: null });
  });
});

describe("what is asked", () => {
  test("a name is enough: every persona, to ask and change, for 90 days, without limits", () => {
    expect(problemsOf(named, words, now)).toEqual({});
    expect(wishOf({ ...named, name: " Backup " }, now)).toEqual({
      name: "Backup",
      access: "write",
      personas: null,
      expiresAt: new Date(now + 90 * 24 * 60 * 60 * 1000).toISOString(),
      requestsPerMinute: null,
      questionsPerHour: null,
    });
  });

  test("its last day is one of the reader's own, to its end, and may be today", () => {
    const form: KeyForm = { ...named, lasting: "day", lastDay: "2026-03-10" };
    expect(problemsOf(form, words, now)).toEqual({});
    expect(wishOf(form, now).expiresAt).toBe(new Date("2026-03-10T23:59:59.999").toISOString());
    expect(wishOf({ ...named, lasting: "never" }, now).expiresAt).toBe(null);
  });

  test("limits and personas are passed on", () => {
    const form: KeyForm = { ...named, personas: ["guide"], requests: " 60 ", questions: "1000000" };
    const wish = { personas: ["guide"], requestsPerMinute: 60, questionsPerHour: 1_000_000 };
    expect(problemsOf(form, words, now)).toEqual({});
    expect(wishOf(form, now)).toMatchObject(wish);
  });
});
