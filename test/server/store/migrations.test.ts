import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openDatabases } from "../../../server/store/database.ts";
import { migrations } from "../../../server/store/migrations.ts";
import { openStore } from "../../../server/store/open-store.ts";

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "facet-store-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

describe("migrations", () => {
  const next = "create table later (id text primary key) strict;";

  test("bring a file to the newest version and leave a backup beside it", () => {
    const path = join(folder(), "facet.db");
    openStore(path, () => ({})).close();
    const { sure, fast } = openDatabases(path, [...migrations, next]);
    expect(sure.pragma("user_version", { simple: true })).toBe(migrations.length + 1);
    expect(existsSync(`${path}.v${migrations.length}.backup`)).toBe(true);
    expect(existsSync(`${path}.v${migrations.length}.backup.trial`)).toBe(false);
    fast.close();
    sure.close();
  });

  test("that fail on the copy leave the file as it was", () => {
    const path = join(folder(), "facet.db");
    const store = openStore(path, () => ({}));
    store.conversations.create("local", "one");
    store.close();
    expect(() => openDatabases(path, [...migrations, "create table conversations (x text);"])).toThrow(
      "nothing was changed",
    );
    const again = openStore(path, () => ({}));
    expect(again.conversations.list("local")).toHaveLength(1);
    again.close();
  });

  test("refuse a file of a newer version with the next step", () => {
    const path = join(folder(), "facet.db");
    const { sure, fast } = openDatabases(path, [...migrations, next]);
    fast.close();
    sure.close();
    expect(() => openDatabases(path, migrations)).toThrow("Update Facet");
  });
});
