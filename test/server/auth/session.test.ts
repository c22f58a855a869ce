// Sessions over real HTTP: how one begins, what it lets in, and that its end is an end everywhere.
import { request as httpRequest } from "node:http";
import { describe, expect, test } from "vitest";
import { anyKey, shows } from "../../support/keyed.ts";
import { openSigningIn, password } from "../../support/signing-in.ts";
import type { SigningIn } from "../../support/signing-in.ts";

const email = "ada@example.org";
const doors = [
  "/trpc/conversations.list",
  "/files/x",
  "/images/x",
  "/documents/x/pages/1.png",
  "/metrics",
  "/v1/models",
];

describe("who is not signed in", () => {
  test("gets in at no door, and is told to sign in or to show a key", async () => {
    await using signing = await openSigningIn();
    for (const path of doors) {
      const { status } = await signing.visitor().ask(path);
      expect([path, status === 401 || status === 403]).toEqual([path, true]);
    }
    const page = await signing.visitor().ask("/trpc/conversations.list");
    expect(page).toMatchObject({ status: 403, reason: "sign-in" });
    const program = await fetch(`${signing.url}/trpc/conversations.list`);
    expect(await program.text()).toContain("programs need a key");
    const upload = await fetch(`${signing.url}/files?name=a.txt`, { method: "PUT", body: "text" });
    expect(upload.status).toBe(403);
    expect((await signing.visitor().ask("/mcp", { jsonrpc: "2.0", id: 1, method: "tools/list" })).status).toBe(403);
    expect((await signing.visitor().ask("/readyz")).body).toMatchObject({ ready: true, models: [] });
    expect((await signing.visitor().ask("/trpc/shares.get?input=%7B%22shareId%22%3A%22x%22%7D")).status).toBe(404);
  });

  test.each([
    ["the wrong password", { email, password: "another long one" }],
    ["an address without an account", { email: "eve@example.org", password }],
  ])("with %s is told the same", async (_claim, body) => {
    await using signing = await openSigningIn();
    await signing.first(email);
    const eve = signing.visitor();
    expect(await eve.ask("/auth/sign-in", body)).toMatchObject({ status: 403, reason: "wrong-sign-in" });
    expect(eve.cookies()).toBe("");
  });

  test("may try a few times a minute, and another address is not held up by that", async () => {
    await using signing = await openSigningIn();
    await signing.first(email);
    const eve = signing.visitor();
    const statuses: number[] = [];
    for (let at = 0; at < 12; at += 1)
      statuses.push((await eve.ask("/auth/sign-in", { email, password: "guess after guess" })).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 403), 429, 429]);
    const late = await eve.ask("/auth/sign-in", { email, password });
    expect([late.status, Number(late.response.headers.get("retry-after")) > 0]).toEqual([429, true]);
    expect((await signing.visitor().ask("/auth/sign-in", { email, password })).status).toBe(200);
    // What a client writes itself stands before what the proxy adds.
    const spoofed = { "x-forwarded-for": "198.51.100.7, 203.0.113.77", "x-facet-address": "198.51.100.8" };
    const tries = Array.from({ length: 11 }, (_, at) =>
      signing
        .visitor()
        .ask("/auth/sign-in", { email, password: "guess" }, { ...spoofed, "x-facet-address": `198.51.100.${at}` }),
    );
    expect((await Promise.all(tries)).filter(({ status }) => status === 429)).toHaveLength(1);
  });

  test("may try no more often by naming another address each time, where no proxy stands between", async () => {
    await using signing = await openSigningIn({ FACET_HOST: "0.0.0.0" });
    await signing.first(email);
    const statuses: number[] = [];
    for (let at = 0; at < 12; at += 1)
      statuses.push((await signing.visitor().ask("/auth/sign-in", { email, password: "guess after guess" })).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 403), 429, 429]);
  });

  test.each([
    ["another site", { origin: "https://evil.example" }],
    ["another port of this computer", { origin: "http://127.0.0.1:1" }],
    ["a sandboxed page", { origin: "null" }],
  ])("cannot be signed in by %s", async (_claim, headers) => {
    await using signing = await openSigningIn();
    await signing.first(email);
    const eve = signing.visitor();
    expect(await eve.ask("/auth/sign-in", { email, password }, headers)).toMatchObject({
      status: 403,
      reason: "foreign-site",
    });
    expect(eve.cookies()).toBe("");
  });

  test("is refused under a name that leads here, with cookies too", async () => {
    await using signing = await openSigningIn();
    const ada = await signing.first(email);
    for (const path of ["/auth/session", "/trpc/conversations.list"])
      expect(await under("evil.example", signing, path, ada.cookies())).toContain("unknown-host");
  });
});

