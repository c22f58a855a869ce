import { describe, expect, test } from "vitest";
import { commandsFor } from "../../../../pipelines/engine/sizing/commands.ts";
import { gemmaModels, gemmaOf } from "../../../../pipelines/engine/sizing/gemma.ts";
import { machines } from "../../../../pipelines/engine/sizing/machines.ts";
import { sizeOf } from "../../../../pipelines/engine/sizing/memory.ts";
import { precisions } from "../../../../pipelines/engine/sizing/sizing.ts";
import type { GemmaId, Precision, Wish } from "../../../../pipelines/engine/sizing/sizing.ts";

const wish: Wish = { context: 32_768, concurrency: 1, cache: true };

function commandsOf(id: string, model: GemmaId, precision: Precision, wished: Wish = wish) {
  const machine = machines.find((each) => each.id === id)!;
  return commandsFor(sizeOf(gemmaOf(model), precision, wished, machine), wished, machine);
}

describe("27B", () => {
  test("in bf16 on an H200 is served by vLLM first, for as many as fit", () => {
    const [vllm] = commandsOf("h200", "27b", "bf16");
    expect(vllm).toMatchObject({ server: "vllm", gated: true, setting: "FACET_MODEL_URL=http://127.0.0.1:8000/v1" });
    expect(vllm?.command).toBe(
      [
        "vllm serve google/gemma-3-27b-it",
        "--dtype bfloat16",
        "--max-model-len 32768 --max-num-seqs 22 --gpu-memory-utilization 0.92",
        `--limit-mm-per-prompt '{"image":4}'`,
        `--structured-outputs-config '{"backend":"xgrammar","disable_any_whitespace":true}'`,
      ].join(" \\\n  "),
    );
  });

  test("in int4 on an RTX 4090 is served by llama-server first, in Google's own quantisation", () => {
    const [llama, ollama, ...others] = commandsOf("rtx-4090", "27b", "int4-32");
    expect(llama?.command).toBe("llama-server -hf ggml-org/gemma-3-27b-it-qat-GGUF:Q4_0 -c 32768 -np 1 -fa on -ngl 99");
    expect(llama?.setting).toBe("FACET_MODEL_URL=http://127.0.0.1:8080/v1");
    expect(ollama?.command).toBe(
      "OLLAMA_CONTEXT_LENGTH=32768 OLLAMA_NUM_PARALLEL=1 ollama serve &\nsleep 2 && ollama pull gemma3:27b-it-qat",
    );
    expect(ollama?.setting).toBe("FACET_MODEL_URL=http://127.0.0.1:11434/v1\nFACET_MODEL_NAME=gemma3:27b-it-qat");
    // Its checkpoint keeps the embedding in 16 bits, and its batches want 4 GB: 24.2 of 24.
    expect(others).toEqual([]);
  });

  test("in bf16 on an RTX 4090 has no command", () => {
    expect(commandsOf("rtx-4090", "27b", "bf16")).toEqual([]);
  });
});

test("where vLLM's share of the card holds fewer than are wished, another server is told, which may take the rest", () => {
  const servers = (concurrency: number) =>
    commandsOf("h200", "27b", "bf16", { ...wish, concurrency }).map(({ server }) => server);
  expect(servers(22)).toEqual(["vllm", "llama-server", "ollama"]);
  expect(servers(24)).toEqual(["llama-server", "ollama"]);
});

// As the library of Ollama lists its QAT tags, in GB; their embedding is in 16 bits.
test.each([
  ["1b", 1],
  ["4b", 4],
  ["12b", 8.9],
  ["27b", 18],
] as const)("Ollama's int4 weights of %s are %s GB", (model, gigabytes) => {
  const ollama = commandsOf("h200", model, "int4-32").find(({ server }) => server === "ollama");
  expect((ollama?.weights ?? 0) / 1e9 / gigabytes).toBeCloseTo(1, 1);
});

test("a T4 has no bf16, so vLLM is not offered there", () => {
  expect(commandsOf("t4", "4b", "int4-32").map(({ server }) => server)).toEqual(["llama-server", "ollama"]);
});

test("a context for two is reserved for two", () => {
  const [llama] = commandsOf("rtx-5090", "12b", "sfp8", { ...wish, context: 8192, concurrency: 8 });
  expect(llama?.command).toBe("llama-server -hf unsloth/gemma-3-12b-it-GGUF:Q8_0 -c 65536 -np 8 -fa on -ngl 99");
});

test("a context the model does not read is not asked of a server", () => {
  const [facet, llama] = commandsOf("cpu-16", "1b", "int4-32", { ...wish, context: 131_072 });
  expect(facet?.command).toBe("FACET_MODEL_CONTEXT=32768 npm start");
  expect(llama?.command).toBe("llama-server -hf ggml-org/gemma-3-1b-it-qat-GGUF:Q4_0 -c 32768 -np 1 -fa off -t 7");
});

test("Facet's own engine is not offered for two at once, nor for pictures, nor for a model it does not fetch", () => {
  const servers = (model: GemmaId, wished: Partial<Wish>) =>
    commandsOf("cpu-64", model, "int4-32", { ...wish, ...wished }).map(({ server }) => server);
  expect(servers("4b", {})).toContain("embedded");
  expect(servers("4b", { concurrency: 2 })).not.toContain("embedded");
  expect(servers("4b", { vision: true })).not.toContain("embedded");
  expect(servers("12b", {})).not.toContain("embedded");
});

test("every command and setting is made of plain words that a shell takes as they stand", () => {
  const lines = machines.flatMap((machine) =>
    gemmaModels.flatMap((model) =>
      precisions.flatMap((precision) => commandsFor(sizeOf(model, precision, wish, machine), wish, machine)),
    ),
  );
  expect(lines.length).toBeGreaterThan(500);
  for (const { command, setting } of lines) {
    const plain = command
      .replaceAll(" \\\n  ", " ")
      .replaceAll(/'\{[\w":,]+\}'/g, "json")
      .replace(" serve &\nsleep 2 && ollama", "");
    expect(plain).toMatch(/^[\w ./:=-]+$/);
    expect(setting).toMatch(/^[\w./:=\n-]*$/);
  }
});
