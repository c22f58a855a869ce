// Gapless streams: the connection is cut at random bytes of an answer (dropped, answered 503, page reloaded), and the text stays whole.
import { openCuttingProxy } from "../support/cutting-proxy.ts";
import { startFacet } from "../support/facet-process.ts";
import { startStubModelServer } from "../support/stub-model-server.ts";
import type { StubModelServer } from "../support/stub-model-server.ts";
import { defaultBehaviour, stubTokens } from "../support/stub-behaviour.ts";
import { times } from "./bench.ts";
import type { Bench } from "./bench.ts";
import { openFollowingPage } from "./following-page.ts";
import { proxied } from "./lean-page.ts";
import { randomOf } from "./statistics.ts";
import { roomy } from "./stub-process.ts";

/** Most bytes let down between two cuts: about two seconds of the answer, or less than the head of a response. */
const mostBytes = 1800;
/** Longest 503, in milliseconds. */
const longestRefusal = 600;
/** Answers streamed at the same time. */
const atOnce = 10;
const tokensPerSecond = 40;
/** Tokens that pass between two cuts with the pause after each; the Guide's longest answer is 1,200. */
const tokensPerCut = 55;

const kinds = ["drop", "503", "reload"] as const;
type Kind = (typeof kinds)[number];

export interface CutRun {
  readonly seed: number;
  readonly cuts: Readonly<Record<Kind, number>>;
  readonly identical: boolean;
  /** The text the server saved is the text the page shows. */
  readonly saved: boolean;
  readonly gaps: number;
  readonly repeats: number;
  readonly calls: number;
}

/** Cuts one answer `cuts` times, or until it has ended. */
async function cutRun(facetUrl: string, stub: StubModelServer, seed: number, cuts: number): Promise<CutRun> {
  const random = randomOf(seed);
  await using proxy = await openCuttingProxy(facetUrl);
  const page = openFollowingPage(proxy.url, { "x-forwarded-user": `person-${seed}` });
  const question = `Question ${seed}.`;
  const { runId, conversationId, answerId } = await page.api.personas.guide.start.mutate({ input: { question } });
  const isEnded = () => !["queued", "running"].includes(page.shown(runId).status);
  const ended = page.until(isEnded);
  const done = { drop: 0, "503": 0, reload: 0 };
  for (let cut = 0; cut < cuts && !isEnded(); cut += 1) {
    await Promise.race([proxy.cutAfter(1 + Math.floor(random() * mostBytes)), ended]);
    if (isEnded()) break;
    const kind = kinds[Math.floor(random() * kinds.length)] ?? "drop";
    done[kind] += 1;
    if (kind === "503") proxy.refuseFor(random() * longestRefusal);
    if (kind === "reload") await page.reload(conversationId);
  }
  proxy.spare();
  await ended;
  const { events } = await page.api.runs.events.query({ runId });
  const { messages } = await page.api.conversations.get.query({ conversationId });
  page.close();
  const text = page.shown(runId).outputs["answer"];
  return {
    seed,
    cuts: done,
    identical: text === stubTokens({ ...defaultBehaviour, tokens: cuts * tokensPerCut }).join(""),
    saved: messages.find(({ messageId }) => messageId === answerId)?.text === text,
    gaps: page.missed(events),
    repeats: page.repeats(),
    calls: stub.counts.requests.filter(({ messages: turns }) => turns.at(-1)?.content === question).length,
  };
}

/** Cuts so many answers, each so many times, ten at once. */
export async function cutRuns(seed: number, runs: number, cuts: number): Promise<CutRun[]> {
  await using stub = await startStubModelServer({ ...roomy, tokens: cuts * tokensPerCut, tokensPerSecond });
  await using facet = await startFacet({ modelUrl: stub.url, environment: proxied });
  const results: CutRun[] = [];
  const seeds = Array.from({ length: runs }, (_, at) => seed * 1000 + at);
  const worker = async () => {
    for (let each = seeds.shift(); each !== undefined; each = seeds.shift()) {
      results.push(await cutRun(facet.url, stub, each, cuts));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, runs) }, worker));
  return results;
}

const isWhole = ({ identical, saved, gaps, repeats, calls }: CutRun) =>
  identical && saved && gaps === 0 && repeats === 0 && calls === 1;

export const gapless: Bench = {
  name: "gapless",
  run: async (scale, report) => {
    const runs = await cutRuns(scale.seed, times(50, scale), 20);
    const sum = (of: (run: CutRun) => number) => runs.reduce((total, run) => total + of(run), 0);
    const cuts = kinds.map((kind) => `${sum((run) => run.cuts[kind])} ${kind}`).join(", ");
    const identical = runs.filter((run) => run.identical && run.saved).length;
    report({
      measure: `gapless streams: ${runs.length} answers cut at random bytes (${cuts}), seed ${scale.seed}`,
      figure: `${identical} of ${runs.length} identical, ${sum(({ gaps }) => gaps)} gaps, ${sum(({ repeats }) => repeats)} repeats, ${sum(({ calls }) => calls)} model calls`,
      bar: "all identical, 0 gaps, 0 repeats, one call a run",
      met: runs.every(isWhole),
    });
  },
};
