import { describe, expect, test } from "vitest";
import { machineHere, machines } from "../../../../pipelines/engine/sizing/machines.ts";
import type { DetectedMachine } from "../../../../pipelines/engine/sizing/sizing.ts";

const mebibyte = 2 ** 20;
const plain: DetectedMachine = {
  cores: 8,
  memoryBytes: 32 * 1024 * mebibyte,
  processor: "AMD Ryzen 7",
  platform: "linux",
  gpus: [],
  diskFreeBytes: null,
};
const withCard = (name: string, mebibytes: number, vendor: "nvidia" | "amd" | "apple" = "nvidia") =>
  machineHere({ ...plain, gpus: [{ name, memoryBytes: mebibytes * mebibyte, vendor }] });

test("the list has every id once, and every figure is one", () => {
  expect(new Set(machines.map(({ id }) => id)).size).toBe(machines.length);
  expect(new Set(machines.map(({ name }) => name)).size).toBe(machines.length);
  for (const { id, memoryBytes, usableBytes, bandwidth } of machines) {
    expect(id).toMatch(/^[a-z0-9-]+$/);
    expect(usableBytes).toBeGreaterThan(0);
    expect(usableBytes).toBeLessThanOrEqual(memoryBytes);
    expect(bandwidth).toBeGreaterThan(5e10);
  }
});

describe("a card that the driver names", () => {
  test.each([
    ["NVIDIA H200", 143_771, "H200", [141, 4800]],
    ["NVIDIA H100 80GB HBM3", 81_559, "H100 80GB", [80, 3350]],
    ["NVIDIA H100 PCIe", 81_559, "H100 PCIe", [80, 2000]],
    ["NVIDIA A100-SXM4-80GB", 81_920, "A100 80GB", [80, 2039]],
    ["NVIDIA A100-PCIE-40GB", 40_960, "A100 40GB PCIe", [40, 1555]],
    ["NVIDIA A100-SXM4-40GB", 40_960, "A100 40GB", [40, 1555]],
    ["NVIDIA GeForce RTX 4090", 24_564, "RTX 4090", [24, 1008]],
    ["NVIDIA GeForce RTX 4070 Ti SUPER", 16_376, "RTX 4070 Ti SUPER", [16, 672]],
    ["NVIDIA GeForce RTX 4060 Ti", 16_380, "RTX 4060 Ti 16GB", [16, 288]],
    ["NVIDIA RTX 6000 Ada Generation", 49_140, "RTX 6000 Ada Generation", [48, 960]],
    // Error correction takes a sixteenth.
    ["NVIDIA L4", 23_034, "L4", [22.5, 300]],
    ["Tesla T4", 15_360, "T4", [15, 320]],
  ])("%s with %s MiB is %s", (name, mebibytes, expected, [gigabytes = 0, gigabytesPerSecond = 0]) => {
    const machine = withCard(name, mebibytes);
    expect(machine).toMatchObject({ id: "here", name: expected, kind: "gpu", bandwidth: gigabytesPerSecond * 1e9 });
    expect(machine.memoryBytes / 1e9).toBeCloseTo(gigabytes, 1);
  });

  test.each([
    ["a laptop's card of the same number", "NVIDIA GeForce RTX 4090 Laptop GPU", 16_376],
    ["a slice of a card", "NVIDIA H200", 18_000],
    ["a smaller card of the same name", "NVIDIA GeForce RTX 4060 Ti", 8188],
    ["a card of tomorrow", "NVIDIA GeForce RTX 9090", 65_536],
  ])("%s keeps its own memory, and nobody claims to know its bandwidth", (_which, name, mebibytes) => {
    const machine = withCard(name, mebibytes);
    expect(machine).toMatchObject({ name, bandwidth: null, runsVllm: true });
    expect(machine.memoryBytes).toBeCloseTo((mebibytes / 1024) * 1e9, -8);
  });

  test.each([
    "Tesla T4",
    "NVIDIA GeForce GTX 1080 Ti",
    "NVIDIA GeForce RTX 2080 Ti",
    "Quadro RTX 6000",
    "NVIDIA GeForce MX450",
  ])("%s is older than bf16, so vLLM is not for it", (name) => expect(withCard(name, 11_264).runsVllm).toBe(false));

  test("AMD's are known too", () => {
    expect(withCard("Radeon RX 7900 XTX", 24_560, "amd")).toMatchObject({ bandwidth: 960e9, runsVllm: false });
  });
});

test("a chip that only draws the screen is no card for a model: the processor is taken", () => {
  expect(withCard("NVIDIA GeForce GT 710", 2048)).toMatchObject({ kind: "cpu", name: "AMD Ryzen 7" });
});

test("a Mac's memory is shared: the model may have three quarters, or two thirds of a small one", () => {
  const large = withCard("Apple M4 Max", 64 * 1024, "apple");
  expect(large).toMatchObject({ kind: "unified", memoryBytes: 64e9, usableBytes: 48e9, bandwidth: 546e9 });
  const small = withCard("Apple M1", 8 * 1024, "apple");
  expect(small.usableBytes).toBeCloseTo(5.33e9, -7);
  expect(withCard("Apple M9", 64 * 1024, "apple").bandwidth).toBeNull();
});

test("a processor alone leaves its system 3 GB, and half of a small memory", () => {
  expect(machineHere(plain)).toMatchObject({ kind: "cpu", memoryBytes: 32e9, usableBytes: 29e9, cores: 8 });
  expect(machineHere({ ...plain, memoryBytes: 2 * 1024 * mebibyte }).usableBytes).toBe(1e9);
});
