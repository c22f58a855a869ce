// A real Chroma server, run as Facet runs it: as a managed child, and through CHROMA_URL.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, describe, expect, test } from "vitest";
import { loadConfig } from "../../server/config.ts";
import { openExactIndex } from "../../server/vectors/exact-index.ts";
import { openVectors } from "../../server/vectors/open-vectors.ts";
import type { Vectors } from "../../server/vectors/open-vectors.ts";
import { tmpFolder } from "../support/tmp-folder.ts";
import { vectorContract } from "../support/vector-contract.ts";

const record = (id: string) => ({ id, vector: [1, 0], metadata: { owner: "ada" } });

interface Server {
  readonly serverPid: number;
  readonly url: string;
}

/** Vectors of a data folder, and the servers they used, as the log tells. */
function open(data: string, url?: string): Vectors & { readonly server: () => Server } {
  const servers: Server[] = [];
  const write = (line: string) => void servers.push(JSON.parse(line) as Server);
  const vectors = openVectors({
    config: loadConfig({ FACET_DATA: data, CHROMA_URL: url }),
    log: pino(
      { level: "info", base: null },
      { write: (line: string) => line.includes("Vector search is ready") && write(line) },
    ),
  });
  return { ...vectors, server: () => servers.at(-1)! };
}
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
};

describe("a managed Chroma", () => {
  const folder = tmpFolder();
  const vectors = open(folder.path);
  afterAll(async () => {
    await vectors[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });

  vectorContract(() => vectors.index);

  test("says what it is", async () => {
    await vectors.index.count("any");
    expect(vectors.status()).toMatchObject({ kind: expect.stringMatching(/^managed-/), state: "ready" });
    expect(vectors.status().detail).toMatch(/^Chroma \d/);
  });

  test("is started again when it is killed, with what it held", async () => {
    await vectors.index.add("held", [record("a")]);
    const { serverPid: pid } = vectors.server();
    process.kill(pid, "SIGKILL");
    expect(await vectors.index.count("held")).toBe(1);
    expect(vectors.server().serverPid).not.toBe(pid);
  });

  test("serves another Facet through CHROMA_URL", async () => {
    await vectors.index.add("shared", [record("a"), record("b")]);
    const { url } = vectors.server();
    using data = tmpFolder();
    await using remote = open(data.path, url);
    expect(await remote.index.count("shared")).toBe(2);
    expect(remote.status()).toEqual({ kind: "remote", state: "ready", detail: null });
  });
});

test("The server ends with Facet, and the next Facet finds its vectors", async () => {
  using folder = tmpFolder();
  let pid: number;
  {
    await using first = open(folder.path);
    await first.index.add("kept", [record("a")]);
    pid = first.server().serverPid;
  }
  await expect.poll(() => isAlive(pid)).toBe(false);
  await using second = open(folder.path);
  expect(await second.index.count("kept")).toBe(1);
});

test("A Facet that is killed leaves no server behind", async () => {
  using folder = tmpFolder();
  const script = `
    import { pino } from "pino";
    import { loadConfig } from "./server/config.ts";
    import { openVectors } from "./server/vectors/open-vectors.ts";
    openVectors({ config: loadConfig({ FACET_DATA: ${JSON.stringify(folder.path)} }), log: pino() });
    setInterval(() => {}, 1000);`;
  const facet = spawn(process.execPath, ["--input-type=module-typescript", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  facet.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  await until(() => output.includes("Vector search is ready"));
  const pid = Number(/"serverPid":(\d+),"msg"/.exec(output)?.[1]);
  expect(isAlive(pid)).toBe(true);
  facet.kill("SIGKILL");
  await until(() => !isAlive(pid));
});

test("What was kept without a server moves into it", async () => {
  using folder = tmpFolder();
  {
    using exact = openExactIndex(join(folder.path, "vectors.db"));
    await exact.add(
      "early",
      Array.from({ length: 700 }, (_, index) => record(`r${index}`)),
    );
  }
  await using vectors = open(folder.path);
  expect(await vectors.index.count("early")).toBe(700);
});
