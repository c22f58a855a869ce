// Whoever is removed with all that is theirs: out at once, and what cannot go at once goes by itself.
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { openAccountDatabase } from "../../../server/auth/account-database.ts";
import { openOwners } from "../../../server/auth/owners.ts";
import { fill, rowsOf } from "../../support/full-owner.ts";
import { openSigningIn } from "../../support/signing-in.ts";
import type { Visitor } from "../../support/signing-in.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const bobs = "bob@example.org";
const aMinute = 61_000;

afterEach(() => void vi.useRealTimers());

const openRows = (folder: string, name: string) => {
  const database = new Database(join(folder, name));
  onTestFinished(() => void database.close());
  return database;
};
const notes = (folder: string) =>
  openRows(folder, "accounts.db").prepare("select owner from facet_leaving").pluck().all();
const idOf = async (by: Visitor, email: string): Promise<string> => {
  const { people } = (await by.ask("/auth/people")).body as { people: { accountId: string; email: string }[] };
  return people.find((each) => each.email === email)?.accountId ?? "";
};
const ownerOf = async (person: Visitor): Promise<string> => {
  const { body } = await person.ask("/trpc/system.status");
  return (body as { result: { data: { account: { owner: string } } } }).result.data.account.owner;
};

/** Ada, the first, and Bob, who has something of every kind. */
async function openHouse(settings: Readonly<Record<string, string>> = {}, folder?: string) {
  const signing = await openSigningIn(settings, folder);
  const ada = await signing.first();
  const bob = await signing.invited(ada, bobs);
  const owner = await ownerOf(bob);
  await fill(signing.facet, owner, "zanzibar");
  const rows = openRows(signing.facet.folder, "facet.db");
  return {
    signing,
    ada,
    bob,
    owner,
    rows,
    left: () => Object.values(rowsOf(rows, owner)).flat().length,
    remove: async (withData: boolean) => ada.ask("/auth/people/remove", { accountId: await idOf(ada, bobs), withData }),
    [Symbol.asyncDispose]: signing[Symbol.asyncDispose],
  };
}

describe("nothing goes", () => {
  test("where the wish for it is not one", async () => {
    await using house = await openHouse();
    const accountId = await idOf(house.ada, bobs);
    for (const withData of ["yes", 1, null])
      expect((await house.ada.ask("/auth/people/remove", { accountId, withData })).status).toBe(400);
    expect(await idOf(house.ada, bobs)).toBe(accountId);
  });

  test("of oneself, of whom is unknown, and at the wish of one who is no admin", async () => {
    await using house = await openHouse();
    const { ada, bob } = house;
    const own = { accountId: await idOf(ada, "ada@example.org"), withData: true };
    await ada.ask("/trpc/conversations.create", {});
    expect((await ada.ask("/auth/people/remove", own)).reason).toBe("own-account");
    expect((await ada.ask("/auth/people/remove", { ...own, accountId: "x" })).status).toBe(404);
    expect((await bob.ask("/auth/people/remove", own)).reason).toBe("admin-only");
    expect(house.signing.facet.services.store.conversations.count("local")).toBe(1);
    expect(house.left()).toBeGreaterThan(0);
  });

  test("unless it was asked for", async () => {
    await using house = await openHouse();
    expect((await house.remove(false)).body).toEqual({ removed: true, data: "kept" });
    expect(house.left()).toBeGreaterThan(0);
    expect(notes(house.signing.facet.folder)).toEqual([]);
  });
});

test("all of it goes at once, and with the same address one is somebody new", async () => {
  await using house = await openHouse();
  const { signing, ada, bob, owner } = house;
  expect((await house.remove(true)).body).toEqual({ removed: true, data: "gone" });
  expect(house.left()).toBe(0);
  expect((await bob.ask("/trpc/conversations.list")).reason).toBe("sign-in");
  const again = await signing.invited(ada, bobs);
  expect(await ownerOf(again)).not.toBe(owner);
  const { body } = await again.ask("/trpc/conversations.list");
  expect(body).toMatchObject({ result: { data: { total: 0 } } });
});

