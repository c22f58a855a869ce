// Server processor time per token: a conversation of 500 messages against an empty one, interleaved on one server.
import { startFacet } from "../support/facet-process.ts";
import { times, wait } from "./bench.ts";
import type { Bench } from "./bench.ts";
import { openLeanPage } from "./lean-page.ts";
import { median, spread } from "./statistics.ts";
import { startStub } from "./stub-process.ts";

const bar = 1.1;
const messages = 500;
const tokens = 300;
/** Words of each earlier answer. */
const earlierTokens = 30;

export interface Costs {
  /** Milliseconds of processor time per token, in order. */
  readonly empty: readonly number[];
  readonly full: readonly number[];
  /** Turns in the last prompt of each kind. */
  readonly sent: { readonly empty: number; readonly full: number };
}

/** Everything the server does for a message counts: reading the branch, the prompt, the stream, the durable end. */
export async function measureCosts(rounds: number, earlierMessages: number): Promise<Costs> {
  await using stub = await startStub({ tokens: earlierTokens });
  await using facet = await startFacet({ modelUrl: stub.url });
  let ended = Promise.withResolvers<void>();
  const page = await openLeanPage(facet.url, {
    onEvent: ({ event }) => void (event.type === "run-end" && ended.resolve()),
  });
  const answered = async (rest: { conversationId?: string; parentId?: string } = {}) => {
    ended = Promise.withResolvers();
    const started = await page.ask("And what follows from that?", rest);
    await ended.promise;
    return started;
  };
  const first = await answered();
  let parentId = first.answerId;
  for (let turn = 1; turn < earlierMessages / 2; turn += 1) {
    parentId = (await answered({ conversationId: first.conversationId, parentId })).answerId;
  }
  await stub.set({ tokens, tokensPerSecond: 200 });
  const cost = async (rest: { conversationId?: string; parentId?: string }) => {
    await wait(200);
    const before = facet.cpuMs();
    await answered(rest);
    await wait(100);
    return (facet.cpuMs() - before) / tokens;
  };
  const lastPrompt = async () => (await stub.counts()).requests.at(-1)?.messages.length ?? 0;
  const costs = { empty: [] as number[], full: [] as number[] };
  const sent = { empty: 0, full: 0 };
  for (let round = -1; round < rounds; round += 1) {
    // A branch of the same answer each time, so that the conversation stays as long as it is.
    for (const [kind, rest] of [
      ["empty", {}],
      ["full", { conversationId: first.conversationId, parentId }],
    ] as const) {
      const each = await cost(rest);
      sent[kind] = await lastPrompt();
      if (round >= 0) costs[kind].push(each);
    }
  }
  page.close();
  return { ...costs, sent };
}

export const costPerToken: Bench = {
  name: "cost-per-token",
  run: async (scale, report) => {
    const { empty, full, sent } = await measureCosts(times(11, scale), messages);
    const ratios = full.map((each, round) => each / (empty[round] ?? each));
    report({
      measure: `server processor time per token, ${messages} messages before the question (all sent: ${sent.full} turns in the prompt) against none (${sent.empty} turns); ${tokens}-token answers at 200/s: empty ${spread(empty, "ms", 3)}, ${messages} messages ${spread(full, "ms", 3)}`,
      figure: spread(ratios, "×", 2),
      bar: `≤ ${bar}×`,
      met: median(ratios) <= bar,
    });
  },
};
