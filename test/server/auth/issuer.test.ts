// Signing in at an OpenID Connect issuer: who gets in, who does not, and what a person is told.
import { describe, expect, test } from "vitest";
import { openIssuer } from "../../support/issuer.ts";
import type { TestIssuer } from "../../support/issuer.ts";
import { codeIn, openSigningIn, password } from "../../support/signing-in.ts";
import type { SigningIn, Visitor } from "../../support/signing-in.ts";

const settings = (issuer: TestIssuer, more: Readonly<Record<string, string>> = {}) => ({
  FACET_AUTH: "oidc",
  FACET_OIDC_ISSUER: issuer.url,
  FACET_OIDC_CLIENT: "facet",
  FACET_OIDC_SECRET: "secret",
  FACET_ADMINS: "ada@example.org",
  ...more,
});

const begin = (person: Visitor, back = "/c/1?persona=guide") => person.ask("/auth/sign-in/issuer", { back });

/** The way a browser goes; returns where it ends. */
async function signIn(person: Visitor, signing: SigningIn, change = (callback: URL) => callback): Promise<string> {
  const { body } = await begin(person);
  const there = await fetch(String(body["url"]), { redirect: "manual" });
  const callback = change(new URL(there.headers.get("location") ?? ""));
  expect(callback.origin).toBe(signing.url);
  const { response } = await person.ask(callback.pathname + callback.search, undefined, {
    "sec-fetch-site": "cross-site",
  });
  return response.headers.get("location") ?? "";
}

const accountOf = async (person: Visitor) => (await person.ask("/auth/session")).body["account"];

describe("nobody gets in", () => {
  test.each([
    ["with an address the issuer has not verified", { email_verified: false }, {}, "email-unverified"],
    ["with an address it says nothing of", { email_verified: undefined }, {}, "email-unverified"],
    ["without an address", { email: undefined }, {}, "unable_to_get_user_info"],
    [
      "of another domain",
      { email: "eve@evil.example" },
      { FACET_OIDC_DOMAINS: "example.org, example.com" },
      "other-domain",
    ],
    [
      "of a domain that only ends alike",
      { email: "eve@notexample.org" },
      { FACET_OIDC_DOMAINS: "example.org" },
      "other-domain",
    ],
    ["with a token for someone else's page", { aud: "another" }, {}, "unable_to_get_user_info"],
  ])("%s", async (_claim, profile, more, error) => {
    await using issuer = await openIssuer();
    await using signing = await openSigningIn(settings(issuer, more));
    issuer.person = { ...issuer.person, ...profile };
    const eve = signing.visitor();
    const end = await signIn(eve, signing);
    expect(end).toMatch(/^\/sign-in\?/);
    const query = new URLSearchParams(end.split("?")[1]);
    expect([query.get("error"), query.get("back")]).toEqual([error, "/c/1?persona=guide"]);
    expect(await accountOf(eve)).toBeNull();
    expect((await eve.ask("/trpc/conversations.list")).reason).toBe("sign-in");
  });

  test.each([
    ["with a state that is none", (callback: URL) => (callback.searchParams.set("state", "x"), callback)],
    ["without a state", (callback: URL) => (callback.searchParams.delete("state"), callback)],
  ])("%s", async (_claim, change) => {
    await using issuer = await openIssuer();
    await using signing = await openSigningIn(settings(issuer));
    const eve = signing.visitor();
    expect(await signIn(eve, signing, change)).toMatch(/^\/sign-in\?error=state_/);
    expect(await accountOf(eve)).toBeNull();
  });

  test("in the browser of another, with the answer the issuer gave to one", async () => {
    await using issuer = await openIssuer();
    await using signing = await openSigningIn(settings(issuer));
    const { body } = await begin(signing.visitor());
    const there = await fetch(String(body["url"]), { redirect: "manual" });
    const callback = new URL(there.headers.get("location") ?? "");
    const eve = signing.visitor();
    await eve.ask(callback.pathname + callback.search);
    expect(await accountOf(eve)).toBeNull();
  });

  test.each([
    "https://evil.example/",
    "//evil.example",
    "/.//evil.example",
    "/c/../..//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "",
  ])("on a way back that leads to %s", async (back) => {
    await using issuer = await openIssuer();
    await using signing = await openSigningIn(settings(issuer));
    expect((await begin(signing.visitor(), back)).status).toBe(400);
  });

  test("by a password or a link, which an issuer does not need", async () => {
    await using issuer = await openIssuer();
    await using signing = await openSigningIn(settings(issuer));
    expect(signing.setup).toBe("");
    const ada = signing.visitor();
    await signIn(ada, signing);
    expect((await ada.ask("/auth/sign-in", { email: "ada@example.org", password: "a long enough one" })).status).toBe(
      404,
    );
    expect((await ada.ask("/auth/people/invite", { email: "bob@example.org" })).status).toBe(404);
    expect((await ada.ask("/auth/password", { current: "x", password: "a long enough one" })).status).toBe(404);
  });
});