test("what was on its way when the account ended goes at a later look; then there is no look more", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
  await using house = await openHouse();
  const { facet } = house.signing;
  await house.remove(true);
  facet.services.store.conversations.create(house.owner, "late");
  expect([house.left(), notes(facet.folder)]).toEqual([1, [house.owner]]);
  await vi.advanceTimersByTimeAsync(aMinute);
  await expect.poll(() => notes(facet.folder)).toEqual([]);
  expect(house.left()).toBe(0);
});

/** As on a disk that is full: nothing can be taken away of the pictures. */
const keepPictures = "create trigger full before delete on images begin select raise(abort, 'the disk is full'); end";

test("what cannot go is told, the person is out all the same, and it goes when it can", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
  await using house = await openHouse();
  house.rows.exec(keepPictures);
  expect((await house.remove(true)).body).toEqual({ removed: true, data: "going" });
  expect((await house.bob.ask("/trpc/conversations.list")).reason).toBe("sign-in");
  expect(await idOf(house.ada, bobs)).toBe("");
  expect(house.left()).toBeGreaterThan(0);
  house.rows.exec("drop trigger full");
  await vi.advanceTimersByTimeAsync(aMinute);
  await expect.poll(house.left).toBe(0);
});

test("a look that fails is not the last one", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
  await using house = await openHouse();
  const { facet } = house.signing;
  await house.remove(true);
  const accounts = openRows(facet.folder, "accounts.db");
  accounts.exec("alter table facet_leaving rename to facet_away");
  await vi.advanceTimersByTimeAsync(aMinute);
  accounts.exec("alter table facet_away rename to facet_leaving");
  await vi.advanceTimersByTimeAsync(aMinute);
  await expect.poll(() => notes(facet.folder)).toEqual([]);
});

test("a restart in the middle of it goes on with it", async () => {
  using folder = tmpFolder();
  let owner = "";
  {
    await using house = await openHouse({}, folder.path);
    ({ owner } = house);
    house.rows.exec(keepPictures);
    expect((await house.remove(true)).body).toMatchObject({ data: "going" });
  }
  const rows = openRows(folder.path, "facet.db");
  rows.exec("drop trigger full");
  await using _again = await openSigningIn({}, folder.path);
  await expect.poll(() => Object.values(rowsOf(rows, owner)).flat()).toEqual([]);
});

describe("of the first account, removed by another admin,", () => {
  test("all goes but what everyone shares, and whoever comes with its address is no admin", async () => {
    await using house = await openHouse({ FACET_ADMINS: bobs });
    const { signing, ada, bob, rows } = house;
    const { settings } = signing.facet.services.store;
    settings.set("local", "models.selected", "scripted");
    settings.set("local", "creator.voices", []);
    await ada.ask("/trpc/conversations.create", {});
    const wish = { accountId: await idOf(bob, "ada@example.org"), withData: true };
    expect((await bob.ask("/auth/people/remove", wish)).body).toMatchObject({ data: "gone" });
    const left = Object.values(rowsOf(rows, "local")).flat();
    expect(left).toEqual([expect.objectContaining({ key: "models.selected" })]);
    expect(house.left()).toBeGreaterThan(0);
    const again = await signing.invited(bob, "ada@example.org");
    expect((await again.ask("/auth/session")).body).toMatchObject({ account: { admin: false } });
    expect(await ownerOf(again)).not.toBe("local");
  });

  test("what was to go a day ago stays: somebody may have worked with it since, without accounts", async () => {
    using folder = tmpFolder();
    {
      await using signing = await openSigningIn({}, folder.path);
      signing.facet.services.store.conversations.create("local", "of now");
      const accounts = openRows(folder.path, "accounts.db");
      accounts.prepare("insert into facet_leaving values ('local', '2026-01-01T00:00:00.000Z')").run();
    }
    await using again = await openSigningIn({}, folder.path);
    expect(notes(folder.path)).toEqual([]);
    expect(again.facet.services.store.conversations.count("local")).toBe(1);
  });
});

test("while the first owner's things go, nobody gets that owner anew, and then an admin may", () => {
  using folder = tmpFolder();
  const accounts = openAccountDatabase(folder.path);
  const owners = openOwners(accounts);
  accounts.prepare("insert into facet_leaving values ('local', 'now')").run();
  expect(owners.ofNew("eve@example.org", true)).not.toBe("local");
  accounts.prepare("delete from facet_leaving").run();
  expect(owners.ofNew("bob@example.org", true)).toBe("local");
  accounts.close();
});
