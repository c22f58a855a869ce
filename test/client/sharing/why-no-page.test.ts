import { expect, test } from "vitest";
import type { Failure } from "../../../client/conversation/failure.ts";
import { whyNoPage } from "../../../client/sharing/why-no-page.ts";
import { sharingEn } from "../../../client/strings/sharing.en.ts";
import type { ErrorCode } from "../../../pipelines/engine/errors.ts";

const { page } = sharingEn;
const failed = (code: ErrorCode): Failure => ({ kind: "error", error: { code, facts: {}, kept: [], next: [] } });

test("only a link that leads to nothing is said to lead nowhere", () => {
  expect(whyNoPage(failed("not-found"), page, "en")).toEqual({
    title: page.goneTitle,
    sentence: page.gone,
    isGone: true,
  });
});

test.each([
  ["offline", { kind: "offline" }],
  ["rate-limited", failed("rate-limited")],
  ["unexpected", failed("unexpected")],
] as const)(
  "a conversation that cannot be had just now (%s) is not said to be gone, and is asked for again",
  (_, failure) => {
    const told = whyNoPage(failure, page, "en");
    expect([told.title, told.isGone]).toEqual([page.awayTitle, false]);
    expect(told.sentence).not.toBe(page.gone);
  },
);
