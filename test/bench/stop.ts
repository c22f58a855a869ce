// Stop: in the queue, before the first token, in the middle and after a resume: the model is told at once, and what was shown is kept.
import { startFacet } from "../support/facet-process.ts";
import type { FacetProcess } from "../support/facet-process.ts";
import { startStubModelServer } from "../support/stub-model-server.ts";
import type { StubModelServer } from "../support/stub-model-server.ts";
import { times, wait } from "./bench.ts";
import type { Bench } from "./bench.ts";
import { openFollowingPage } from "./following-page.ts";
import type { FollowingPage } from "./following-page.ts";
import { randomOf, spread } from "./statistics.ts";
import { roomy } from "./stub-process.ts";

const barMs = 200;
/** Milliseconds a stop call may take to the server. */
const longestWayMs = 150;
export const moments = ["in the queue", "before the first token", "in the middle", "after a resume"] as const;
export type Moment = (typeof moments)[number];

export interface Stopped {
  readonly moment: Moment;
  /** Milliseconds from the stop call until the model server saw its connection close; null where it was never asked. */
  readonly abortedAfter: number | null;
  /** Model calls of the stopped run that were neither aborted by the stop nor cut by the crash before it. */
  readonly callsLeftOpen: number;
  readonly shown: string;
  readonly saved: string;
  readonly status: string;
  /** The next question got the slot and its whole answer. */
  readonly slotFreed: boolean;
}

interface Place {
  readonly facet: FacetProcess;
  readonly stub: StubModelServer;
  readonly page: FollowingPage;
  readonly random: () => number;
}

function text(page: FollowingPage, runId: string): string {
  const { answer } = page.shown(runId).outputs;
  return typeof answer === "string" ? answer : "";
}

async function stopOnce(place: Place, moment: Moment): Promise<Stopped> {
  const { facet, stub, page, random } = place;
  const { aborts } = stub.counts;
  const ask = (question: string) => page.api.personas.guide.start.mutate({ input: { question } });
  const slow = { tokens: 500, tokensPerSecond: 100 };
  stub.set({ ...slow, firstTokenMs: moment === "before the first token" ? 60_000 : 0 });
  // With one slot, a question behind another waits.
  const blocker = moment === "in the queue" ? await ask("The one before.") : null;
  if (blocker) await page.until(() => text(page, blocker.runId) !== "");
  const calls = stub.counts.calls;
  const { runId, answerId, conversationId } = await ask("Stop me.");
  const words = 20 + Math.floor(random() * 600);
  if (moment === "in the queue") await page.until(() => page.shown(runId).queue !== undefined);
  else await page.until(() => page.shown(runId).steps.some(({ step }) => step === "answer"));
  while (!blocker && stub.counts.calls === calls) await wait(1);
  if (moment === "in the middle" || moment === "after a resume")
    await page.until(() => text(page, runId).length >= words);
  if (moment === "after a resume") {
    await facet.kill("SIGKILL");
    await facet.restart();
    // The resumed step writes its field anew.
    await page.until(
      () => page.shown(runId).steps.every(({ step }) => step !== "answer") || text(page, runId).length < words,
    );
    await page.until(() => text(page, runId).length >= words);
  }
  const before = aborts.length;
  const shown = text(page, runId);
  const seq = page.seq();
  // The call is on its way while more words are written: they were not shown when the person stopped.
  await wait(random() * longestWayMs);
  const calledAt = Date.now();
  await page.api.runs.stop.mutate({ runId, shown: seq });
  while (!blocker && aborts.length === before && Date.now() - calledAt < 5000) await wait(1);
  const aborted = aborts[before];
  if (blocker) await page.api.runs.stop.mutate({ runId: blocker.runId });
  const { messages } = await page.api.conversations.get.query({ conversationId });
  const { status } = await page.api.runs.get.query({ runId });
  stub.set({ tokens: 10, tokensPerSecond: 0, firstTokenMs: 0 });
  const next = await ask("And after it?");
  await page.until(() => !["queued", "running"].includes(page.shown(next.runId).status));
  return {
    moment,
    abortedAfter: aborted && !blocker ? aborted.at - calledAt : null,
    callsLeftOpen: stub.counts.open,
    shown,
    saved: messages.find(({ messageId }) => messageId === answerId)?.text ?? "gone",
    status,
    slotFreed: page.shown(next.runId).status === "done",
  };
}

/** Stops so often at each moment, on a model server with one slot. */
export async function stopOften(seed: number, rounds: number): Promise<Stopped[]> {
  await using stub = await startStubModelServer({ ...roomy, slots: 1 });
  await using facet = await startFacet({ modelUrl: stub.url });
  const page = openFollowingPage(facet.url, {});
  const place = { facet, stub, page, random: randomOf(seed) };
  const all: Stopped[] = [];
  for (let round = 0; round < rounds; round += 1) for (const moment of moments) all.push(await stopOnce(place, moment));
  page.close();
  return all;
}

const isClean = ({ moment, abortedAfter, callsLeftOpen, shown, saved, status, slotFreed }: Stopped) =>
  status === "stopped" &&
  saved === shown &&
  slotFreed &&
  callsLeftOpen === 0 &&
  (abortedAfter !== null) === (moment !== "in the queue");

export const stop: Bench = {
  name: "stop",
  run: async (scale, report) => {
    const all = await stopOften(scale.seed, times(20, scale));
    for (const moment of moments) {
      const own = all.filter((each) => each.moment === moment);
      const clean = own.filter(isClean).length;
      const aborted = own.flatMap(({ abortedAfter }) => abortedAfter ?? []);
      const after = aborted.length > 0 ? `, model told after ${spread(aborted, "ms", 0)}` : ", model never asked";
      report({
        measure: `stop ${moment}, ${own.length} times, seed ${scale.seed}: saved text = shown text, slot freed`,
        figure: `${clean} of ${own.length}${after}`,
        bar: `all${moment === "in the queue" ? "" : `, ≤ ${barMs} ms`}`,
        met: clean === own.length && aborted.every((ms) => ms <= barMs),
      });
    }
  },
};
