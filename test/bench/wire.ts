// Bytes on the wire: everything that comes down after Enter, counted on TCP, per token of a 300-token answer at 200 tokens/s.
import { readFileSync } from "node:fs";
import { openCuttingProxy } from "../support/cutting-proxy.ts";
import { startFacet } from "../support/facet-process.ts";
import { stubTokens, defaultBehaviour } from "../support/stub-behaviour.ts";
import { times, wait } from "./bench.ts";
import type { Bench } from "./bench.ts";
import { openLeanPage } from "./lean-page.ts";
import { median, spread } from "./statistics.ts";
import { startStub } from "./stub-process.ts";

export const wireBar = 20;
const tokens = 300;
/** 300 words of plain English, as a model writes them: the countable tokens compress too well to be the only ones measured. */
const prose = readFileSync(new URL("../../LICENSE", import.meta.url), "utf8")
  .slice(2000)
  .split(/\s+/)
  .slice(0, tokens)
  .join(" ");

interface WireRun {
  readonly bytes: number;
  readonly answer: string;
}

/** One answer's bytes down, the start's response and the list of conversations included, and the text that arrived. */
async function oneAnswer(url: string, gzip: boolean): Promise<WireRun> {
  await using proxy = await openCuttingProxy(url);
  const ended = Promise.withResolvers<void>();
  let answer = "";
  const page = await openLeanPage(proxy.url, {
    gzip,
    onEvent: ({ event }) => {
      if (event.type === "text-delta") answer += event.text;
      if (event.type === "run-end") ended.resolve();
    },
  });
  const before = proxy.bytes.down;
  await page.ask("Heat: how does it move?");
  await ended.promise;
  // What follows the end on the way, such as the trailer of a compressed block, is the answer's too.
  await wait(50);
  page.close();
  return { bytes: proxy.bytes.down - before, answer };
}

/** Bytes per token for each combination; throws when an answer arrived with other words. */
export async function measureWire(rounds: number): Promise<{ what: string; gzip: boolean; perToken: number[] }[]> {
  const results = [];
  for (const [what, text] of [
    ["countable tokens", null],
    ["English prose", prose],
  ] as const) {
    await using stub = await startStub({ tokens, tokensPerSecond: 200 });
    await using facet = await startFacet({ modelUrl: stub.url });
    await stub.set({ text });
    const expected = stubTokens({ ...defaultBehaviour, tokens, text }).join("");
    for (const gzip of [true, false]) {
      const perToken: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const { bytes, answer } = await oneAnswer(facet.url, gzip);
        if (answer !== expected) throw new Error(`the page got ${answer.length} of ${expected.length} characters`);
        perToken.push(bytes / tokens);
      }
      results.push({ what, gzip, perToken });
    }
  }
  return results;
}

export const wire: Bench = {
  name: "wire",
  run: async (scale, report) => {
    for (const { what, gzip, perToken } of await measureWire(times(5, scale))) {
      report({
        measure: `bytes down per token, ${tokens} ${what} at 200/s, ${gzip ? "with gzip, as browsers ask" : "without compression"}`,
        figure: spread(perToken, "B"),
        bar: gzip ? `≤ ${wireBar} B` : "",
        met: gzip ? median(perToken) <= wireBar : null,
      });
    }
  },
};
