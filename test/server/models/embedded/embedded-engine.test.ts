import { HumanMessage } from "@langchain/core/messages";
import { pino } from "pino";
import { afterEach, expect, test } from "vitest";
import { FacetError, isAbort } from "../../../../pipelines/engine/errors.ts";
import { EmbeddedChatModel } from "../../../../server/models/embedded/embedded-chat-model.ts";
import { EmbeddedEngine } from "../../../../server/models/embedded/embedded-engine.ts";

const entry = new URL("../../../support/fake-embedded-child.ts", import.meta.url);
let engine: EmbeddedEngine;
afterEach(async () => engine[Symbol.asyncDispose]());

function open(file = "model.gguf", lines: string[] = [], lookMs = 5000): EmbeddedEngine {
  const log = pino({ level: "debug" }, { write: (line) => void lines.push(line) });
  engine = new EmbeddedEngine({ file, threads: 1, context: 100, name: "Fake 1B", log, entry, lookMs });
  return engine;
}

const question = (text: string) => ({
  turns: [{ role: "user" as const, text }],
  maxTokens: 50,
  temperature: 0,
  stop: [],
});

async function read(
  text: string,
  signal?: AbortSignal,
  onRead: (text: string) => void = () => {},
): Promise<{ text: string; error: unknown }> {
  let read = "";
  try {
    for await (const piece of engine.ask(question(text), signal)) {
      read += piece;
      onRead(read);
    }
    return { text: read, error: undefined };
  } catch (error) {
    return { text: read, error };
  }
}

const dataOf = (error: unknown) => (error instanceof FacetError ? error.data : error);

test("it is idle until it is asked, and then loads by itself", async () => {
  open();
  expect(engine.state.name).toBe("idle");
  expect(await read("a")).toEqual({ text: "a1 a2 a3 ", error: undefined });
  expect(engine.state).toEqual({ name: "ready", context: 100, systemRole: true });
});

test("questions are answered one after the other, each its own", async () => {
  open();
  const answers = await Promise.all(["a", "b", "c"].map(async (text) => read(text)));
  expect(answers.map(({ text }) => text)).toEqual(["a1 a2 a3 ", "b1 b2 b3 ", "c1 c2 c3 "]);
});

test.each([
  ["a", false],
  ["cut", true],
])("an answer to “%s” says whether its limit of tokens ended it: %s", async (text, isCut) => {
  const llm = new EmbeddedChatModel(open(), "Fake 1B");
  const ends: unknown[] = [];
  for await (const chunk of await llm.stream([new HumanMessage(text)]))
    ends.push(chunk.response_metadata["finish_reason"]);
  expect(ends.includes("length")).toBe(isCut);
});

test("what the native library prints reaches the log", async () => {
  const lines: string[] = [];
  await open("model.gguf", lines).load();
  await expect.poll(() => lines.join("")).toMatch(/on stdout[^]*on stderr|on stderr[^]*on stdout/);
});

test("a file that cannot be loaded is named, the log says why, and it can be tried again", async () => {
  const lines: string[] = [];
  open("broken.gguf", lines);
  const { error } = await read("a");
  expect(dataOf(error)).toMatchObject({
    code: "model-missing",
    facts: { reason: "cannot-load", name: "Fake 1B" },
  });
  expect(lines.join("")).toContain("no magic number");
  expect(engine.state.name).toBe("failed");
  expect(dataOf((await read("a")).error)).toMatchObject({ code: "model-missing" });
});

test("a child that dies while loading is given up after three tries", async () => {
  open("dies.gguf");
  expect(dataOf((await read("a")).error)).toMatchObject({
    code: "model-missing",
    facts: { reason: "died-loading", ending: "exit 3" },
  });
}, 15_000);

test("a child that dies while answering fails that answer, and the next one is answered by a new child", async () => {
  open();
  const { error } = await read("crash");
  expect(dataOf(error)).toMatchObject({
    code: "model-unreachable",
    facts: { model: "Fake 1B", reason: "process-ended", ending: "exit 7" },
    next: ["retry"],
  });
  expect(await read("a")).toEqual({ text: "a1 a2 a3 ", error: undefined });
});

test("a child killed from outside is replaced too", async () => {
  open();
  await engine.load();
  const { pid } = engine;
  process.kill(pid!, "SIGKILL");
  await expect.poll(() => engine.pid).not.toBe(pid);
  expect((await read("b")).text).toBe("b1 b2 b3 ");
  expect(engine.pid).not.toBe(pid);
});

test("a child the system ended is told as one that ran out of memory, and the next question is answered", async () => {
  open();
  const { error } = await read("killed");
  expect(dataOf(error)).toMatchObject({
    code: "model-unreachable",
    facts: { reason: "memory-ran-out", ending: "exit 137" },
    kept: ["question", "answer"],
  });
  expect(await read("a")).toEqual({ text: "a1 a2 a3 ", error: undefined });
});

