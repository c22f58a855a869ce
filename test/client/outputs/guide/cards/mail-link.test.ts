import { expect, test } from "vitest";
import { mailLink, mailLinkAtMost } from "../../../../../client/outputs/guide/cards/mail-link.ts";

const message = { kind: "message", title: "", to: "", subject: "", text: "Hi,\nit is cold & wet?" } as const;

test("an e-mail opens with its address, its subject and its lines", () => {
  expect(mailLink({ ...message, to: "Ms Berg <berg@example.org>", subject: "Heating" })).toBe(
    "mailto:berg@example.org?subject=Heating&body=Hi%2C%0D%0Ait%20is%20cold%20%26%20wet%3F",
  );
});

test("what an address or a subject holds cannot add others to it", () => {
  const link = mailLink({ ...message, to: "a@b.org?bcc=x@y.org", subject: "Hi\nBcc: x@y.org&cc=z" });
  expect(link).toBe(
    `mailto:?subject=${encodeURIComponent("Hi Bcc: x@y.org&cc=z")}&body=${encodeURIComponent("Hi,\r\nit is cold & wet?")}`,
  );
});

test("a note without address and subject is no e-mail; a long one is longer than a link may be", () => {
  expect(mailLink({ ...message, to: "Anna" })).toBeNull();
  expect(mailLink({ ...message, subject: "Long", text: "ü".repeat(500) })?.length).toBeGreaterThan(mailLinkAtMost);
  expect(mailLink({ ...message, subject: "\ud800" })).toContain("%EF%BF%BD");
});
