// A conversation of many turns with the real embedded model: no turn fails, no prompt is longer than the context, and the summary is the branch's own.
import { loadConfig } from "../../server/config.ts";
import { startFacet } from "../support/facet-process.ts";
import { realWeights } from "../support/real-weights.ts";
import { times, wait } from "./bench.ts";
import type { Bench } from "./bench.ts";
import { apiOf } from "./drop.ts";
import type { Api } from "./drop.ts";
import { spokenTurns } from "./spoken-turns.ts";
import type { SpokenTurn } from "./spoken-turns.ts";
import { median, spread } from "./statistics.ts";

const turnsHeld = 200;
/** Of these, the last are answered by the model; all of them with `--share 20`, which takes about an hour on two cores. */
const turnsAnswered = 10;
const contextTokens = 4096;
/** Milliseconds an answer may take, and the work behind the last one. */
const endsWithin = { answer: 300_000, behind: 120_000 };

export interface LongConversation {
  /** Turns that the conversation began with, read from a file, and those that the model answered. */
  readonly imported: number;
  readonly answered: number;
  /** Ends that were not "done", as in `failed: model-overflow`. */
  readonly failed: readonly string[];
  /** Tokens of each prompt as the model counted them, and with its answer. */
  readonly promptTokens: readonly number[];
  readonly withAnswer: readonly number[];
  readonly ms: readonly number[];
  /** The summary covers turns of the branch; an early branch has none of it; back on the old one it is there again. */
  readonly summary: {
    readonly turns: number;
    readonly isOfBranch: boolean;
    readonly isLeft: boolean;
    readonly isBack: boolean;
  };
}

export async function holdLong(imported: number, answered: number, context = contextTokens): Promise<LongConversation> {
  for (const entry of ["qwen2.5-coder-0.5b-instruct", "bge-small-en-v1.5"]) await realWeights(entry);
  const environment = {
    FACET_CACHE: loadConfig(process.env).FACET_CACHE,
    FACET_MODEL_CONTEXT: String(context),
  };
  await using facet = await startFacet({ environment });
  const api = apiOf(facet.url);
  const turns = spokenTurns(imported + answered);
  let conversationId = imported === 0 ? undefined : await importedOf(api, turns.slice(0, imported));
  const failed: string[] = [];
  const [promptTokens, withAnswer, ms]: [number[], number[], number[]] = [[], [], []];
  for (const [at, { question }] of turns.slice(imported).entries()) {
    const began = performance.now();
    // The Guide has no setting for the length of its answers: the question asks for a short one.
    const input = { question: `Answer in at most two sentences. ${question}` };
    const started = await api.personas.guide.start.mutate({ input, conversationId });
    conversationId = started.conversationId;
    const { status, error, usage } = await ended(api, started.runId);
    ms.push(performance.now() - began);
    if (status !== "done") failed.push(`turn ${imported + at + 1} ${status}: ${error?.code ?? ""}`);
    if (!usage) continue;
    promptTokens.push(usage.promptTokens);
    withAnswer.push(usage.promptTokens + usage.completionTokens);
  }
  const summary = await summaryOf(api, conversationId ?? "");
  return { imported, answered, failed, promptTokens, withAnswer, ms, summary };
}

async function importedOf(api: Api, turns: readonly SpokenTurn[]): Promise<string> {
  const messages = turns.flatMap(({ question, answer }) => [
    { role: "user", text: question },
    { role: "assistant", text: answer },
  ]);
  return (await api.conversations.import.mutate({ json: JSON.stringify(messages) })).conversationId;
}

async function ended(api: Api, runId: string) {
  for (const began = performance.now(); ; await wait(50)) {
    const run = await api.runs.get.query({ runId });
    if (run.status !== "queued" && run.status !== "running") return run;
    if (performance.now() - began > endsWithin.answer) throw new Error("an answer does not end");
  }
}

async function summaryOf(api: Api, conversationId: string): Promise<LongConversation["summary"]> {
  const list = () => api.memories.list.query({ conversationId });
  for (const began = performance.now(); performance.now() - began < endsWithin.behind; await wait(100))
    if ((await list()).summary) break;
  const { summary } = await list();
  const { path, messages } = await api.conversations.get.query({ conversationId });
  const second = messages.find(({ messageId }) => messageId === path[2]);
  const last = path.at(-1);
  if (!second || last === undefined) throw new Error("the conversation is too short for a branch");
  const asked = { messageId: second.messageId, input: { question: "Answer in one word. Which colour has the sky?" } };
  await ended(api, (await api.messages.edit.mutate(asked)).runId);
  const onBranch = (await list()).summary;
  await api.messages.select.mutate({ messageId: last });
  const back = (await list()).summary;
  return {
    turns: summary?.turns ?? 0,
    isOfBranch: summary !== null && path.includes(summary.throughId),
    isLeft: onBranch === null,
    isBack: summary !== null && back?.summaryId === summary.summaryId,
  };
}

export const longConversation: Bench = {
  name: "long-conversation",
  run: async (scale, report) => {
    const answered = Math.min(turnsHeld, times(turnsAnswered, scale));
    const result = await holdLong(turnsHeld - answered, answered);
    const { imported, failed, promptTokens, withAnswer, ms, summary } = result;
    const how = imported > 0 ? `${imported} read from a file and ${answered} answered` : "all answered";
    report({
      measure: `answers that ended in an error; ${turnsHeld} turns, ${how} by the embedded model, ${contextTokens} tokens of context, ${spread(
        ms.map((each) => each / 1000),
        "s",
      )} a turn`,
      figure: `${failed.length}${failed.length > 0 ? ` (${failed.join(", ")})` : ""}`,
      bar: "0",
      met: failed.length === 0,
    });
    report({
      measure: "tokens of a prompt as the model counted them; the most with its answer",
      figure: `${spread(promptTokens, "tokens", 0)}; ${Math.max(...withAnswer)}`,
      bar: `≤ ${contextTokens}`,
      met: median(promptTokens) > 0 && Math.max(...withAnswer) <= contextTokens,
    });
    const { turns, isOfBranch, isLeft, isBack } = summary;
    report({
      measure: "the summary is of the branch, not of an early one beside it, and back with the branch",
      figure: `${[isOfBranch, isLeft, isBack].map((each) => (each ? "yes" : "no")).join(", ")}; it covers ${turns} turns`,
      bar: "yes, yes, yes",
      met: isOfBranch && isLeft && isBack,
    });
  },
};
