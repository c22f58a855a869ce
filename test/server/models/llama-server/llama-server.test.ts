// The llama-server that Facet starts: a fake one with the real one's arguments, answering as the stub does.
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { spawn } from "node:child_process";
import { HumanMessage } from "@langchain/core/messages";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { askingOf } from "../../../../pipelines/engine/chat.ts";
import { errorSentence } from "../../../../pipelines/engine/error-sentences.ts";
import { FacetError } from "../../../../pipelines/engine/errors.ts";
import { openLlamaServer } from "../../../../server/models/llama-server/llama-server.ts";
import type { LlamaServer } from "../../../../server/models/llama-server/llama-server.ts";
import { llamaBinary } from "../../../support/llama-binary.ts";
import type { LlamaStart } from "../../../support/llama-binary.ts";
import { tmpFolder } from "../../../support/tmp-folder.ts";

const never = new AbortController().signal;
const module = new URL("../../../../server/models/llama-server/llama-server.ts", import.meta.url).href;

let folder: ReturnType<typeof tmpFolder>;
let lines: string[];
let llama: ReturnType<typeof llamaBinary>;
beforeEach(() => {
  folder = tmpFolder();
  lines = [];
  llama = llamaBinary(folder.path);
  vi.stubEnv("LLAMA_ARG_FLASH_ATTN", undefined);
  vi.stubEnv("FACET_MODEL_KEY", "of another server");
});
afterEach(() => {
  vi.unstubAllEnvs();
  folder[Symbol.dispose]();
});

const at = (name: string) => llama.at(name);
const starts = () => llama.starts();
const steer = (how: object) => llama.steer(how);

function open(change: Partial<Parameters<typeof openLlamaServer>[0]> = {}): LlamaServer {
  const log = pino({ level: "debug" }, { write: (line) => void lines.push(line) });
  const server = openLlamaServer({ ...llama.files, threads: 2, context: 2048, log, ...change });
  onTestFinished(() => server[Symbol.asyncDispose]());
  return server;
}

