// What becomes of a Chroma that dies, hangs, or whose data is damaged: a stand-in does it on purpose; test/parts/faults-vectors.test.ts has the real one.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { openExactIndex } from "../../../server/vectors/exact-index.ts";
import { tellsDamage } from "../../../server/vectors/damaged-data.ts";
import { superviseChroma } from "../../../server/vectors/supervised-chroma.ts";
import type { SupervisedChroma } from "../../../server/vectors/supervised-chroma.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const launch = {
  command: process.execPath,
  args: [fileURLToPath(new URL("../../support/fake-chroma.ts", import.meta.url))],
};
const soon = { timeout: 30_000, interval: 50 };

interface Watched {
  readonly chroma: SupervisedChroma;
  readonly folder: string;
  /** Process ids of the servers that were ready, and the troubles between them, in order. */
  readonly told: (string | number)[];
}

async function start(as: string): Promise<Watched> {
  const place = tmpFolder();
  const folder = join(place.path, "chroma");
  mkdirSync(folder);
  writeFileSync(join(folder, "as"), as);
  const told: (string | number)[] = [];
  const chroma = await superviseChroma(launch, {
    folder,
    log: pino({ level: "silent" }),
    signal: new AbortController().signal,
    onReady: (_, pid) => void told.push(pid ?? 0),
    onDown: (trouble) => void told.push(trouble),
  });
  onTestFinished(async () => {
    await chroma[Symbol.asyncDispose]();
    place[Symbol.dispose]();
  });
  return { chroma, folder, told };
}

test("data it cannot be started with is put aside, and it begins anew", async () => {
  const { folder, told } = await start("damaged");
  expect(told).toEqual([expect.any(Number)]);
  expect(existsSync(join(folder, "as"))).toBe(false);
  expect(existsSync(join(`${folder}.damaged`, "as"))).toBe(true);
}, 30_000);

test("a port that is taken is no reason to put data aside", async () => {
  await expect(start("port")).rejects.toThrow("Address already in use");
}, 30_000);

test("a server that crashes again and again on its data begins anew without it", async () => {
  const { folder, told } = await start("crash");
  await expect
    .poll(() => told, soon)
    .toEqual([expect.any(Number), "restarting", expect.any(Number), "rebuilding", expect.any(Number)]);
  expect(existsSync(join(`${folder}.damaged`, "as"))).toBe(true);
}, 60_000);

test("a server that is killed again and again is started again and again, later each time, and keeps its data", async () => {
  const { folder, told } = await start("");
  const pauses: number[] = [];
  for (const times of [1, 2, 3]) {
    const killed = performance.now();
    process.kill(Number(told.at(-1)), "SIGKILL");
    await expect.poll(() => told.length, soon).toBe(1 + 2 * times);
    pauses.push(performance.now() - killed);
  }
  expect(told.filter((each) => typeof each === "string")).toEqual(["restarting", "restarting", "restarting"]);
  expect(pauses[0]).toBeGreaterThan(500);
  expect(pauses[2]).toBeGreaterThan(2000);
  expect(existsSync(join(folder, "as"))).toBe(true);
}, 60_000);

test("a server that hangs is told as silent, and is ready once it answers again, with nothing lost", async () => {
  const { folder, told } = await start("");
  const pid = Number(told[0]);
  process.kill(pid, "SIGSTOP");
  await expect.poll(() => told.at(-1), { timeout: 40_000, interval: 100 }).toBe("silent");
  process.kill(pid, "SIGCONT");
  await expect.poll(() => told, soon).toEqual([pid, "silent", pid]);
  expect(existsSync(join(folder, "as"))).toBe(true);
}, 90_000);

test("data that is damaged while it runs is put aside when somebody says so", async () => {
  const { chroma, folder, told } = await start("");
  chroma.distrust();
  chroma.distrust();
  await expect.poll(() => told, soon).toEqual([expect.any(Number), "rebuilding", expect.any(Number)]);
  expect(existsSync(join(`${folder}.damaged`, "as"))).toBe(true);
}, 30_000);

test("a damaged file of the exact index is left, and it begins anew", async () => {
  using folder = tmpFolder();
  const path = join(folder.path, "vectors.db");
  writeFileSync(path, "no database at all".repeat(100));
  using index = openExactIndex(path);
  expect(await index.count("any")).toBe(0);
});

test.each([
  ["Database error: error returned from database: (code: 26) file is not a database", true],
  [
    "Query error: Database error: error returned from database: (code: 1032) attempt to write a readonly database",
    true,
  ],
  ["database disk image is malformed", true],
  ["Error loading hnsw index", true],
  ["Database error: (code: 13) database or disk is full", false],
  ["Permission denied (os error 13)", false],
  ["Address already in use (os error 98)", false],
  ["Collection [passages-1] does not exist", false],
])("“%s” tells of damage: %s", (said, is) => expect(tellsDamage(said)).toBe(is));
