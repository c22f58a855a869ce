// facet accounts reset: the way in for an admin who has forgotten the own password; and what a command without a key is told.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runFacet } from "../../support/facet-command.ts";
import { codeIn, openSigningIn, password } from "../../support/signing-in.ts";

test("an address nobody has, or a folder without accounts, ends with 1 and says so", async () => {
  const folder = mkdtempSync(join(tmpdir(), "facet-accounts-"));
  const none = await runFacet(["accounts", "reset", "eve@example.org"], { environment: { FACET_DATA: folder } });
  expect(none).toMatchObject({ code: 1, out: "" });
  expect(none.err).toContain("no account with the address eve@example.org");
  rmSync(folder, { recursive: true });
  await using signing = await openSigningIn();
  await signing.first();
  const environment = { FACET_DATA: signing.facet.folder };
  expect((await runFacet(["accounts", "reset", "eve@example.org"], { environment })).code).toBe(1);
});

test("the printed link sets a new password while Facet runs, and ends the sessions of the old one", async () => {
  await using signing = await openSigningIn();
  const ada = await signing.first();
  const environment = { FACET_DATA: signing.facet.folder };
  const { code, out } = await runFacet(["accounts", "reset", "Ada@Example.org"], { environment });
  expect([code, out]).toEqual([0, expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/sign-in\?reset=\S+\n$/)]);
  const again = signing.visitor();
  expect((await again.ask("/auth/link", { code: codeIn(out.trim()), password: "quite another one" })).status).toBe(200);
  expect((await again.ask("/trpc/system.status")).status).toBe(200);
  expect((await ada.ask("/trpc/system.status")).reason).toBe("sign-in");
  expect((await ada.ask("/auth/sign-in", { email: "ada@example.org", password })).reason).toBe("wrong-sign-in");
});

test("a command without a key is told that it needs one, and how to make it", async () => {
  await using signing = await openSigningIn();
  await signing.first();
  const asked = await runFacet(["search", "heat", "--url", signing.url]);
  expect(asked).toMatchObject({ code: 1, out: "" });
  expect(asked.err).toContain("programs need a key");
  expect(asked.err).toContain("--key or FACET_KEY");
});
