import fc from "fast-check";
import { expect, test } from "vitest";
import { formatAddress, parseAddress } from "../../../client/state/address.ts";
import type { Address } from "../../../client/state/address.ts";

test.each([
  ["/", "", { page: "conversation", conversationId: null, personaId: null }],
  ["/", "?persona=guide", { page: "conversation", conversationId: null, personaId: "guide" }],
  ["/c/abc", "", { page: "conversation", conversationId: "abc", personaId: null }],
  ["/c/abc/", "", { page: "conversation", conversationId: "abc", personaId: null }],
  ["/c/a%20b", "", { page: "conversation", conversationId: "a b", personaId: null }],
  ["/c/%E0%A4%A", "", { page: "conversation", conversationId: "%E0%A4%A", personaId: null }],
  ["/models", "", { page: "models", conversationId: null, personaId: null }],
  ["/settings", "", { page: "settings", conversationId: null, personaId: null }],
  ["/c", "", { page: "not-found", conversationId: null, personaId: null }],
  ["/c/abc/more", "", { page: "not-found", conversationId: null, personaId: null }],
  ["/library", "", { page: "library", conversationId: null, personaId: null }],
  ["/library/more", "", { page: "not-found", conversationId: null, personaId: null }],
  ["/models/more", "", { page: "not-found", conversationId: null, personaId: null }],
  ["/nowhere", "", { page: "not-found", conversationId: null, personaId: null }],
])("%s%s leads to one place", (pathname, search, address) => {
  expect(parseAddress(pathname, search)).toEqual(address);
});

test("every place the page can name is found again from its address", () => {
  const id = fc
    .string({ minLength: 1 })
    .filter((text) => text.trim() !== "" && !/^\.{1,2}$/.test(text) && text.isWellFormed());
  fc.assert(
    fc.property(id, fc.option(id), (conversationId, personaId) => {
      const address: Address = { page: "conversation", conversationId, personaId };
      const { pathname, search } = new URL(formatAddress(address), "http://facet");
      expect(parseAddress(pathname, search)).toEqual(address);
    }),
  );
});
