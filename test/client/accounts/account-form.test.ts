// What is wrong with the fields of an account, before anything is sent.
import { expect, test } from "vitest";
import { problemsOf, whyNotLooked } from "../../../client/accounts/account-form.ts";
import type { Failure } from "../../../client/conversation/failure.ts";
import { accountsEn } from "../../../client/strings/accounts.en.ts";
import type { ErrorCode } from "../../../pipelines/engine/errors.ts";

const words = accountsEn.problems;
const right = { email: "ada@example.org", name: "Ada", password: "a long enough one", current: "x" };
const fields = ["email", "name", "current", "password"] as const;

test.each([
  ["no address", { email: "ada" }, { email: words.email }],
  ["an address without a domain", { email: "ada@example" }, { email: words.email }],
  ["only white space as a name", { name: "  " }, { name: words.name }],
  ["a short password", { password: "nine char" }, { password: words.short(10) }],
  ["no password of now", { current: "" }, { current: words.password }],
])("%s is told at its field", (_claim, change, problems) => {
  expect(problemsOf({ ...right, ...change }, { fields, leastPassword: 10 }, words)).toEqual(problems);
});

test("a password that is there already may be of any length, and what is not asked for is not checked", () => {
  const values = { ...right, password: "x", name: "" };
  expect(problemsOf(values, { fields: ["email", "password"], leastPassword: null }, words)).toEqual({});
  expect(problemsOf(right, { fields, leastPassword: 10 }, words)).toEqual({});
});

test("a new password is as long as the server says", () => {
  const told = (leastPassword: number) => problemsOf(right, { fields, leastPassword }, words).password;
  const { length } = right.password;
  expect([told(length), told(length + 1)]).toEqual([undefined, words.short(length + 1)]);
});

test("only a link that is spent is said to be no longer good", () => {
  const failed = (code: ErrorCode): Failure => ({ kind: "error", error: { code, facts: {}, kept: [], next: [] } });
  const why = (failure: Failure) => whyNotLooked(failure, accountsEn, "en");
  expect(why(failed("forbidden"))).toBeNull();
  expect(why({ kind: "offline" })).toBe(words.offline);
  expect(why(failed("rate-limited"))).toEqual(expect.stringMatching(/\S/));
});
