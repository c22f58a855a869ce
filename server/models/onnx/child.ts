// The embedder's and the reranker's process: the only place onnxruntime-node is imported, so that its memory and its crashes stay here.
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Tokenizer } from "@huggingface/tokenizers";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { batches, truncate } from "./batches.ts";
import type { Batch, Encoded } from "./batches.ts";
import type { FromChild, OnnxRole, ToChild } from "./protocol.ts";

/** What is to be done, a batch a step; the message at its end tells the server. */
interface Work {
  /** None where nothing can drop it. */
  readonly id?: number;
  readonly steps: Pick<AsyncGenerator<void, FromChild>, "next">;
  readonly failed: (detail: string) => FromChild;
}

interface Loaded {
  readonly session: InferenceSession;
  readonly tokenizer: Tokenizer;
}

const models = new Map<OnnxRole, Loaded>();
const dropped = new Set<number>();
/** One step of work at a time, as they share the same cores: first what someone waits for, then what is patient. */
const waiting: Record<"urgent" | "patient", Work[]> = { urgent: [], patient: [] };
let busy = false;

const tell = (message: FromChild): void => void process.send?.(message);

async function load({ role, file, threads }: Extract<ToChild, { type: "load" }>): Promise<FromChild> {
  const folder = dirname(file);
  const json = async (name: string): Promise<object> =>
    JSON.parse(await readFile(join(folder, name), "utf8")) as object;
  const tokenizer = new Tokenizer(await json("tokenizer.json"), await json("tokenizer_config.json").catch(() => ({})));
  const session = await InferenceSession.create(file, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: "sequential",
    // Spinning threads would take the processor from the chat model's.
    extra: { session: { "intra_op.allow_spinning": "0" } },
  });
  models.set(role, { session, tokenizer });
  return { type: "loaded", role };
}

function modelOf(role: OnnxRole): Loaded {
  const loaded = models.get(role);
  if (!loaded) throw new Error(`the ${role} model is not loaded`);
  return loaded;
}

async function* embed({ id, texts }: Extract<ToChild, { type: "embed" }>): Work["steps"] {
  const { session, tokenizer } = modelOf("embed");
  const vectors: Float32Array[] = [];
  for (const batch of batches(texts.map((text) => encode(tokenizer, text)))) {
    yield;
    if (dropped.has(id)) break;
    const output = await run(session, batch);
    const width = output.dims.at(-1) ?? 0;
    const values = output.data as Float32Array;
    // CLS pooling: the first token's vector stands for the text.
    for (const [row, place] of batch.places.entries()) {
      const start = row * batch.length * width;
      vectors[place] = unit(values.subarray(start, start + width));
    }
  }
  return { type: "embedded", id, vectors };
}

async function* rerank({ id, query, passages }: Extract<ToChild, { type: "rerank" }>): Work["steps"] {
  const { session, tokenizer } = modelOf("rerank");
  const scores: number[] = [];
  for (const batch of batches(passages.map((passage) => encode(tokenizer, query, passage)))) {
    yield;
    if (dropped.has(id)) break;
    const values = (await run(session, batch)).data as Float32Array;
    for (const [row, place] of batch.places.entries()) scores[place] = values[row] ?? 0;
  }
  return { type: "ranked", id, scores };
}

function encode(tokenizer: Tokenizer, text: string, pair?: string): Encoded {
  const encoded = tokenizer.encode(text, {
    ...(pair === undefined ? {} : { text_pair: pair }),
    return_token_type_ids: true,
  });
  return truncate({ ids: encoded.ids, types: encoded.token_type_ids ?? [] });
}

async function run(session: InferenceSession, { places, length, ids, mask, types }: Batch): Promise<Tensor> {
  const shape = [places.length, length];
  const feeds = {
    input_ids: new Tensor("int64", ids, shape),
    attention_mask: new Tensor("int64", mask, shape),
    token_type_ids: new Tensor("int64", types, shape),
  };
  const wanted = Object.fromEntries(Object.entries(feeds).filter(([name]) => session.inputNames.includes(name)));
  const outputs = await session.run(wanted);
  const output = outputs[session.outputNames[0] ?? ""];
  if (!output) throw new Error("the model gave no output");
  return output;
}

function unit(vector: Float32Array): Float32Array {
  const norm = Math.hypot(...vector) || 1;
  return vector.map((value) => value / norm);
}

async function goOn(): Promise<void> {
  if (busy) return;
  busy = true;
  for (let line = nextLine(); line[0] !== undefined; line = nextLine()) {
    const work = line[0];
    try {
      const { done, value } = await work.steps.next();
      if (!done) continue;
      tell(value);
    } catch (error) {
      tell(work.failed(detailOf(error)));
    }
    line.splice(line.indexOf(work), 1);
    if (work.id !== undefined) dropped.delete(work.id);
  }
  busy = false;
}

const nextLine = () => (waiting.urgent.length > 0 ? waiting.urgent : waiting.patient);

function add(line: keyof typeof waiting, work: Work): void {
  waiting[line].push(work);
  void goOn();
}

const failedWith = (id: number) => (detail: string) => ({ type: "failed", id, detail }) as const;

process.on("message", (message: ToChild) => {
  switch (message.type) {
    case "load": {
      const { role } = message;
      // Never behind passages that wait: the next message may already need it.
      return add("urgent", {
        steps: { next: async () => ({ done: true, value: await load(message) }) },
        failed: (detail) => ({ type: "load-failed", role, detail }),
      });
    }
    case "embed": {
      const { id, patient } = message;
      return add(patient ? "patient" : "urgent", { id, steps: embed(message), failed: failedWith(id) });
    }
    case "rerank": {
      const { id } = message;
      return add("urgent", { id, steps: rerank(message), failed: failedWith(id) });
    }
    case "drop":
      dropped.add(message.id);
      return;
    case "ping":
      process.send?.({ type: "pong" });
  }
});
process.on("disconnect", () => process.exit());
process.on("SIGINT", () => {});

function detailOf(error: unknown): string {
  return error instanceof Error ? (error.message.split("\n", 1)[0] ?? "unknown") : String(error);
}
