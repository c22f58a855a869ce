import fc from "fast-check";
import { expect, test } from "vitest";
import { formatAddress, longestLinkedDraft, parseAddress } from "../../../client/state/address.ts";
import type { Address } from "../../../client/state/address.ts";

const conversation = { page: "conversation", conversationId: null, personaId: null, messageId: null, draft: null };

test.each([
  ["/", {}],
  ["/?persona=guide", { personaId: "guide" }],
  ["/?persona=guide&draft=Why%20is%20the%20sky%20blue%3F", { personaId: "guide", draft: "Why is the sky blue?" }],
  ["/?draft=%20%20", {}],
  ["/c/abc", { conversationId: "abc" }],
  ["/c/abc/", { conversationId: "abc" }],
  ["/c/abc#m1", { conversationId: "abc", messageId: "m1" }],
  [
    "/c/abc?persona=guide&draft=a%0Ab#m1",
    { conversationId: "abc", personaId: "guide", draft: "a\nb", messageId: "m1" },
  ],
  ["/c/abc#", { conversationId: "abc" }],
  ["/#m1", {}],
  ["/c/a%20b", { conversationId: "a b" }],
  ["/c/%E0%A4%A", { conversationId: "%E0%A4%A" }],
  ["/models", { page: "models" }],
  ["/models?draft=lost", { page: "models" }],
  ["/settings", { page: "settings" }],
  ["/library", { page: "library" }],
  ["/c", { page: "not-found" }],
  ["/c/abc/more", { page: "not-found" }],
  ["/library/more", { page: "not-found" }],
  ["/models/more", { page: "not-found" }],
  ["/nowhere", { page: "not-found" }],
])("%s leads to one place", (address, place) => {
  const { pathname, search, hash } = new URL(address, "http://facet");
  expect(parseAddress(pathname, search, hash)).toEqual({ ...conversation, ...place });
});

test("a draft longer than any question is cut, never in the middle of a letter", () => {
  const words = `${"x".repeat(longestLinkedDraft - 1)}😀`;
  const { draft } = parseAddress("/", `?draft=${encodeURIComponent(words)}`);
  expect(draft).toBe("x".repeat(longestLinkedDraft - 1));
});

test("every place the page can name is found again from its address", () => {
  const id = fc
    .string({ minLength: 1 })
    .filter((text) => text.trim() !== "" && !/^\.{1,2}$/.test(text) && text.isWellFormed());
  fc.assert(
    fc.property(id, fc.option(id), fc.option(id), fc.option(id), (conversationId, personaId, messageId, draft) => {
      const address: Address = { page: "conversation", conversationId, personaId, messageId, draft };
      const { pathname, search, hash } = new URL(formatAddress(address), "http://facet");
      expect(parseAddress(pathname, search, hash)).toEqual(address);
    }),
  );
});
