// The first account: made with the link the server prints, once, by nobody without it.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { codeIn, openSigningIn, password } from "../../support/signing-in.ts";

const wish = { email: "ada@example.org", name: "Ada", password };

describe("nobody makes the first account", () => {
  test.each([
    ["with a wrong code", { ...wish, code: "x".repeat(43) }, 403, "link-spent"],
    ["without a code", wish, 403, "link-spent"],
    ["with no e-mail address", { ...wish, email: "ada" }, 400, "no-email"],
    ["without an address", { ...wish, email: "" }, 400, "required"],
    ["with a short password", { ...wish, password: "nine char" }, 400, "too-short"],
    ["with a password that is too long", { ...wish, password: "x".repeat(129) }, 400, "too-long"],
    ["without a name", { ...wish, name: "  " }, 400, "required"],
    ["as an owner of its choice", { ...wish, owner: "local" }, 400, "unknown-field"],
  ])("%s, and the link is good afterwards", async (_claim, body, status, reason) => {
    await using signing = await openSigningIn();
    const ada = signing.visitor();
    const code = reason === "link-spent" ? {} : { code: signing.setup };
    expect(await ada.ask("/auth/link", { ...code, ...body })).toMatchObject({ status, reason });
    expect((await ada.ask("/auth/session")).body).toMatchObject({ account: null, nobody: true });
    expect((await signing.first()).cookies()).not.toBe("");
  });

  test("through the library's own routes: they are not there", async () => {
    await using signing = await openSigningIn();
    for (const path of ["/auth/sign-up/email", "/auth/reset-password", "/auth/update-user", "/auth/sign-in/social"])
      expect([path, (await signing.visitor().ask(path, wish)).status]).toEqual([path, 404]);
    for (const path of ["/auth/ok", "/auth/list-sessions", "/auth/error", "/auth/get-session"])
      expect([path, (await signing.visitor().ask(path)).status]).toEqual([path, 404]);
  });

  test("twice: of two who use the link at once one gets in", async () => {
    await using signing = await openSigningIn();
    const use = (email: string) => signing.visitor().ask("/auth/link", { ...wish, email, code: signing.setup });
    const both = await Promise.all([use("ada@example.org"), use("eve@example.org")]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403]);
    expect(both.find(({ status }) => status === 403)?.reason).toBe("link-spent");
    expect(await use("eve@example.org")).toMatchObject({ status: 403, reason: "link-spent" });
    expect(signing.facet.accounts?.setupLink(signing.url)).toBeNull();
  });

  test("with the link of an earlier start", async () => {
    await using signing = await openSigningIn();
    const later = codeIn(signing.facet.accounts?.setupLink(signing.url) ?? "");
    const use = (code: string) => signing.visitor().ask("/auth/link", { ...wish, code });
    expect((await use(signing.setup)).reason).toBe("link-spent");
    expect((await use(later)).status).toBe(200);
  });
});

test("the page is told how long a password is at least, and the server holds to that", async () => {
  await using signing = await openSigningIn();
  const ada = signing.visitor();
  const { leastPassword: least } = (await ada.ask("/auth/session")).body as { leastPassword: number };
  expect((await ada.ask(`/auth/link?code=${signing.setup}`)).body).toMatchObject({ leastPassword: least });
  const use = (length: number) => ada.ask("/auth/link", { ...wish, code: signing.setup, password: "x".repeat(length) });
  expect((await use(least - 1)).reason).toBe("too-short");
  expect((await use(least)).status).toBe(200);
});

test("it has what was on this computer before, and FACET_AUTH=none shows it again", async () => {
  await using signing = await openSigningIn();
  const { conversationId } = await signing.facet.as("local").conversations.create();
  const ada = await signing.first();
  const list = await ada.ask("/trpc/conversations.list");
  expect(list.body).toMatchObject({ result: { data: { conversations: [{ conversationId }] } } });
  const status = await ada.ask("/trpc/system.status");
  expect(status.body).toMatchObject({
    result: { data: { auth: "password", account: { owner: "local", email: "ada@example.org", admin: true } } },
  });
});

test("an account whose password cannot be written is not there either, and the link makes it later", async () => {
  await using signing = await openSigningIn();
  const database = new Database(join(signing.facet.folder, "accounts.db"));
  database.exec("create trigger full before insert on account begin select raise(abort, 'disk is full'); end");
  const use = () => signing.visitor().ask("/auth/link", { ...wish, code: signing.setup });
  expect((await use()).status).toBe(500);
  expect((await signing.visitor().ask("/auth/session")).body).toMatchObject({ nobody: true });
  database.exec("drop trigger full");
  database.close();
  expect((await use()).status).toBe(200);
});

test("accounts, sessions and the secret are readable by this user alone", async () => {
  await using signing = await openSigningIn();
  await signing.first();
  const files = readdirSync(signing.facet.folder).filter((name) => name.startsWith("accounts"));
  expect(files).toEqual(expect.arrayContaining(["accounts.db", "accounts.db-wal", "accounts-secret"]));
  for (const name of files)
    expect([name, statSync(join(signing.facet.folder, name)).mode & 0o777]).toEqual([name, 0o600]);
});
