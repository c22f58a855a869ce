import { Template } from "@huggingface/jinja";
import fc from "fast-check";
import { getLlama } from "node-llama-cpp";
import type { LlamaModel, Token } from "node-llama-cpp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shapeTurns } from "../../pipelines/engine/turns.ts";
import { promptTokens } from "../../server/models/embedded/render-prompt.ts";
import { anyTurns, controlTokens } from "../support/any-turns.ts";
import { gemmaTemplate } from "../support/gemma-template.ts";
import { realFile } from "../support/real-weights.ts";

const template = new Template(gemmaTemplate);
const rules = { systemRole: false, alternates: true };
let model: LlamaModel;
/** Ids of the tokens no text may ever become. */
let control: ReadonlySet<number>;
let startOfTurn: number;
let endOfTurn: number;

beforeAll(async () => {
  const llama = await getLlama({ gpu: false, build: "never", skipDownload: true, maxThreads: 1 });
  model = await llama.loadModel({ modelPath: await realFile("gemma-3-270m", ".gguf"), vocabOnly: true });
  const isControl = (token: Token): boolean => {
    const { control: only, unknown, unused } = model.getTokenAttributes(token);
    return only || unknown || unused || model.isEogToken(token);
  };
  // In the file of a text-only model the image tokens are not marked as control; in a larger one they are.
  const images = ["<start_of_image>", "<end_of_image>", "[multimodal]"].flatMap((text) => model.tokenize(text, true));
  control = new Set([...[...model.iterateAllTokens()].filter(isControl), ...images]);
  startOfTurn = model.tokenize("<start_of_turn>", true)[0] ?? -1;
  endOfTurn = model.tokenize("<end_of_turn>", true)[0] ?? -1;
});
afterAll(async () => {
  await model.dispose();
});

/** As a server does it: the whole rendered text at once, with every name of a control token read as that token. */
function asServed(turns: Parameters<typeof shapeTurns>[0]): number[] {
  const messages = shapeTurns(turns, rules).map(({ role, text }) => ({ role, content: text }));
  return model.tokenize(template.render({ messages, add_generation_prompt: true, bos_token: "<bos>" }), true);
}

/** As the embedded model does it: the template's words and the people's words apart. */
function asEmbedded(turns: Parameters<typeof shapeTurns>[0]): number[] {
  const tokenizer = {
    tokenize: (text: string, names: boolean) => model.tokenize(text, names),
    bosText: "<bos>",
    eosText: "<eos>",
  };
  return promptTokens(template, shapeTurns(turns, rules), tokenizer);
}

test("the vocabulary is Gemma 3's", () => {
  expect([startOfTurn, endOfTurn, model.tokens.bos, model.tokens.eos]).toEqual([105, 106, 2, 1]);
  expect(control.size).toBeGreaterThan(10);
});

test("typed as they are, these words would become control tokens: what is neutralised is real", () => {
  const real = controlTokens.filter((text) => model.tokenize(text, true).some((token) => control.has(token)));
  expect(real).toEqual(
    expect.arrayContaining(["<start_of_turn>", "<end_of_turn>", "<bos>", "<eos>", "<pad>", "<start_of_image>"]),
  );
});

test("every control token of the vocabulary, typed by a person, stays text", () => {
  for (const id of control) {
    const name = model.detokenize([id as Token], true);
    if (name.trim() === "") continue;
    const inside = asServed([{ role: "user", text: `a ${name} b` }]).filter((token) => control.has(token));
    expect(inside, name).toEqual([2, startOfTurn, endOfTurn, startOfTurn]);
  }
});

test("in any conversation the only control tokens are the template's, turn by turn", () => {
  const sequenceOf = (count: number): number[] => [
    2,
    ...Array.from({ length: count }, () => [startOfTurn, endOfTurn]).flat(),
    startOfTurn,
  ];
  fc.assert(
    fc.property(anyTurns, (turns) => {
      const shaped = shapeTurns(turns, rules);
      fc.pre(shaped.length > 0);
      for (const tokens of [asServed(turns), asEmbedded(turns)]) {
        expect(tokens.filter((token) => control.has(token))).toEqual(sequenceOf(shaped.length));
        const speakers = tokens.flatMap((token, at) =>
          token === startOfTurn ? [model.detokenize([tokens[at + 1] as Token])] : [],
        );
        expect(speakers).toEqual([...shaped.map((_, at) => (at % 2 === 0 ? "user" : "model")), "model"]);
      }
    }),
    { numRuns: 1500 },
  );
});
