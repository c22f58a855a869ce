// One conversation that passes between personas: facts told to one and asked of another, the server killed once at a random moment; what came of it.
import { createTRPCClient, createTRPCUntypedClient, httpLink, TRPCClientError } from "@trpc/client";
import type { AppRouter, StartedRun } from "../../server/api.ts";
import { loadConfig } from "../../server/config.ts";
import type { PersonaHouse } from "../support/persona-house.ts";
import { defaultBehaviour, stubTokens } from "../support/stub-behaviour.ts";
import { startStubModelServer } from "../support/stub-model-server.ts";
import type { StubModelServer } from "../support/stub-model-server.ts";
import { wait } from "./bench.ts";
import { randomOf } from "./statistics.ts";
import { scriptedTurns } from "./told-script.ts";
import type { ScriptedTurn } from "./told-script.ts";

/** About half a second an answer; ten of them are more than the context holds. */
const answer = { tokens: 150, tokensPerSecond: 300 };
/** Tokens of the model's context. */
export const context = 4096;
/** Milliseconds after the sending of a question in which the kill comes; a quarter of them in the first ten, before it is acknowledged. */
const killWithin = 700;
const endsWithin = 60_000;

export interface PassedOn {
  readonly turns: number;
  readonly acknowledged: number;
  /** Acknowledged questions that were not there in the end with their words, persona, answer and place, and messages there twice. */
  readonly lost: number;
  readonly twice: number;
  /** Ends that were not "done", as in `failed: model-overflow`, and answers that are done and not whole. */
  readonly failed: readonly string[];
  readonly incomplete: number;
  /** Runs that were cut off and driven on. */
  readonly drivenOn: number;
  /** Facts asked of another persona; those whose prompt held them, of these by recall alone; the same for names of images and code. */
  readonly asked: number;
  readonly held: number;
  readonly recalled: number;
  readonly missed: readonly string[];
  readonly besideAsked: number;
  readonly besideHeld: number;
  /** Milliseconds of starts with another persona than the one before. */
  readonly switchMs: readonly number[];
  /** From the question on disk to the other persona's prompt, in milliseconds, by the server's clock. */
  readonly promptMs: readonly number[];
}