/** One that ended and was not taken notice of by its new parent yet is not alive. Ask until it says so: its files are closed, which is its end to Facet, a moment before that. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== "linux" || !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

describe("a server that starts", () => {
  test("is loading until it says it is healthy, is probed like any other, and sees", async () => {
    steer({ loadMs: 3000 });
    const server = open();
    expect(server.entry()).toMatchObject({ state: "idle", error: null });
    server.start();
    await expect.poll(starts).toHaveLength(1);
    expect(server.entry()).toMatchObject({ state: "loading", capabilities: { vision: true } });
    const model = await server.open(never);
    expect(server.entry()).toMatchObject({
      modelId: "llama-server:gemma-3-4b-it",
      name: "gemma-3-4b-it",
      state: "ready",
      capabilities: { vision: true, json: true, context: 2048, usage: true },
      server: { dialect: "llama-server", concurrency: 1 },
      tier: "large",
    });
    expect(model.info.template).toEqual({ systemRole: false, alternates: true });
    const images = [{ description: "a.png", mediaType: "image/png" as const, data: Buffer.from("red") }];
    const turns = [{ role: "user" as const, text: "What is it?", images }];
    expect(await askingOf(model, never).chat({ turns, maxTokens: 9 })).toBe(" w0001 w0002 w0003");
  });

  test("gets its files, a free port of loopback and a key that no list of processes shows", async () => {
    const server = open();
    await server.open(never);
    const [{ values, key, flash, secrets, argv }] = starts() as [LlamaStart];
    expect(values).toMatchObject({
      model: at("gemma-3-4b-it.gguf"),
      mmproj: at("mmproj.gguf"),
      alias: "gemma-3-4b-it",
      host: "127.0.0.1",
      "ctx-size": "2048",
      threads: "2",
      parallel: "1",
    });
    expect({ secrets, flash }).toEqual({ secrets: [], flash: "off" });
    expect(key.length).toBeGreaterThanOrEqual(32);
    expect(argv.join(" ")).not.toContain(key);
    const url = `http://127.0.0.1:${values["port"]}/v1/chat/completions`;
    const body = JSON.stringify({ messages: [{ role: "user", content: "Hi" }] });
    expect((await fetch(url, { method: "POST", body })).status).toBe(401);
    expect(lines.join()).not.toContain(key);
  });

  test("keeps what the person chose for their graphics card", async () => {
    vi.stubEnv("LLAMA_ARG_FLASH_ATTN", "on");
    await open().open(never);
    expect(starts()[0]?.flash).toBe("on");
  });

  test("without the file of its eyes it is a model that does not see", async () => {
    const server = open({ projector: undefined });
    const { info } = await server.open(never);
    expect(info.capabilities.vision).toBe(false);
    expect(starts()[0]?.values["mmproj"]).toBeUndefined();
  });

  test("is found by its name in PATH", async () => {
    vi.stubEnv("PATH", `${folder.path}:${process.env["PATH"]}`);
    expect((await open({ binary: "llama-server" }).open(never)).info.name).toBe("gemma-3-4b-it");
  });

  test("a question that is stopped while it loads does not wait", async () => {
    steer({ loadMs: 60_000 });
    const controller = new AbortController();
    const opening = open().open(controller.signal);
    await expect.poll(starts).toHaveLength(1);
    controller.abort();
    await expect(opening).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
  });
});

describe("a server that ends", () => {
  test("is started again, on its own, and questions wait for it", async () => {
    const server = open();
    await server.open(never);
    process.kill(starts()[0]!.pid, "SIGKILL");
    await expect.poll(() => server.entry().state).toBe("loading");
    const model = await server.open(never);
    expect((await model.llm.invoke([new HumanMessage("Hi")])).text).toBe(" w0001 w0002 w0003");
    expect(starts()).toHaveLength(2);
    expect(starts()[1]?.key).not.toBe(starts()[0]?.key);
  });

  test("one that dies once while it loads is tried again", async () => {
    steer({ dieLoading: 1 });
    await open().open(never);
    expect(starts()).toHaveLength(2);
  });

  test("one that dies whenever it loads is given up with its last line, and tried again when somebody asks", async () => {
    steer({ dieLoading: 3, lastLine: "error: unknown model architecture" });
    const server = open();
    const error: unknown = await server.open(never).catch((thrown: unknown) => thrown);
    const data = (error as FacetError).data;
    expect(data).toMatchObject({
      code: "model-missing",
      facts: { reason: "died-loading" },
      next: ["open-settings", "choose-model"],
    });
    expect(errorSentence(data, "en")).toBe(
      "No model is ready to answer: gemma-3-4b-it cannot be loaded: its process ended (exit 1: error: unknown model architecture).",
    );
    expect(server.entry()).toMatchObject({ state: "failed", error: data });
    expect(starts()).toHaveLength(3);
    await server.open(never);
    expect(server.entry().state).toBe("ready");
  });

  test("ends with Facet, also when it does not want to", async () => {
    steer({ deaf: true });
    const server = open();
    await server.open(never);
    await server[Symbol.asyncDispose]();
    await expect.poll(() => isAlive(starts()[0]!.pid)).toBe(false);
    expect(starts()).toHaveLength(1);
  });

  test("ends with Facet while it loads", async () => {
    steer({ loadMs: 60_000 });
    const server = open();
    server.start();
    await expect.poll(starts).toHaveLength(1);
    await server[Symbol.asyncDispose]();
    await expect.poll(() => isAlive(starts()[0]!.pid)).toBe(false);
    await expect(server.open(never)).rejects.toMatchObject({ data: { facts: { reason: "closed" } } });
  });

  test.skipIf(process.platform === "win32")("ends when Facet was killed", async () => {
    const silent = "{debug(){},info(){},warn(){},error(){}}";
    const program = `const {openLlamaServer} = await import(${JSON.stringify(module)});
      openLlamaServer({...${JSON.stringify(llama.files)}, threads: 1, context: 512, log: ${silent}}).start(); setInterval(() => {}, 1000);`;
    const facet = spawn(process.execPath, ["--input-type=module", "-e", program], {
      stdio: "ignore",
      env: process.env,
    });
    await expect.poll(starts).toHaveLength(1);
    facet.kill("SIGKILL");
    await expect.poll(() => isAlive(starts()[0]!.pid)).toBe(false);
  });
});

describe("what is wrong is named", () => {
  const cases: [string, () => Parameters<typeof open>[0], string][] = [
    [
      "a binary that is not there",
      () => ({ binary: at("no-such") }),
      "the file of FACET_LLAMA_SERVER is not there (no-such)",
    ],
    [
      "one that PATH does not have",
      () => ({ binary: "no-such-llama" }),
      "the file of FACET_LLAMA_SERVER is not there (no-such-llama)",
    ],
    ["a folder", () => ({ binary: folder.path }), "the file of FACET_LLAMA_SERVER is not there"],
    [
      "one that may not be run",
      () => (chmodSync(at("llama-server"), 0o644), {}),
      "the file of FACET_LLAMA_SERVER may not be run (llama-server)",
    ],
    ["no model", () => ({ model: undefined }), "FACET_LLAMA_SERVER needs FACET_LLAMA_MODEL too, and that is not set"],
    [
      "a model file that is not there",
      () => ({ model: at("gone.gguf") }),
      "the file of FACET_LLAMA_MODEL is not there (gone.gguf)",
    ],
    [
      "eyes that are not there",
      () => ({ projector: at("gone.gguf") }),
      "the file of FACET_LLAMA_MMPROJ is not there (gone.gguf)",
    ],
  ];
  test.each(cases)("%s", async (_, change, words) => {
    const server = open(change());
    const error: unknown = await server.open(never).catch((thrown: unknown) => thrown);
    expect(errorSentence((error as FacetError).data, "en")).toContain(words);
    expect(server.entry()).toMatchObject({ state: "failed" });
    expect(starts()).toEqual([]);
  });

  test("a file that was put there later is used by the next question", async () => {
    const server = open({ model: at("later.gguf") });
    await expect(server.open(never)).rejects.toBeInstanceOf(FacetError);
    writeFileSync(at("later.gguf"), "GGUF");
    expect((await server.open(never)).info.name).toBe("later");
  });
});