test("while the issuer is away a person is told so, the server runs, and signed-in people go on", async () => {
  const issuer = await openIssuer();
  await using signing = await openSigningIn(settings(issuer));
  const ada = signing.visitor();
  await signIn(ada, signing);
  await issuer.stop();
  expect(await begin(signing.visitor())).toMatchObject({ status: 403, reason: "issuer-away" });
  expect((await ada.ask("/trpc/conversations.list")).status).toBe(200);
  await using again = await openIssuer(Number(new URL(issuer.url).port));
  expect(again.url).toBe(issuer.url);
  expect((await begin(signing.visitor())).status).toBe(200);
});

test("a person who comes back from an issuer that is away now, or too often, ends on the sign-in page", async () => {
  const issuer = await openIssuer();
  await using signing = await openSigningIn(settings(issuer));
  const eve = signing.visitor();
  await signIn(eve, signing, (callback) => (callback.searchParams.set("state", "x"), callback));
  const back = () => eve.ask("/auth/callback/issuer?state=x&code=x", undefined, { "sec-fetch-site": "cross-site" });
  const ends: unknown[] = [];
  for (let time = 0; time < 120; time += 1) {
    const { response } = await back();
    ends.push(/^\/sign-in\?error=./.test(response.headers.get("location") ?? ""));
  }
  expect(ends).not.toContain(false);
  await issuer.stop();
  const { response } = await back();
  expect([response.status, response.headers.get("location")]).toEqual([302, "/sign-in?error=issuer-away"]);
});

test("whom FACET_ADMINS names first has what was on this computer; others begin with nothing; the way leads back", async () => {
  await using issuer = await openIssuer();
  await using signing = await openSigningIn(settings(issuer));
  await signing.facet.as("local").conversations.create();
  const total = async (person: Visitor) => {
    const { body } = await person.ask("/trpc/conversations.list");
    return (body as { result: { data: { total: number } } }).result.data.total;
  };
  const bob = signing.visitor();
  issuer.person = { sub: "2", email: "bob@example.org", email_verified: true, name: "Bob" };
  expect(await signIn(bob, signing)).toBe("/c/1?persona=guide");
  expect([await accountOf(bob), await total(bob)]).toEqual([
    { name: "Bob", email: "bob@example.org", admin: false },
    0,
  ]);
  const ada = signing.visitor();
  issuer.person = { sub: "1", email: "Ada@example.org", email_verified: true, name: "Ada" };
  await signIn(ada, signing);
  expect([await accountOf(ada), await total(ada)]).toEqual([{ name: "Ada", email: "ada@example.org", admin: true }, 1]);
  const again = signing.visitor();
  await signIn(again, signing);
  expect(await total(again)).toBe(1);
  const [asked] = issuer.asked;
  expect(asked?.searchParams.get("code_challenge_method")).toBe("S256");
  expect(asked?.searchParams.get("nonce")).not.toBeNull();
});

test("what was on this computer goes to no one an admin invites later, when none of the issuer's people had it", async () => {
  await using issuer = await openIssuer();
  await using before = await openSigningIn(settings(issuer, { FACET_ADMINS: "" }));
  await before.facet.as("local").conversations.create();
  const ada = before.visitor();
  await signIn(ada, before);
  expect(await accountOf(ada)).toMatchObject({ admin: false });
  const later = { FACET_ADMINS: "ada@example.org" };
  await using after = await openSigningIn(later, before.facet.folder);
  const again = after.visitor();
  const cookie = { cookie: ada.cookies() };
  const { body } = await again.ask("/auth/people/invite", { email: "bob@example.org" }, cookie);
  const bob = after.visitor();
  await bob.ask("/auth/link", { code: codeIn(String(body["link"])), name: "Bob", password });
  const { body: list } = await bob.ask("/trpc/conversations.list");
  expect(list).toMatchObject({ result: { data: { total: 0 } } });
});

test("an account that was made with a password is found again by its verified address", async () => {
  await using before = await openSigningIn();
  await before.first();
  await before.facet.as("local").conversations.create();
  await using issuer = await openIssuer();
  await using after = await openSigningIn(settings(issuer, { FACET_ADMINS: "" }), before.facet.folder);
  const ada = after.visitor();
  await signIn(ada, after);
  expect(await accountOf(ada)).toMatchObject({ email: "ada@example.org", admin: true });
});