describe("a session", () => {
  test("is held by a cookie no script reads and no other site sends; behind TLS by one that goes over TLS alone", async () => {
    for (const [settings, secure] of [
      [{}, false],
      [{ FACET_ORIGIN: "https://facet.example" }, true],
    ] as const) {
      await using signing = await openSigningIn(settings);
      const ada = await signing.first(email);
      const [cookie = ""] = ada.setCookies();
      expect(cookie).toMatch(/^(?:__Secure-)?facet-[0-9a-f]{8}\.session_token=/);
      expect(cookie).toContain("HttpOnly");
      expect(cookie).toContain("SameSite=Lax");
      expect([cookie.includes("; Secure"), cookie.startsWith("__Secure-")]).toEqual([secure, secure]);
    }
  });

  test("that is signed out is over for every door at once, and for a copy of its cookie", async () => {
    await using signing = await openSigningIn();
    const ada = await signing.first(email);
    const copy = { cookie: ada.cookies() };
    expect((await signing.visitor().ask("/trpc/conversations.list", undefined, copy)).status).toBe(200);
    expect((await ada.ask("/auth/sign-out", {})).status).toBe(200);
    expect(ada.cookies()).toBe("");
    expect((await signing.visitor().ask("/auth/session", undefined, copy)).body).toMatchObject({ account: null });
    for (const path of doors)
      expect([path, (await signing.visitor().ask(path, undefined, copy)).status]).not.toEqual([path, 200]);
  });

  test("with a changed signature is none", async () => {
    await using signing = await openSigningIn();
    const ada = await signing.first(email);
    const cookie = `${ada.cookies().slice(0, -8)}AAAA%3D%3D`;
    expect(await signing.visitor().ask("/trpc/conversations.list", undefined, { cookie })).toMatchObject({
      reason: "sign-in",
    });
  });

  test("elsewhere ends when the password is changed, and the new password is the one that counts", async () => {
    await using signing = await openSigningIn();
    const ada = await signing.first(email);
    const other = signing.visitor();
    await other.ask("/auth/sign-in", { email, password });
    const wrong = { current: "not the password", password: "another long one" };
    expect(await ada.ask("/auth/password", wrong)).toMatchObject({ status: 403, reason: "wrong-password" });
    expect(await ada.ask("/auth/password", { ...wrong, password: "short" })).toMatchObject({ reason: "too-short" });
    expect((await ada.ask("/auth/password", { current: password, password: "another long one" })).status).toBe(200);
    expect((await other.ask("/trpc/conversations.list")).reason).toBe("sign-in");
    expect((await ada.ask("/trpc/conversations.list")).status).toBe(200);
    expect((await signing.visitor().ask("/auth/sign-in", { email, password })).reason).toBe("wrong-sign-in");
  });

  test("holds over a restart of the server", async () => {
    await using before = await openSigningIn();
    const ada = await before.first(email);
    await using after = await openSigningIn({}, before.facet.folder);
    const { status } = await after.visitor().ask("/trpc/conversations.list", undefined, { cookie: ada.cookies() });
    expect(status).toBe(200);
  });
});

test("a program needs no cookie, only its key; beside the cookie of another person it is refused", async () => {
  await using signing = await openSigningIn();
  const ada = await signing.first(email);
  const bob = await signing.invited(ada, "bob@example.org");
  const { secret } = signing.facet.services.keys.add("local", anyKey);
  const program = await fetch(`${signing.url}/trpc/conversations.list`, { headers: shows(secret) });
  expect(program.status).toBe(200);
  const own = await fetch(`${signing.url}/metrics`, { headers: shows(secret) });
  expect([own.status, (await own.text()).includes("facet_runs")]).toEqual([200, true]);
  expect((await ada.ask("/trpc/conversations.list", undefined, shows(secret))).status).toBe(200);
  expect((await bob.ask("/trpc/conversations.list", undefined, shows(secret))).reason).toBe("key-other-owner");
  expect(await bob.ask("/metrics")).toMatchObject({ status: 403, reason: "admin-only" });
  expect((await bob.ask("/trpc/models.select", { modelId: "scripted" })).reason).toBe("models-shared");
  expect((await ada.ask("/trpc/models.select", { modelId: "scripted" })).status).toBe(200);
});

test.each([
  ["no JSON", "{", 400],
  ["a list", "[]", 400],
  ["a megabyte", JSON.stringify({ email, password: "x".repeat(1_000_000) }), 413],
])("a sign-in with %s is refused as one that cannot be used", async (_claim, body, status) => {
  await using signing = await openSigningIn();
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${signing.url}/auth/sign-in`, { method: "POST", headers, body });
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ error: { facet: { code: expect.any(String) } } });
});

/** With a Host that fetch would not send. */
function under(host: string, { url }: SigningIn, path: string, cookie: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url + path, { headers: { host, cookie } }, (response) => {
      let told = "";
      response.setEncoding("utf8").on("data", (piece: string) => (told += piece));
      response.on("end", () => resolve(told));
    });
    sent.on("error", reject).end();
  });
}
