// Added time to first token: Facet over the page's own protocol against calling the same model directly, one and twenty people at once.
import { Agent, request } from "node:http";
import { startFacet } from "../support/facet-process.ts";
import { times, wait } from "./bench.ts";
import type { Bench, Report, Scale } from "./bench.ts";
import { openLeanPage, proxied } from "./lean-page.ts";
import type { LeanPage } from "./lean-page.ts";
import { median, spread } from "./statistics.ts";
import { startStub } from "./stub-process.ts";

/** Milliseconds, median, by people at once. */
const bars = { 1: 12, 20: 80 } as const;
/** Rounds not counted: the first question of a process loads code. */
const warmUps = 5;

/** Asks once and resolves with the milliseconds to the first word. */
export type FirstToken = () => Promise<number>;

/** A person at a page: the stream is open already, the time runs from the moment the question is sent. */
export async function throughFacet(url: string, owner: string): Promise<{ first: FirstToken; close: () => void }> {
  let seen = Promise.withResolvers<number>();
  let ended = Promise.withResolvers<void>();
  const page: LeanPage = await openLeanPage(url, {
    owner,
    onEvent: ({ event }) => {
      if (event.type === "text-delta") seen.resolve(performance.now());
      if (event.type === "run-end") ended.resolve();
    },
  });
  const first = async () => {
    seen = Promise.withResolvers();
    ended = Promise.withResolvers();
    const began = performance.now();
    const [at] = await Promise.all([seen.promise, page.ask("Heat: how does it move?")]);
    await ended.promise;
    return at - began;
  };
  return { first, close: page.close };
}

/** The same question put to the model server itself, over a kept-alive connection. */
export function direct(modelUrl: string, agent: Agent): FirstToken {
  const body = JSON.stringify({ stream: true, messages: [{ role: "user", content: "Heat: how does it move?" }] });
  return () =>
    new Promise((resolve, reject) => {
      const began = performance.now();
      const headers = { "content-type": "application/json", accept: "text/event-stream" };
      const sent = request(`${modelUrl}/chat/completions`, { method: "POST", agent, headers }, (response) => {
        let first = 0;
        response.setEncoding("utf8").on("data", (chunk: string) => {
          if (first === 0 && /"content":"[^"]/.test(chunk)) first = performance.now() - began;
        });
        response.on("end", () => resolve(first)).on("error", reject);
      });
      sent.on("error", reject).setNoDelay(true);
      sent.end(body);
    });
}

async function compare(people: 1 | 20, rounds: number, report: Report): Promise<void> {
  await using stub = await startStub({ tokens: 20, tokensPerSecond: 100 });
  await using facet = await startFacet({ modelUrl: stub.url, environment: proxied });
  const agent = new Agent({ keepAlive: true });
  const straight = Array.from({ length: people }, () => direct(stub.url, agent));
  const pages = await Promise.all(straight.map((_, at) => throughFacet(facet.url, `person-${at}`)));
  const figures = { direct: [] as number[], facet: [] as number[], added: [] as number[] };
  for (let round = -warmUps; round < rounds; round += 1) {
    const model = median(await Promise.all(straight.map((first) => first())));
    await wait(30);
    const ours = median(await Promise.all(pages.map(({ first }) => first())));
    await wait(30);
    if (round < 0) continue;
    figures.direct.push(model);
    figures.facet.push(ours);
    figures.added.push(ours - model);
  }
  for (const { close } of pages) close();
  agent.destroy();
  report({
    measure: `added time to first token, ${people} at once (direct ${spread(figures.direct, "ms")}, Facet ${spread(figures.facet, "ms")}; ${rounds} interleaved rounds)`,
    figure: spread(figures.added, "ms"),
    bar: `≤ ${bars[people]} ms`,
    met: median(figures.added) <= bars[people],
  });
}

export const ttft: Bench = {
  name: "ttft",
  run: async (scale: Scale, report) => {
    await compare(1, times(60, scale), report);
    await compare(20, times(20, scale), report);
  },
};
