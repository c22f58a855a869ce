// The embedder's and the reranker's process: the only place onnxruntime-node is imported, so that its memory and its crashes stay here.
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Tokenizer } from "@huggingface/tokenizers";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { batches, truncate } from "./batches.ts";
import type { Batch, Encoded } from "./batches.ts";
import type { FromChild, OnnxRole, ToChild } from "./protocol.ts";

interface Loaded {
  readonly session: InferenceSession;
  readonly tokenizer: Tokenizer;
}

const models = new Map<OnnxRole, Loaded>();
const dropped = new Set<number>();
let running: Promise<void> = Promise.resolve();

const tell = (message: FromChild): void => void process.send?.(message);

async function load(role: OnnxRole, file: string, threads: number): Promise<void> {
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
  tell({ type: "loaded", role });
}

function modelOf(role: OnnxRole): Loaded {
  const loaded = models.get(role);
  if (!loaded) throw new Error(`the ${role} model is not loaded`);
  return loaded;
}

async function embed(id: number, texts: readonly string[]): Promise<readonly Float32Array[]> {
  const loaded = modelOf("embed");
  const vectors: Float32Array[] = [];
  for (const batch of batches(texts.map((text) => encode(loaded.tokenizer, text)))) {
    if (dropped.has(id)) return [];
    const output = await run(loaded.session, batch);
    const width = output.dims.at(-1) ?? 0;
    const values = output.data as Float32Array;
    // CLS pooling: the first token's vector stands for the text.
    for (const [row, place] of batch.places.entries()) {
      const start = row * batch.length * width;
      vectors[place] = unit(values.subarray(start, start + width));
    }
  }
  return vectors;
}

async function rerank(id: number, query: string, passages: readonly string[]): Promise<readonly number[]> {
  const loaded = modelOf("rerank");
  const scores: number[] = [];
  for (const batch of batches(passages.map((passage) => encode(loaded.tokenizer, query, passage)))) {
    if (dropped.has(id)) return [];
    const values = (await run(loaded.session, batch)).data as Float32Array;
    for (const [row, place] of batch.places.entries()) scores[place] = values[row] ?? 0;
  }
  return scores;
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

/** One request after another: they share the same cores. */
function inTurn(id: number, work: () => Promise<FromChild>): void {
  running = running.then(async () => {
    try {
      tell(await work());
    } catch (error) {
      tell({ type: "failed", id, detail: detailOf(error) });
    }
    dropped.delete(id);
  });
}

process.on("message", (message: ToChild) => {
  switch (message.type) {
    case "load":
      running = running
        .then(() => load(message.role, message.file, message.threads))
        .catch((error: unknown) => tell({ type: "load-failed", role: message.role, detail: detailOf(error) }));
      break;
    case "embed":
      inTurn(message.id, async () => ({
        type: "embedded",
        id: message.id,
        vectors: await embed(message.id, message.texts),
      }));
      break;
    case "rerank":
      inTurn(message.id, async () => ({
        type: "ranked",
        id: message.id,
        scores: await rerank(message.id, message.query, message.passages),
      }));
      break;
    case "drop":
      dropped.add(message.id);
      break;
  }
});
process.on("disconnect", () => process.exit());
process.on("SIGINT", () => {});

function detailOf(error: unknown): string {
  return error instanceof Error ? (error.message.split("\n", 1)[0] ?? "unknown") : String(error);
}
