// Where signing in leads on to, and what a link in the address is for.
import { expect, test } from "vitest";
import { linkIn, refusedIn, wayBack } from "../../../client/accounts/way-back.ts";

const at = (address: string) => new URL(address, "http://127.0.0.1:3000");

test.each([
  ["/sign-in?back=https://evil.example/", "/"],
  ["/sign-in?back=//evil.example", "/"],
  ["/sign-in?back=/%5Cevil.example", "/"],
  ["/sign-in?back=javascript:alert(1)", "/"],
  ["/sign-in?back=/sign-in?back=/", "/"],
  ["/sign-in", "/"],
  ["/sign-in?back=/c/1?persona=guide", "/c/1?persona=guide"],
  ["/c/1?draft=a%20b#m2", "/c/1?draft=a%20b#m2"],
])("from %s a person goes on to %s", (address, back) => {
  expect(wayBack(at(address))).toBe(back);
});

test("a link is one of the sign-in's own address alone", () => {
  expect(linkIn(at("/c/1?setup=x"))).toBeNull();
  expect(linkIn(at("/sign-in"))).toBeNull();
  expect(["setup", "invitation", "reset"].map((kind) => linkIn(at(`/sign-in?${kind}=x`)))).toEqual(["x", "x", "x"]);
  expect(refusedIn(at("/c/1?error=x"))).toBeNull();
  expect(refusedIn(at("/sign-in?error=x"))).toBe("x");
});
