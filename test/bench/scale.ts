// How many answers stream at once on this machine: model, server and pages share its cores, every token carries the time it was written.
import { startFacet } from "../support/facet-process.ts";
import type { FacetProcess } from "../support/facet-process.ts";
import { times, wait } from "./bench.ts";
import type { Bench, Report } from "./bench.ts";
import { openLeanPage, proxied } from "./lean-page.ts";
import type { LeanPage } from "./lean-page.ts";
import { percentile } from "./statistics.ts";
import { startStub } from "./stub-process.ts";

const tokensPerSecond = 45;
const barMs = 250;
const mustHold = 40;
const steps = [40, 60, 80, 100, 120, 140, 160, 200, 240];

export interface Crowd {
  /** Milliseconds from the model's writing of each token to its arrival at each page. */
  readonly delays: readonly number[];
  /** Answers that arrived with every token in order, at every page that follows them. */
  readonly whole: number;
  readonly answers: number;
  /** Runs that had to wait for a place: the server's own limit, not the machine's. */
  readonly queued: number;
  /** Share of one core the server took. */
  readonly cores: number;
}

/** Starts so many answers at once and reads them all. `followers` pages of one owner follow everything; none gives each answer its own owner and page. */
export async function measureCrowd(
  facet: FacetProcess,
  answers: number,
  tokens: number,
  followers = 0,
): Promise<Crowd> {
  const delays: number[] = [];
  const counted = new Map<string, number>();
  const broken = new Set<string>();
  const queued = new Set<string>();
  let open = answers * Math.max(1, followers);
  const finished = Promise.withResolvers<void>();
  const pages: LeanPage[] = [];
  for (let at = 0; at < (followers > 0 ? followers : answers); at += 1) {
    const owner = followers > 0 ? "everyone" : `person-${at}`;
    const page = await openLeanPage(facet.url, {
      owner,
      onEvent: ({ runId, event }) => {
        const stream = `${at} ${runId}`;
        if (event.type === "run-queued") queued.add(runId);
        if (event.type === "text-delta") {
          const now = Date.now();
          for (const [, number, written] of event.text.matchAll(/w(\d+)@(\d+)/g)) {
            const expected = (counted.get(stream) ?? 0) + 1;
            if (Number(number) !== expected) broken.add(stream);
            counted.set(stream, expected);
            delays.push(now - Number(written));
          }
        }
        if (event.type === "run-end" && (open -= 1) === 0) finished.resolve();
      },
    });
    pages.push(page);
  }
  const before = facet.cpuMs();
  const began = performance.now();
  await Promise.all(Array.from({ length: answers }, async (_, at) => pages[at % pages.length]?.ask(`Question ${at}`)));
  await finished.promise;
  const cores = (facet.cpuMs() - before) / (performance.now() - began);
  for (const page of pages) page.close();
  const streams = [...counted].filter(([stream, count]) => count === tokens && !broken.has(stream)).length;
  return { delays, whole: Math.floor(streams / Math.max(1, followers)), answers, queued: queued.size, cores };
}

const holds = ({ delays, whole, answers }: Crowd) => whole === answers && percentile(delays, 0.95) <= barMs;

function told(crowd: Crowd): string {
  const [half, most] = [0.5, 0.95].map((share) => percentile(crowd.delays, share).toFixed(0));
  const waited = crowd.queued > 0 ? `, ${crowd.queued} waited for a place` : "";
  return `${crowd.whole} of ${crowd.answers} whole, delay p50 ${half} ms, p95 ${most} ms, server ${crowd.cores.toFixed(2)} cores${waited}`;
}

export const scale: Bench = {
  name: "scale",
  run: async (size, report: Report) => {
    const tokens = times(300, size);
    await using stub = await startStub({ tokens, tokensPerSecond, stamped: true });
    await using facet = await startFacet({ modelUrl: stub.url, environment: proxied });
    await measureCrowd(facet, 2, tokens);
    let highest = 0;
    for (const people of steps) {
      const crowd = await measureCrowd(facet, people, tokens);
      if (people === mustHold || !holds(crowd) || crowd.queued > 0) {
        const measure = `${people} answers at once at ${tokensPerSecond} tokens/s, ${tokens} tokens, each its own person`;
        report({
          measure,
          figure: told(crowd),
          bar: people === mustHold ? `all whole, p95 ≤ ${barMs} ms` : "",
          met: people === mustHold ? holds(crowd) : null,
        });
      }
      if (!holds(crowd) || crowd.queued > 0) break;
      highest = people;
      await wait(1000);
    }
    report({
      measure: "highest number of answers at once that holds",
      figure: String(highest),
      bar: `≥ ${mustHold}`,
      met: highest >= mustHold,
    });
    const watched = await measureCrowd(facet, mustHold, tokens, 10);
    report({
      measure: `${mustHold} answers of one owner, all followed from 10 pages`,
      figure: told(watched),
      bar: "",
      met: null,
    });
  },
};
