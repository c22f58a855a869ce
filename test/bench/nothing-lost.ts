// Nothing is lost where a conversation passes between personas, whatever moment the server is killed at; and how long a switch takes it.
import { openPersonaHouse } from "../support/persona-house.ts";
import { realFile } from "../support/real-weights.ts";
import { times } from "./bench.ts";
import type { Bench } from "./bench.ts";
import { context, passOn } from "./pass-on.ts";
import type { PassedOn } from "./pass-on.ts";
import { percentile } from "./statistics.ts";

/** Told and asked: twenty turns. */
const facts = 10;
const switchBarMs = 100;

/** So many conversations, one after another. */
export async function passOnOften(
  seed: number,
  conversations: number,
  factCount = facts,
): Promise<readonly PassedOn[]> {
  await realFile("bge-small-en-v1.5", ".onnx");
  using house = await openPersonaHouse("test-personas");
  const all: PassedOn[] = [];
  for (let each = 0; each < conversations; each += 1) all.push(await passOn(house, seed * 1000 + each, factCount));
  return all;
}

export const nothingLost: Bench = {
  name: "nothing-lost",
  run: async (scale, report) => {
    const all = await passOnOften(scale.seed, times(20, scale));
    const sum = (of: (each: PassedOn) => number) => all.reduce((total, each) => total + of(each), 0);
    const failed = all.flatMap((each) => each.failed);
    const missed = all.flatMap((each) => each.missed);
    const [lost, twice, incomplete] = [
      sum((each) => each.lost),
      sum((each) => each.twice),
      sum((each) => each.incomplete),
    ];
    report({
      measure: `acknowledged messages lost; ${all.length} conversations of ${facts * 2} turns over four personas, one SIGKILL each at a random moment, ${sum((each) => each.acknowledged)} acknowledged questions, seed ${scale.seed}`,
      figure: `${lost} lost, ${twice} twice, ${incomplete} done with half an answer`,
      bar: "0",
      met: lost + Math.abs(twice) + incomplete === 0,
    });
    report({
      measure: `answers that ended in an error (${sum((each) => each.drivenOn)} were cut off and driven on)`,
      figure: `${failed.length}${failed.length > 0 ? ` (${failed.join(", ")})` : ""}`,
      bar: "0",
      met: failed.length === 0,
    });
    const asked = sum((each) => each.asked);
    report({
      measure: `facts told to one persona that are in the prompt of another, ${context} tokens of context (${sum((each) => each.recalled)} by recall alone)`,
      figure: `${sum((each) => each.held)} of ${asked}${missed.length > 0 ? ` (not ${missed.join(", ")})` : ""}`,
      bar: "all",
      met: missed.length === 0 && asked > 0,
    });
    report({
      measure: "the same for what only the name of an image or the code says",
      figure: `${sum((each) => each.besideHeld)} of ${sum((each) => each.besideAsked)}`,
      bar: "",
      met: null,
    });
    const most = (values: readonly number[]) => percentile(values, 0.95);
    const switchMs = all.flatMap((each) => each.switchMs);
    report({
      measure: "a question to another persona than the one before, until the server has it on disk, over HTTP",
      figure: `p50 ${percentile(switchMs, 0.5).toFixed(1)} ms, p95 ${most(switchMs).toFixed(1)} ms`,
      bar: `p95 ≤ ${switchBarMs} ms`,
      met: most(switchMs) <= switchBarMs,
    });
    const promptMs = all.flatMap((each) => each.promptMs);
    report({
      measure: "from there until the other persona's prompt is built, by the server's clock",
      figure: `p50 ${percentile(promptMs, 0.5).toFixed(0)} ms, p95 ${most(promptMs).toFixed(0)} ms`,
      bar: "",
      met: null,
    });
  },
};
