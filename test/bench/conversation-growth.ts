// What a long conversation costs: bytes on disk against its text, and the time to recall and to build a prompt after all of its turns.
import { pino } from "pino";
import { buildContext } from "../../pipelines/steps/build-context.ts";
import { contextWords } from "../../pipelines/memory/words.ts";
import guide from "../../pipelines/guide.ts";
import type { ChatModel } from "../../pipelines/engine/ports.ts";
import type { ScopedMemory } from "../../pipelines/engine/memory.ts";
import { EmbeddedEngine } from "../../server/models/embedded/embedded-engine.ts";
import { realFile } from "../support/real-weights.ts";
import { times } from "./bench.ts";
import type { Bench, Report } from "./bench.ts";
import { growOnDisk, weighAlone } from "./growth-on-disk.ts";
import type { OnDisk } from "./growth-on-disk.ts";
import { context, openLongMemory, owner } from "./long-memory.ts";
import type { Held, LongMemory } from "./long-memory.ts";
import { questionsAbout, spokenTurns } from "./spoken-turns.ts";
import type { SpokenTurn } from "./spoken-turns.ts";
import { percentile, spread } from "./statistics.ts";

const turnsHeld = 200;
const questionsAsked = 100;
/** The Guide's answers have 150 to 300 words; the chats' have 32. */
const answersJoined = 7;
const bars = { growth: 5, recallMs: 30, promptMs: 20 };
/** Memories a prompt asks for. */
const k = 8;
/** Of the scripted model. */
const charactersPerToken = 3.5;
/** Branches that leave the conversation on the way. */
const branchCount = 4;
/** Questions before those that count: they warm what a running server has warm. */
const warmUp = 5;

export interface Growth extends OnDisk {
  readonly turns: number;
  readonly vectorsBy: string;
  readonly recallMs: readonly number[];
  /** Milliseconds of a prompt without and with its recall, tokens estimated; and with the embedded model's own tokenizer. */
  readonly promptMs: { readonly plain: readonly number[]; readonly recalling: readonly number[] };
  readonly countedMs: { readonly plain: readonly number[]; readonly recalling: readonly number[] };
  /** Of each prompt longer than half of the context, the share of its characters that begins as the prompt before. */
  readonly begun: readonly number[];
  readonly branchMs: readonly number[];
  /** Of all memories recalled on branches, those told on another one. */
  readonly branchRecalled: number;
  readonly strays: number;
}

export async function measureGrowth(turnCount: number, questionCount: number): Promise<Growth> {
  await using long = await openLongMemory();
  const turns = spokenTurns(turnCount);
  const { held, ...onDisk } = await growOnDisk(long, turns);
  const begun = begunShares(long);
  const last = held.at(-1);
  if (!last) throw new Error("nothing was said");

  const about = (prefix: string) => questionsAbout(turns, questionCount + warmUp).map((each) => `${prefix}${each}`);
  const memory = long.facet.services.memory.scoped(owner, { ...last, messageId: last.answerId });
  const recallMs = await timed(about(""), (question) => memory.recall(question, k));
  const promptMs = await promptTimes(long, last, long.models.model, about);
  const log = pino({ level: "silent" });
  const file = await realFile("qwen2.5-coder-0.5b-instruct", ".gguf");
  await using engine = new EmbeddedEngine({ file, threads: 1, context, name: "stand-in", log });
  await engine.load();
  const counting = { ...long.models.model, countTokens: (text: string) => engine.countTokens(text) };
  const countedMs = await promptTimes(long, last, counting, (prefix) => about(`Once more, ${prefix}`));
  const branches = await onBranches(long, held, turns, questionCount);
  const { kind, detail } = long.vectors.status();
  const vectorsBy = kind === "exact" ? "the exact index" : (detail ?? kind);
  return { turns: turnCount, ...onDisk, vectorsBy, recallMs, promptMs, countedMs, begun, ...branches };
}

function begunShares({ models }: LongMemory): readonly number[] {
  const prompts = models.llm.asked.map(({ turns }) => turns.map(({ role, text }) => `${role}: ${text}`).join("\n"));
  const shares = prompts.map((prompt, at) => {
    const before = prompts[at - 1] ?? "";
    let same = 0;
    while (same < before.length && prompt[same] === before[same]) same += 1;
    return same / prompt.length;
  });
  return shares.filter((_, at) => (prompts[at]?.length ?? 0) > (context / 2) * charactersPerToken);
}

async function timed<T>(
  questions: readonly string[],
  ask: (question: string) => Promise<T>,
): Promise<readonly number[]> {
  const ms: number[] = [];
  for (const question of questions) {
    const began = performance.now();
    await ask(question);
    ms.push(performance.now() - began);
  }
  return ms.slice(warmUp);
}

/** From the rows of the branch to the turns that the model is asked with. */
async function promptTimes(
  { facet: { services } }: LongMemory,
  { conversationId, answerId: messageId }: Held,
  model: ChatModel,
  about: (prefix: string) => readonly string[],
): Promise<Growth["promptMs"]> {
  const build = (question: string, adapt: (memory: ScopedMemory) => ScopedMemory) => {
    const values = { question, depth: "curious" as const };
    const own = guide.context?.(values as never, model.info) ?? { system: "", answerTokens: 0 };
    const history = services.store.messages.turnsBefore(owner, messageId);
    const memory = adapt(services.memory.scoped(owner, { conversationId, messageId }));
    const { signal } = new AbortController();
    const request = { ...own, question, words: contextWords };
    return buildContext(request, { history, memory, model, signal, emit: () => {} });
  };
  const without = (memory: ScopedMemory): ScopedMemory => ({ ...memory, recall: async () => [] });
  const plain = await timed(about("Now, "), (question) => build(question, without));
  const recalling = await timed(about("And now, "), (question) => build(question, (memory) => memory));
  return { plain, recalling };
}

