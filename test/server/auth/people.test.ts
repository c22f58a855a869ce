// People: invited and let back in by an admin with links that are good once, and out at once when they are removed.
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { anyKey, shows } from "../../support/keyed.ts";
import { codeIn, openSigningIn, password } from "../../support/signing-in.ts";
import type { SigningIn, Visitor } from "../../support/signing-in.ts";

const bobs = "bob@example.org";
const dayMs = 24 * 3600 * 1000;

afterEach(() => void vi.useRealTimers());

const invite = async (by: Visitor, email = bobs) =>
  codeIn(String((await by.ask("/auth/people/invite", { email })).body["link"]));
const idOf = async (by: Visitor, email: string): Promise<string> => {
  const { people } = (await by.ask("/auth/people")).body as { people: { accountId: string; email: string }[] };
  return people.find((each) => each.email === email)?.accountId ?? "";
};

describe("an invitation", () => {
  test("is made by an admin alone", async () => {
    await using signing = await openSigningIn();
    const ada = await signing.first();
    const bob = await signing.invited(ada, bobs);
    const accountId = await idOf(ada, "ada@example.org");
    for (const [path, body] of [
      ["/auth/people", undefined],
      ["/auth/people/invite", { email: "eve@example.org" }],
      ["/auth/people/reset", { accountId }],
      ["/auth/people/remove", { accountId }],
    ] as const) {
      expect([path, (await bob.ask(path, body)).reason]).toEqual([path, "admin-only"]);
      expect([path, (await signing.visitor().ask(path, body)).reason]).toEqual([path, "sign-in"]);
    }
  });

  test("is good for seven days, and not for longer", async () => {
    await using signing = await openSigningIn();
    const ada = await signing.first();
    const code = await invite(ada);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 7 * dayMs - 60_000 });
    expect((await signing.visitor().ask(`/auth/link?code=${code}`)).body).toMatchObject({
      kind: "invitation",
      email: bobs,
    });
    vi.setSystemTime(Date.now() + 120_000);
    const use = await signing.visitor().ask("/auth/link", { code, name: "Bob", password });
    expect(use).toMatchObject({ status: 403, reason: "link-spent" });
    expect((await signing.visitor().ask(`/auth/link?code=${code}`)).reason).toBe("link-spent");
  });

  test("is good once, for its address alone, and a new one ends it", async () => {
    await using signing = await openSigningIn();
    const ada = await signing.first();
    const old = await invite(ada);
    const code = await invite(ada);
    const use = (given: object) => signing.visitor().ask("/auth/link", { name: "Bob", password, ...given });
    expect((await use({ code: old })).reason).toBe("link-spent");
    expect((await use({ code, email: "eve@example.org" })).reason).toBe("unknown-field");
    expect((await use({ code })).status).toBe(200);
    expect((await use({ code })).reason).toBe("link-spent");
    expect((await ada.ask("/auth/people/invite", { email: "BOB@example.org" })).reason).toBe("account-there");
  });

  test("makes an admin of whom FACET_ADMINS names", async () => {
    await using signing = await openSigningIn({ FACET_ADMINS: "Bob@example.org" });
    const bob = await signing.invited(await signing.first(), bobs);
    expect((await bob.ask("/auth/session")).body).toMatchObject({ account: { email: bobs, admin: true } });
    expect((await bob.ask("/auth/people")).status).toBe(200);
  });
});

test("a link for a new password ends the sessions of the old one, and lets its person in", async () => {
  await using signing = await openSigningIn();
  const ada = await signing.first();
  const bob = await signing.invited(ada, bobs);
  const { body } = await ada.ask("/auth/people/reset", { accountId: await idOf(ada, bobs) });
  const again = signing.visitor();
  const use = { code: codeIn(String(body["link"])), password: "quite another one" };
  expect((await again.ask("/auth/link", { ...use, password: "short" })).reason).toBe("too-short");
  expect((await again.ask("/auth/link", use)).status).toBe(200);
  expect((await again.ask("/trpc/system.status")).status).toBe(200);
  expect((await bob.ask("/trpc/system.status")).reason).toBe("sign-in");
  expect((await again.ask("/auth/link", use)).reason).toBe("link-spent");
  expect((await ada.ask("/trpc/system.status")).status).toBe(200);
});

