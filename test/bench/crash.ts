// Crashes: the server is killed with SIGKILL at random moments while people ask and answers stream; nothing that was promised is lost.
import { join } from "node:path";
import Database from "better-sqlite3";
import { createTRPCClient, httpLink } from "@trpc/client";
import type { AppRouter, StartedRun } from "../../server/api.ts";
import { startFacet } from "../support/facet-process.ts";
import { defaultBehaviour, stubTokens } from "../support/stub-behaviour.ts";
import { startStubModelServer } from "../support/stub-model-server.ts";
import { times, wait } from "./bench.ts";
import type { Bench } from "./bench.ts";
import { median, percentile, randomOf, spread } from "./statistics.ts";
import { roomy } from "./stub-process.ts";

const answer = { tokens: 120, tokensPerSecond: 60 };
/** Longest time between a start and the next kill, in milliseconds. */
const longestLife = 1500;
/** People who ask one question after another. */
const people = 3;
/** Milliseconds within which a run must go on or be marked interrupted. */
export const withinMs = 10_000;

export interface CrashResult {
  readonly kills: number;
  /** Questions the server acknowledged, and those of them that were not there in the end with their words. */
  readonly acknowledged: number;
  readonly lost: number;
  /** Milliseconds from each restart until every run that was cut off went on or was marked interrupted. */
  readonly recoveredAfter: readonly number[];
  /** How the acknowledged runs ended, and how many of the finished ones do not hold the whole answer. */
  readonly ended: Readonly<Record<string, number>>;
  readonly incomplete: number;
  readonly checkpointsLeft: number;
}

type Acknowledged = StartedRun & { readonly question: string };

export async function crashOften(seed: number, kills: number): Promise<CrashResult> {
  const random = randomOf(seed);
  await using stub = await startStubModelServer({ ...roomy, ...answer });
  await using facet = await startFacet({ modelUrl: stub.url });
  const api = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${facet.url}/trpc` })] });
  const acknowledged: Acknowledged[] = [];
  const recoveredAfter: number[] = [];
  let asking = true;
  const person = async (name: number) => {
    for (let each = 0; asking; each += 1) {
      const question = `Question ${each} of person ${name}.`;
      // A question that met the crash was not acknowledged; it may or may not be there.
      const started = await api.personas.guide.start.mutate({ input: { question } }).catch(() => null);
      if (started) acknowledged.push({ ...started, question });
      await wait(200 * random());
    }
  };
  const crowd = Array.from({ length: people }, (_, name) => person(name));
  const statusOf = async ({ runId }: Acknowledged) => (await api.runs.get.query({ runId })).status;

  let open = new Set<Acknowledged>();
  for (let kill = 0; kill < kills; kill += 1) {
    await wait(100 + longestLife * random());
    await facet.kill("SIGKILL");
    const killedAt = new Date().toISOString();
    for (const run of acknowledged.slice(-people * 40)) open.add(run);
    await facet.restart();
    const restarted = performance.now();
    const cut = new Set(open);
    while (cut.size > 0 && performance.now() - restarted < withinMs * 2) {
      for (const run of cut) {
        const { events, ended } = await api.runs.events.query({ runId: run.runId });
        const goesOn = events.some(
          ({ at, event }) => at > killedAt && ["run-start", "run-resumed"].includes(event.type),
        );
        if (ended || goesOn) cut.delete(run);
        if (ended) open.delete(run);
      }
      if (cut.size > 0) await wait(5);
    }
    recoveredAfter.push(performance.now() - restarted);
  }
  asking = false;
  await Promise.all(crowd);

  const ended: Record<string, number> = {};
  const expected = stubTokens({ ...defaultBehaviour, ...answer }).join("");
  let lost = 0;
  let incomplete = 0;
  for (const run of acknowledged) {
    let status = await statusOf(run);
    for (
      const began = performance.now();
      ["queued", "running"].includes(status) && performance.now() - began < 30_000;
    ) {
      await wait(50);
      status = await statusOf(run);
    }
    ended[status] = (ended[status] ?? 0) + 1;
    const { messages } = await api.conversations.get.query({ conversationId: run.conversationId });
    const asked = messages.find(({ messageId }) => messageId === run.messageId);
    const answered = messages.find(({ messageId }) => messageId === run.answerId);
    if (asked?.text !== run.question || !answered) lost += 1;
    if (status === "done" && answered?.text !== expected) incomplete += 1;
  }
  // The checkpoint goes right after the end is written.
  await wait(500);
  const checkpointsLeft = countCheckpoints(join(facet.folder, "data", "checkpoints.db"));
  return { kills, acknowledged: acknowledged.length, lost, recoveredAfter, ended, incomplete, checkpointsLeft };
}

function countCheckpoints(path: string): number {
  const database = new Database(path, { readonly: true });
  try {
    return database
      .prepare("select (select count(*) from checkpoints) + (select count(*) from writes)")
      .pluck()
      .get() as number;
  } finally {
    database.close();
  }
}

export const crash: Bench = {
  name: "crash",
  run: async (scale, report) => {
    const result = await crashOften(scale.seed, times(20, scale));
    const { kills, acknowledged, lost, recoveredAfter, ended, incomplete, checkpointsLeft } = result;
    const ends = Object.entries(ended)
      .map(([status, count]) => `${count} ${status}`)
      .join(", ");
    const what = `${kills} × SIGKILL at random moments, ${acknowledged} acknowledged questions (${ends}), seed ${scale.seed}`;
    report({
      measure: `acknowledged messages lost; ${what}`,
      figure: `${lost} lost, ${incomplete} done with half an answer`,
      bar: "0",
      met: lost + incomplete === 0,
    });
    report({
      measure: "from the restart until every run that was cut off goes on or is marked interrupted",
      figure: `${spread(recoveredAfter, "ms", 0)}, p95 ${percentile(recoveredAfter, 0.95).toFixed(0)} ms`,
      bar: `each ≤ ${withinMs} ms`,
      met: median(recoveredAfter) > 0 && Math.max(...recoveredAfter) <= withinMs,
    });
    report({
      measure: "checkpoints left after the runs ended",
      figure: String(checkpointsLeft),
      bar: "0",
      met: checkpointsLeft === 0,
    });
  },
};