/** One conversation, killed once. */
export async function passOn(house: PersonaHouse, seed: number, factCount: number): Promise<PassedOn> {
  const random = randomOf(seed);
  await using stub = await startStubModelServer({ dialect: "llama-server", context, ...answer });
  const environment = { FACET_CACHE: loadConfig(process.env).FACET_CACHE };
  await using facet = await house.startFacet({ modelUrl: stub.url, environment });
  const links = [httpLink({ url: `${facet.url}/trpc` })];
  const api = createTRPCClient<AppRouter>({ links });
  // The product's types do not know the personas that are here for the test.
  const untyped = createTRPCUntypedClient<AppRouter>({ links });
  const turns = scriptedTurns(random, factCount, await uploadedImage(facet.url));
  const killAt = Math.floor(random() * turns.length);
  let back: Promise<void> = Promise.resolve();
  const kill = async () => {
    await wait(killWithin * random() ** 3);
    await facet.kill("SIGKILL");
    await facet.restart();
  };
  /** Asks again after a crash, as a page does. */
  const sure = async <T>(call: () => Promise<T>): Promise<T> => {
    try {
      return await call();
    } catch (thrown) {
      if (!(thrown instanceof TRPCClientError) || thrown.data) throw thrown;
      await back;
      return call();
    }
  };
  const switchMs: number[] = [];
  const send = async ({ persona, input, question }: ScriptedTurn, conversationId: string | undefined) => {
    const start = () => untyped.mutation(`personas.${persona}.start`, { input, conversationId }) as Promise<StartedRun>;
    const began = performance.now();
    try {
      const started = await start();
      if (conversationId !== undefined) switchMs.push(performance.now() - began);
      return started;
    } catch (thrown) {
      if (!(thrown instanceof TRPCClientError) || thrown.data) throw thrown;
      await back;
      // It was not acknowledged: it may be there or not.
      const [only] = (await api.conversations.list.query()).conversations;
      const messages = only
        ? (await api.conversations.get.query({ conversationId: only.conversationId })).messages
        : [];
      return messages.some(({ text }) => text === question) ? null : start();
    }
  };

  const acknowledged: (StartedRun & ScriptedTurn)[] = [];
  const promptMs: number[] = [];
  const [failed, missed]: [string[], string[]] = [[], []];
  let [asked, held, recalled, besideAsked, besideHeld, drivenOn] = [0, 0, 0, 0, 0, 0];
  let conversationId: string | undefined;
  for (const [at, turn] of turns.entries()) {
    if (at === killAt) back = kill();
    const started = await send(turn, conversationId);
    if (started) acknowledged.push({ ...started, ...turn });
    conversationId ??=
      started?.conversationId ?? (await api.conversations.list.query()).conversations[0]?.conversationId;
    const { messages } = await sure(() => api.conversations.get.query({ conversationId: conversationId ?? "" }));
    const runId = started?.runId ?? messages.find(({ text }) => text === turn.question)?.runId ?? "";
    const run = await ended(() => sure(() => api.runs.get.query({ runId })));
    if (run.status !== "done") failed.push(`${turn.persona} ${run.status}: ${run.error?.code ?? ""} ${facet.said()}`);
    if (at === killAt) await back;
    const { events } = await api.runs.events.query({ runId });
    const wasCut = events.filter(({ event }) => ["run-start", "run-resumed"].includes(event.type)).length > 1;
    if (wasCut) drivenOn += 1;
    const built = events.find(({ event }) => event.type === "context-built");
    if (built && at > 0 && at !== killAt) promptMs.push(Date.parse(built.at) - Date.parse(run.createdAt));
    if (!turn.expects) continue;
    const { said, beside } = turn.expects;
    const where = placesOf(stub, turn.question, said);
    asked += 1;
    if (where.length > 0) held += 1;
    else missed.push(`${said} in turn ${at + 1} (${turn.persona})`);
    if (where.length > 0 && where.every((place) => place === "memories")) recalled += 1;
    if (beside === null) continue;
    besideAsked += 1;
    if (placesOf(stub, turn.question, beside).length > 0) besideHeld += 1;
  }

  const { messages, path } = await api.conversations.get.query({ conversationId: conversationId ?? "" });
  const whole = stubTokens({ ...defaultBehaviour, ...answer }).join("");
  const isHere = ({ messageId, answerId, question, persona }: (typeof acknowledged)[number]) => {
    const there = messages.find((each) => each.messageId === messageId);
    const answered = messages.find((each) => each.messageId === answerId);
    const isTheirs = [there, answered].every((each) => each?.persona?.id === persona && path.includes(each.messageId));
    return there?.text === question && isTheirs;
  };
  const isHalf = (each: (typeof messages)[number]) =>
    each.role === "assistant" && each.status === "done" && each.persona?.id !== "researcher" && each.text !== whole;
  return {
    turns: turns.length,
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((each) => !isHere(each)).length,
    twice: messages.length - 2 * turns.length,
    failed,
    incomplete: messages.filter(isHalf).length,
    drivenOn,
    asked,
    held,
    recalled,
    missed,
    besideAsked,
    besideHeld,
    switchMs,
    promptMs,
  };
}

/** Where the prompts of a question hold the words. */
function placesOf({ counts }: StubModelServer, question: string, words: string): ("memories" | "summary" | "turns")[] {
  return counts.requests.flatMap(({ messages }) => {
    // Work behind the answers asks of questions before this one.
    const texts = messages.map(({ content }) => (typeof content === "string" ? content : JSON.stringify(content)));
    if (texts.at(-1)?.includes(question) !== true) return [];
    const all = texts.join("\n");
    const inside = (tag: string) => (new RegExp(`<${tag}>.*?</${tag}>`, "s").exec(all)?.[0] ?? "").includes(words);
    if (inside("memories")) return ["memories" as const];
    if (inside("summary")) return ["summary" as const];
    return all.includes(words) ? ["turns" as const] : [];
  });
}

async function ended<T extends { readonly status: string }>(get: () => Promise<T>): Promise<T> {
  for (const began = performance.now(); ; await wait(10)) {
    const run = await get();
    if (run.status !== "queued" && run.status !== "running") return run;
    if (performance.now() - began > endsWithin) throw new Error(`a run did not end within ${endsWithin} ms`);
  }
}

async function uploadedImage(url: string): Promise<string> {
  const onePixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  const body = Buffer.from(onePixel, "base64");
  const response = await fetch(`${url}/files?name=map.png`, { method: "PUT", body });
  if (!response.ok) throw new Error(`the image was refused: ${await response.text()}`);
  return ((await response.json()) as { fileId: string }).fileId;
}