test("a sign-in with the old password in the moment a new one is set is ended too", async () => {
  await using signing = await openSigningIn();
  const ada = await signing.first();
  await signing.invited(ada, bobs);
  const { body } = await ada.ask("/auth/people/reset", { accountId: await idOf(ada, bobs) });
  const database = new Database(join(signing.facet.folder, "accounts.db"));
  onTestFinished(() => void database.close());
  database.exec(`create trigger meanwhile before update of password on account begin
    insert into session (id, token, userId, expiresAt, createdAt, updatedAt)
    select 'meanwhile', 'meanwhile', new.userId, expiresAt, createdAt, updatedAt from session limit 1; end`);
  const use = { code: codeIn(String(body["link"])), password: "quite another one" };
  expect((await signing.visitor().ask("/auth/link", use)).status).toBe(200);
  expect(database.prepare("select count(*) from session where id = 'meanwhile'").pluck().get()).toBe(0);
});

describe("whoever is removed", () => {
  const remove = async ({ first, invited }: SigningIn) => {
    const ada = await first();
    const bob = await invited(ada, bobs);
    return { ada, bob, out: async () => ada.ask("/auth/people/remove", { accountId: await idOf(ada, bobs) }) };
  };

  test("is not oneself, nor someone unknown", async () => {
    await using signing = await openSigningIn();
    const { ada } = await remove(signing);
    const own = { accountId: await idOf(ada, "ada@example.org") };
    expect((await ada.ask("/auth/people/remove", own)).reason).toBe("own-account");
    expect((await ada.ask("/auth/people/remove", { accountId: "x" })).status).toBe(404);
  });

  test("is out at once: by session, key, link and password", async () => {
    await using signing = await openSigningIn();
    const { ada, bob, out } = await remove(signing);
    expect((await bob.ask("/trpc/conversations.list")).status).toBe(200);
    const status = (await bob.ask("/trpc/system.status")).body as { result: { data: { account: { owner: string } } } };
    const { secret } = signing.facet.services.keys.add(status.result.data.account.owner, anyKey);
    const { body } = await ada.ask("/auth/people/reset", { accountId: await idOf(ada, bobs) });
    expect((await out()).status).toBe(200);
    expect((await bob.ask("/trpc/conversations.list")).reason).toBe("sign-in");
    const program = await fetch(`${signing.url}/trpc/conversations.list`, { headers: shows(secret) });
    expect(await program.text()).toContain("key-unknown");
    const link = { code: codeIn(String(body["link"])), password };
    expect((await signing.visitor().ask("/auth/link", link)).reason).toBe("link-spent");
    expect((await signing.visitor().ask("/auth/sign-in", { email: bobs, password })).reason).toBe("wrong-sign-in");
  });

  test("hears nothing more of runs that are followed", async () => {
    await using signing = await openSigningIn();
    const { bob, out } = await remove(signing);
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const stream = await fetch(`${signing.url}/trpc/runs.follow`, { headers: { cookie: bob.cookies() } });
    expect(stream.status).toBe(200);
    const ended = stream.text();
    await out();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await ended).not.toContain("run-start");
  });

  test("finds the own conversations again when invited again, and nobody else does", async () => {
    await using signing = await openSigningIn();
    const { ada, bob, out } = await remove(signing);
    await bob.ask("/trpc/conversations.create", {});
    await out();
    const counts = async (person: Visitor) =>
      ((await person.ask("/trpc/conversations.list")).body as { result: { data: { total: number } } }).result.data
        .total;
    expect(await counts(await signing.invited(ada, "eve@example.org"))).toBe(0);
    expect(await counts(await signing.invited(ada, bobs))).toBe(1);
  });
});
