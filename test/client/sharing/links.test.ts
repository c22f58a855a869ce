import { expect, test } from "vitest";
import { conversationLink, shareIdOf, shareLink } from "../../../client/sharing/links.ts";

test.each([
  ["/share/abc", "abc"],
  ["/share/abc/", "abc"],
  ["/share/%E0%A4%A", "%E0%A4%A"],
  ["/share", null],
  ["/share/", null],
  ["/share/abc/more", null],
  ["/c/abc", null],
  ["/", null],
])("%s shares %s", (pathname, id) => {
  expect(shareIdOf(pathname)).toBe(id);
});

test("a link to a share is found again by the page", () => {
  const { pathname } = new URL(shareLink("https://facet.example", "a/b c"));
  expect(shareIdOf(pathname)).toBe("a/b c");
});

test("a link to a message names its conversation and the message", () => {
  expect(conversationLink("https://facet.example", "c1", "m1")).toBe("https://facet.example/c/c1#m1");
  expect(conversationLink("https://facet.example", "c1")).toBe("https://facet.example/c/c1");
});
