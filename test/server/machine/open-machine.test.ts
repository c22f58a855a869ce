import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { totalmem } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { machineHere } from "../../../pipelines/engine/sizing/machines.ts";
import { openMachine } from "../../../server/machine/open-machine.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const silent = pino({ level: "silent" });

/** A folder as PATH with these scripts in it and nothing else. */
function withTools(tools: Readonly<Record<string, string>>) {
  const folder = tmpFolder();
  for (const [name, script] of Object.entries(tools)) {
    const path = join(folder.path, name);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
  }
  const machine = openMachine({
    config: { FACET_CACHE: join(folder.path, "not", "there", "yet") },
    log: silent,
    environment: { PATH: folder.path },
  });
  return { machine, folder: folder.path, [Symbol.dispose]: () => folder[Symbol.dispose]() };
}

describe("graphics cards", () => {
  const gigabytes = (each: { memoryBytes: number }) => Math.round(each.memoryBytes / 2 ** 30);

  test.each<[string, Record<string, string>, [string, number, string][]]>([
    ["no driver's tool means no card", {}, []],
    ["one large card is told", { "nvidia-smi": `echo "NVIDIA H200, 143771"` }, [["NVIDIA H200", 140, "nvidia"]]],
    [
      "of two the larger comes first",
      { "nvidia-smi": `echo "NVIDIA L4, 23034"\necho "NVIDIA GeForce RTX 4090, 24564"` },
      [
        ["NVIDIA GeForce RTX 4090", 24, "nvidia"],
        ["NVIDIA L4", 22, "nvidia"],
      ],
    ],
    ["a tool that fails means no card", { "nvidia-smi": `echo "NVIDIA H200, 143771"\nexit 9` }, []],
    [
      "a tool that talks nonsense means no card",
      { "nvidia-smi": `echo "NVIDIA-SMI has failed because it couldn't communicate"\necho ", "\necho "Card, [N/A]"` },
      [],
    ],
    ["a card larger than any is nonsense", { "nvidia-smi": `echo "Card, 999999999"` }, []],
    ["an answer without end is cut off", { "nvidia-smi": `while true; do echo "NVIDIA H200, 143771"; done` }, []],
    [
      "lines of nonsense between cards do no harm",
      { "nvidia-smi": `echo "warning: persistence"\necho "NVIDIA T4, 15360"` },
      [["NVIDIA T4", 15, "nvidia"]],
    ],
    [
      "AMD's card is told by its own tool",
      {
        "rocm-smi": `echo '{"card0": {"Card Series": "Radeon RX 7900 XTX", "VRAM Total Memory (B)": "25753026560"}, "system": null}'`,
      },
      [["Radeon RX 7900 XTX", 24, "amd"]],
    ],
    ["AMD's tool may talk nonsense too", { "rocm-smi": `echo '[1, "two", {"card series": 3}]'` }, []],
  ])("%s", async (_claim, tools, expected) => {
    using here = withTools(tools);
    const { gpus } = await here.machine.detect();
    expect(gpus.map((gpu) => [gpu.name, gigabytes(gpu), gpu.vendor])).toEqual(expected);
  });

  test("a tool that hangs is not waited for longer than a few seconds", async () => {
    using here = withTools({ "nvidia-smi": "trap '' TERM\n/bin/sleep 20" });
    const started = performance.now();
    expect((await here.machine.detect()).gpus).toEqual([]);
    expect(performance.now() - started).toBeLessThan(12_000);
  });
});

test("who asks twice, or twice at once, makes the tools run once", async () => {
  using here = withTools({ "nvidia-smi": `echo asked >> "$0.log"\necho "NVIDIA H200, 143771"` });
  const [first, second] = await Promise.all([here.machine.detect(), here.machine.detect()]);
  expect(await here.machine.detect()).toBe(first);
  expect(second).toBe(first);
  expect(readFileSync(join(here.folder, "nvidia-smi.log"), "utf8")).toBe("asked\n");
});

test("processor, memory and disk are told though the folder of weights is not there yet, and it is not made", async () => {
  using here = withTools({});
  const detected = await here.machine.detect();
  expect(detected.cores).toBeGreaterThanOrEqual(1);
  expect(detected.processor).not.toBe("");
  expect(detected.memoryBytes).toBeGreaterThan(1e8);
  expect(detected.memoryBytes).toBeLessThanOrEqual(totalmem());
  expect(detected.diskFreeBytes).toBeGreaterThan(0);
  expect(existsSync(join(here.folder, "not"))).toBe(false);
  expect(machineHere(detected)).toMatchObject({
    id: "here",
    kind: process.arch === "arm64" && process.platform === "darwin" ? "unified" : "cpu",
  });
});

test("the log has counts alone, no names", async () => {
  const lines: string[] = [];
  using here = withTools({ "nvidia-smi": `echo "Secret Card, 24564"` });
  const log = pino({ level: "trace" }, { write: (line) => void lines.push(line) });
  await openMachine({ config: { FACET_CACHE: here.folder }, log, environment: { PATH: here.folder } }).detect();
  expect(lines.join("")).toContain('"gpus":1');
  expect(lines.join("")).not.toMatch(/Secret|facet-test/);
});
