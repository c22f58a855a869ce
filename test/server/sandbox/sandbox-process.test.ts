import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { defaultLimits } from "../../../server/sandbox/limits.ts";
import { startProcess } from "../../../server/sandbox/sandbox-process.ts";
import type { RunEnding } from "../../../server/sandbox/sandbox-process.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const place = tmpFolder();
afterAll(() => place[Symbol.dispose]());
/** Nothing here waits for the time to be over; on a busy machine 64 MB of reports take seconds. */
const limits = { ...defaultLimits, wallMs: 30_000 };
const ask = { files: [], entry: "main.js", stdin: "", memoryBytes: 1e8 };
let count = 0;

/** A process in hostile hands: all it says is its own. */
function hostile(script: string) {
  const file = join(place.path, `${(count += 1)}.mjs`);
  const before = `import { readFileSync, writeSync } from "node:fs"; const say = (text) => writeSync(3, text); say('{"type":"ready"}\\n'); readFileSync(0);`;
  writeFileSync(file, `${before}\n${script}`);
  return startProcess({ file: process.execPath, args: [file], environment: {}, folder: "/", reads: [] }, () => {});
}

async function endingOf(script: string): Promise<RunEnding> {
  const child = hostile(script);
  await child.ready;
  return child.run(ask, limits);
}

const started = `say('{"type":"started"}\\n');`;
const stay = "setInterval(() => {}, 1000);";

describe("a process that says what no process of ours would", () => {
  test.each([
    ["no JSON", `say("hello\\n");`],
    ["bytes that are no text", "writeSync(3, new Uint8Array([0xff, 0xfe, 0x00, 0x0a]));"],
    ["an unknown type", `say('{"type":"shutdown"}\\n');`],
    ["an end without its time", `say('{"type":"ended","status":"done"}\\n');`],
    ["a status that is none", `say('{"type":"ended","status":"fine","ms":1}\\n');`],
    [
      "a trace that is none",
      `say('{"type":"ended","status":"raised","ms":1,"error":{"name":"E","message":"m","trace":"x"}}\\n');`,
    ],
    ["JSON nested without end", `say('{"type":"report","value":' + "[".repeat(5000) + "]".repeat(5000) + '}\\n');`],
    ["a line that never ends", `const piece = "x".repeat(1e6); for (let i = 0; i < 18; i += 1) say(piece);`],
    [
      "reports without end",
      `const line = '{"type":"report","value":"' + "x".repeat(1e6) + '"}\\n'; for (let i = 0; i < 70; i += 1) say(line);`,
    ],
  ])("%s ends as crashed, and nothing of it is taken", async (_, script) => {
    const ending = await endingOf(`${started} ${script} ${stay}`);
    expect(ending).toMatchObject({ status: "crashed", stdout: "", stderr: "" });
    expect(ending.error).toBeUndefined();
  });

  test("is ready where it was asked before it said so: it is not ended as one that never was", async () => {
    const child = hostile(`${started} say('{"type":"ended","status":"done","ms":1}\\n');`);
    expect(await child.run(ask, limits)).toMatchObject({ status: "done" });
    await expect(child.ready).resolves.toBeUndefined();
  });

  test("is ended with everything it started", async () => {
    const ending = await endingOf(
      `import { spawn } from "node:child_process"; const child = spawn("sleep", ["600"], { stdio: "inherit" }); ${started} writeSync(4, String(child.pid)); say('{"type":"ended","status":"done","ms":1}\\n'); ${stay}`,
    );
    expect(ending.status).toBe("done");
    // Who has ended waits as a zombie where the first process of a container collects none.
    const state = () => spawnSync("ps", ["-o", "stat=", "-p", ending.stdout], { encoding: "utf8" }).stdout.trim();
    await expect.poll(state).toMatch(/^(?:Z.*)?$/);
  });

  test("lets others go first once it has kept the processor busy", async () => {
    const ending = await endingOf(
      `import { getPriority } from "node:os"; ${started} const until = Date.now() + 20_000; while (getPriority() === 0 && Date.now() < until); writeSync(4, String(getPriority())); say('{"type":"ended","status":"done","ms":1}\\n');`,
    );
    expect(ending).toMatchObject({ status: "done", stdout: "19" });
  });

  test("may not say its end twice", async () => {
    const line = (status: string) => `say('{"type":"ended","status":"${status}","ms":1}\\n');`;
    expect(await endingOf(`${started} ${line("raised")} ${line("done")}`)).toMatchObject({ status: "raised" });
  });

  test("keeps no more of names and messages than the limits", async () => {
    const ending = await endingOf(
      `${started} say(JSON.stringify({ type: "ended", status: "raised", ms: 1, error: { name: "n".repeat(1e5), message: "m".repeat(1e5), trace: Array(500).fill({ file: "f", line: 1, function: null }) } }) + "\\n");`,
    );
    expect([ending.error?.name.length, ending.error?.message.length, ending.error?.trace.length]).toEqual([
      200, 10_000, 100,
    ]);
  });
});

describe("a process", () => {
  test("that ends before the program begins was not started", async () => {
    expect(await endingOf("process.exit();")).toMatchObject({ status: "not-started" });
  });
  test("that ends without a word has crashed, and what it printed is kept", async () => {
    expect(await endingOf(`${started} writeSync(4, "so far"); process.kill(process.pid, "SIGSEGV");`)).toMatchObject({
      status: "crashed",
      stdout: "so far",
    });
  });
  test("that cannot be started is told as an error, not as a crash of the server", async () => {
    const child = startProcess({ file: "/nowhere/node", args: [], environment: {}, folder: "/", reads: [] }, () => {});
    await expect(child.ready).rejects.toThrow("ended before it was ready");
  });
  test("ends at once when nobody waits for it any more", async () => {
    const child = hostile(`${started} writeSync(4, "x"); for (;;);`);
    await child.ready;
    const aborter = new AbortController();
    const running = child.run(ask, limits, aborter.signal);
    aborter.abort(new Error("stopped"));
    await expect(running).rejects.toThrow("stopped");
    expect(child.isOver()).toBe(true);
  });
});

test.skipIf(process.platform === "win32")("a system that is out of descriptors costs the run, not the server", () => {
  const module = new URL("../../../server/sandbox/sandbox-process.ts", import.meta.url).href;
  const script = `
    import { openSync } from "node:fs";
    import { startProcess } from "${module}";
    try { for (;;) openSync("/dev/null", "r"); } catch {}
    let said = "started";
    try { startProcess({ file: "/bin/true", args: [], environment: {}, folder: "/", reads: [] }, () => {}); } catch { said = "refused"; }
    setTimeout(() => { process.stdout.write(said); process.exit(); }, 100);`;
  const { stdout } = spawnSync(
    "/bin/sh",
    ["-c", 'ulimit -n 60; exec "$@"', "sh", process.execPath, "--input-type=module", "-e", script],
    { encoding: "utf8" },
  );
  expect(stdout).toBe("refused");
});