/** Leaves the conversation at several places and asks there. */
async function onBranches(
  long: LongMemory,
  held: readonly Held[],
  turns: readonly SpokenTurn[],
  questionCount: number,
): Promise<Pick<Growth, "branchMs" | "branchRecalled" | "strays">> {
  const { memory, store } = long.facet.services;
  const branchMs: number[] = [];
  let [branchRecalled, strays] = [0, 0];
  for (let branch = 1; branch <= branchCount; branch += 1) {
    const parent = held[Math.floor((held.length * branch) / (branchCount + 1))];
    if (!parent) continue;
    const turn = { question: `On branch ${branch} we speak of otters.`, answer: "Of otters, then." };
    const head = await long.hold(turn, parent.conversationId, parent.answerId);
    await long.remembered();
    const path = new Set(store.messages.pathTo(owner, head.answerId));
    const scoped = memory.scoped(owner, { conversationId: head.conversationId, messageId: head.answerId });
    const count = Math.ceil(questionCount / branchCount) + warmUp;
    const questions = questionsAbout(turns, count).map((each) => `On branch ${branch}, ${each}`);
    const ms = await timed(questions, async (question) => {
      const memories = await scoped.recall(question, k);
      const factIds = memories.filter(({ kind }) => kind !== "turn").map(({ memoryId }) => memoryId);
      const toldIn = [
        ...memories.filter(({ kind }) => kind === "turn").map(({ memoryId }) => memoryId),
        ...store.memories.factsById(owner, factIds).map(({ messageId }) => messageId ?? ""),
      ];
      branchRecalled += memories.length;
      strays += toldIn.filter((messageId) => !path.has(messageId)).length;
    });
    branchMs.push(...ms);
  }
  return { branchMs, branchRecalled, strays };
}

function reportDisk(what: string, { textBytes, empty, full }: OnDisk, report: Report): void {
  const kB = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
  const over = (bytes: number) => `${(bytes / textBytes).toFixed(1)} ×`;
  const parts = Object.entries(full.parts).filter(([, bytes]) => bytes > 0);
  const held = parts.toSorted(([, a], [, b]) => b - a).map(([part, bytes]) => `${part} ${kB(bytes)}`);
  report({
    measure: `database file after ${what}, logs compacted, against their text (${kB(textBytes)}); it holds ${held.join(", ")}`,
    figure: `${over(full.database)} (${kB(full.database)}); without the file of ${kB(empty.database)} before the first message ${over(full.database - empty.database)}; vectors beside it ${kB(full.vectors - empty.vectors)}`,
    bar: `≤ ${bars.growth} ×`,
    met: full.database <= textBytes * bars.growth,
  });
}

export const conversationGrowth: Bench = {
  name: "conversation-growth",
  run: async (scale, report) => {
    const growth = await measureGrowth(times(turnsHeld, scale), times(questionsAsked, scale));
    const { turns, vectorsBy, recallMs, promptMs, countedMs, branchMs, strays } = growth;
    const alone = await weighAlone(spokenTurns(turns, answersJoined));
    reportDisk(`${turns} turns of the two chats`, growth, report);
    reportDisk(`${turns} turns, answers as long as ${answersJoined} of theirs`, alone, report);
    const most = (ms: readonly number[]) => percentile(ms, 0.95);
    const figure = (ms: readonly number[]) => `p50 ${percentile(ms, 0.5).toFixed(1)} ms, p95 ${most(ms).toFixed(1)} ms`;
    report({
      measure: `recall after ${turns} turns, ${recallMs.length} different questions embedded and asked, vectors by ${vectorsBy}`,
      figure: figure(recallMs),
      bar: `p95 ≤ ${bars.recallMs} ms`,
      met: most(recallMs) <= bars.recallMs,
    });
    for (const [what, ms, barMs] of [
      ["without its recall", promptMs.plain, bars.promptMs],
      ["with its recall", promptMs.recalling, bars.promptMs + bars.recallMs],
      ["without its recall, counted by the embedded model's tokenizer", countedMs.plain, bars.promptMs],
      [
        "with its recall, counted by the embedded model's tokenizer",
        countedMs.recalling,
        bars.promptMs + bars.recallMs,
      ],
    ] as const) {
      report({
        measure: `building the Guide's prompt of ${context} tokens after ${turns} turns, ${what}`,
        figure: figure(ms),
        bar: `p95 ≤ ${barMs} ms`,
        met: most(ms) <= barMs,
      });
    }
    const { begun } = growth;
    report({
      measure: "of a long prompt, what begins as the prompt before: a model that keeps what it has read reads the rest",
      figure: begun.length === 0 ? "no prompt was long" : spread(begun, "of its characters", 2),
      bar: "",
      met: null,
    });
    report({
      measure: `recall on ${branchCount} branches of it, ${branchMs.length} questions: memories of another branch among ${growth.branchRecalled}`,
      figure: `${strays}; ${figure(branchMs)}`,
      bar: `0, p95 ≤ ${bars.recallMs} ms`,
      met: strays === 0 && most(branchMs) <= bars.recallMs,
    });
  },
};