test("a child that ends three times within a minute is not started again by itself, and by the next question it is", async () => {
  open();
  await read("crash");
  await read("crash");
  const { error } = await read("crash");
  expect(dataOf(error)).toMatchObject({ facts: { reason: "keeps-dying", count: 3 }, next: ["retry", "choose-model"] });
  expect(engine.state).toMatchObject({ name: "failed", error: { data: { facts: { reason: "keeps-dying" } } } });
  expect(engine.pid).toBeUndefined();
  expect(await read("a")).toEqual({ text: "a1 a2 a3 ", error: undefined });
}, 20_000);

test("a child that cannot be started is tried again, and loads once it can", async () => {
  const lines: string[] = [];
  open("model.gguf", lines);
  const { execPath } = process;
  let loading: Promise<void>;
  try {
    process.execPath = "/not/there/node";
    loading = engine.load();
    await expect.poll(() => lines.join("")).toContain("ENOENT");
  } finally {
    process.execPath = execPath;
  }
  await loading;
  expect((await read("a")).text).toBe("a1 a2 a3 ");
}, 20_000);

test("a child that hangs is ended and replaced; what it wrote is kept", async () => {
  open("model.gguf", [], 1000);
  await engine.load();
  const { pid } = engine;
  const { text, error } = await read("long", undefined, (text) => {
    if (text.endsWith("long2 ")) process.kill(pid!, "SIGSTOP");
  });
  expect(text).toMatch(/^long1 long2 /);
  expect(dataOf(error)).toMatchObject({ code: "model-unreachable", facts: { reason: "process-silent" } });
  expect((await read("b")).text).toBe("b1 b2 b3 ");
  expect(engine.pid).not.toBe(pid);
}, 60_000);

test("an abort is told at once, and the next question waits for its turn and is answered", async () => {
  open();
  await engine.load();
  const controller = new AbortController();
  const reading = read("long", controller.signal);
  const next = read("b");
  setTimeout(() => controller.abort(), 30);
  expect(isAbort((await reading).error)).toBe(true);
  expect(await next).toEqual({ text: "b1 b2 b3 ", error: undefined });
});

test("a child that does not hear an abort is replaced", async () => {
  open();
  await engine.load();
  const { pid } = engine;
  const controller = new AbortController();
  const reading = read("deaf", controller.signal);
  setTimeout(() => controller.abort(), 30);
  expect(isAbort((await reading).error)).toBe(true);
  expect((await read("b")).text).toBe("b1 b2 b3 ");
  expect(engine.pid).not.toBe(pid);
}, 15_000);

test("an abort while waiting for the turn takes the question out of the line", async () => {
  open();
  const first = new AbortController();
  const second = new AbortController();
  const reading = read("long", first.signal);
  const waiting = read("b", second.signal);
  second.abort();
  expect(isAbort((await waiting).error)).toBe(true);
  first.abort();
  await reading;
  expect((await read("c")).text).toBe("c1 c2 c3 ");
});

test("a prompt beyond the context is refused with its numbers", async () => {
  open();
  const { error } = await read("word ".repeat(150));
  expect(dataOf(error)).toMatchObject({ code: "model-overflow", facts: { tokens: 150, limit: 100 } });
});

test("tokens are counted by the model, and estimated while there is none", async () => {
  open();
  expect(await engine.countTokens("one two three")).toBe(4);
  await engine.load();
  expect(await engine.countTokens("one two three")).toBe(3);
});

test("as a chat model it streams text, then usage; an image is refused", async () => {
  open();
  const llm = new EmbeddedChatModel(engine, "Fake 1B");
  const answer = await llm.invoke([new HumanMessage("a")]);
  expect(answer.text).toBe("a1 a2 a3 ");
  expect(answer.usage_metadata).toMatchObject({ input_tokens: 1, output_tokens: 3, total_tokens: 4 });
  const image = new HumanMessage({
    content: [{ type: "image_url", image_url: { url: "data:image/png;base64,AA==" } }],
  });
  await expect(llm.invoke([image])).rejects.toMatchObject({ data: { code: "model-cannot-see" } });
});

test("a reader that leaves early frees the model", async () => {
  open();
  const llm = new EmbeddedChatModel(engine, "Fake 1B");
  for await (const chunk of await llm.stream([new HumanMessage("long")])) if (chunk.text !== "") break;
  expect((await read("b")).text).toBe("b1 b2 b3 ");
});

test("a closed one refuses at once", async () => {
  open();
  await engine.load();
  await engine[Symbol.asyncDispose]();
  expect(dataOf((await read("a")).error)).toMatchObject({ code: "model-unreachable", facts: { reason: "closed" } });
  expect(await engine.countTokens("two words")).toBeGreaterThan(0);
});
