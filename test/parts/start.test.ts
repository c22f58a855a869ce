// Starting as a person starts it, and every way it can refuse: one sentence with the next step, and no stack trace.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startFacet } from "../support/facet-process.ts";

const main = fileURLToPath(new URL("../../server/main.ts", import.meta.url));
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "facet-start-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the server until it ends by itself. */
function refusal(environment: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const { PATH = "" } = process.env;
  const env = { PATH, FACET_PORT: "0", FACET_DATA: join(folder, "data"), FACET_OFFLINE: "1", ...environment };
  const child = spawn(process.execPath, [main], { env, cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  // A server that starts after all must not run on for ever.
  const timer = setTimeout(() => child.kill("SIGKILL"), 30_000);
  return new Promise((resolve) =>
    child.on("exit", (code) => {
      clearTimeout(timer);
      resolve({ code, said });
    }),
  );
}

describe("a start that cannot be", () => {
  test("names the setting that is wrong", async () => {
    const { code, said } = await refusal({ FACET_PORT: "seventy", FACET_LOG: "loud" });
    expect(code).toBe(1);
    expect(said).toContain("FACET_PORT");
    expect(said).toContain("FACET_LOG");
    expect(said).not.toMatch(/\n\s+at /);
  });

  test("names the port that is taken and another to use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    const { code, said } = await refusal({ FACET_PORT: String(port) });
    other.close();
    expect(code).toBe(1);
    expect(said.trim()).toBe(
      `Port ${port} is taken, perhaps by another Facet: stop that one, or start this one with FACET_PORT=${port + 1}.`,
    );
  });

  test("refuses other people without a way to know who they are", async () => {
    const { code, said } = await refusal({ FACET_HOST: "0.0.0.0" });
    expect([code, said.trim()]).toEqual([
      1,
      "FACET_HOST=0.0.0.0 would let others in: set FACET_AUTH, or listen on 127.0.0.1.",
    ]);
  });

  test("names the folder it may not write to", async () => {
    const file = join(folder, "a-file");
    writeFileSync(file, "");
    const { code, said } = await refusal({ FACET_DATA: join(file, "data") });
    expect(code).toBe(1);
    expect(said).toContain(`Facet may not write to ${join(file, "data")}`);
    expect(said).toContain("FACET_DATA");
    expect(said).not.toMatch(/\n\s+at /);
  });

  test("leaves a folder to the Facet that has it, and takes it when that one was killed", async () => {
    await using first = await startFacet();
    const data = join(first.folder, "data");
    const second = await refusal({ FACET_DATA: data });
    expect([second.code, second.said.trim()]).toEqual([
      1,
      `Another Facet is using ${data}: stop it, or set FACET_DATA to another folder.`,
    ]);
    await first.kill("SIGKILL");
    await first.restart();
    expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
  });

  test("refuses data of a newer version, and leaves it alone", async () => {
    const { default: Database } = await import("better-sqlite3");
    const { mkdirSync } = await import("node:fs");
    const data = join(folder, "newer");
    mkdirSync(data);
    const database = new Database(join(data, "facet.db"));
    database.pragma("user_version = 999");
    database.close();
    const { code, said } = await refusal({ FACET_DATA: data });
    expect(code).toBe(1);
    expect(said).toContain("newer Facet");
    expect(said).toContain("Update Facet");
  });
});

test("without any model the page starts, says what is missing, and a question fails with the next step", async () => {
  await using facet = await startFacet({ environment: { FACET_CACHE: join(folder, "empty-cache") } });
  const call = async (path: string, body?: object) => {
    const answer = await fetch(
      `${facet.url}/trpc/${path}`,
      body && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) },
    );
    return ((await answer.json()) as { result: { data: never } }).result.data;
  };
  const { models } = (await call("models.list")) as { models: { role: string; state: string }[] };
  expect(models.filter((each) => each.role === "chat").map((each) => each.state)).not.toContain("ready");
  const { runId } = (await call("personas.guide.start", { input: { question: "Hello?" } })) as { runId: string };
  const events = (await call(`runs.events?input=${encodeURIComponent(JSON.stringify({ runId, waitMs: 10_000 }))}`)) as {
    events: { event: { type: string; error?: { code: string; next: string[] } } }[];
  };
  const end = events.events.findLast(({ event }) => event.type === "run-end")?.event;
  expect(end?.error?.code).toBe("model-missing");
  expect(end?.error?.next.length).toBeGreaterThan(0);
});
