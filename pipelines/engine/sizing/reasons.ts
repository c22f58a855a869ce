// Why a model is advised, or why none is: facts by key, which the page puts into sentences.
import { gemmaModels, gemmaOf } from "./gemma.ts";
import { sizeOf } from "./memory.ts";
import { obstacleOf, precisionsFor, secondsToRead } from "./obstacles.ts";
import type { AdviceReason, GemmaModel, Machine, Precision, Sizing, Wish } from "./sizing.ts";

/** Sizes in bytes, speeds in tokens a second. In the order to be told. */
export function reasonsFor(advised: Sizing, machine: Machine, wish: Wish): readonly AdviceReason[] {
  const { model: id, precision, total, atOnce, tokensPerSecond } = advised;
  const model = gemmaOf(id);
  const larger = gemmaModels[gemmaModels.indexOf(model) + 1];
  const reasons: (AdviceReason | null)[] = [
    { key: "fits", values: { model: id, precision, bytes: total, memoryBytes: machine.memoryBytes } },
    atOnce > wish.concurrency && machine.kind !== "cpu" ? { key: "leaves-room", values: { atOnce } } : null,
    larger ? whyNotLarger(larger, machine, wish) : null,
    whyNotBetter(model, precision, machine, wish),
    aheadOf(model),
    tokensPerSecond === null ? { key: "unknown-bandwidth", values: {} } : { key: "speed", values: { tokensPerSecond } },
    wish.context > model.context
      ? { key: "context-capped", values: { model: id, context: model.context, asked: wish.context } }
      : null,
    model.vision ? null : { key: "no-vision", values: { model: id } },
  ];
  return reasons.filter((reason) => reason !== null);
}

/** Nothing fits: what the smallest would need, and the nearest wish that can be met, with fewer at once, then with less context. */
export function reasonsForNone(
  machine: Machine,
  wish: Wish,
  bestFor: (machine: Machine, wish: Wish) => Sizing | null,
): readonly AdviceReason[] {
  const smallest = gemmaModels.find(({ vision }) => vision || wish.vision !== true);
  const least = smallest ? sizeOf(smallest, "int4-32", wish, machine) : null;
  const nothing: AdviceReason = {
    key: "nothing-fits",
    values: { bytes: least?.total ?? 0, memoryBytes: machine.memoryBytes },
  };
  for (const context of contextsDownFrom(wish.context)) {
    const best = bestFor(machine, { ...wish, context, concurrency: 1 });
    if (!best) continue;
    const { model, precision, atOnce } = best;
    const values = { model, precision, context: Math.min(context, gemmaOf(model).context), atOnce };
    return [nothing, { key: "would-fit", values }];
  }
  return [nothing];
}

/** Fewest tokens that are asked for. */
const smallestContext = 512;

function contextsDownFrom(context: number): readonly number[] {
  const halved = Array.from({ length: 9 }, (_, times) => Math.floor(context / 2 ** times));
  return halved.filter((each) => each >= smallestContext);
}

function whyNotLarger(larger: GemmaModel, machine: Machine, wish: Wish): AdviceReason | null {
  const precision = precisionsFor(machine).at(-1) ?? "int4-32";
  const { total, tokensPerSecond } = sizeOf(larger, precision, wish, machine);
  const values = { model: larger.id, precision };
  switch (obstacleOf(larger, precision, machine, wish)) {
    case "too-big":
      return { key: "larger-too-big", values: { ...values, bytes: total } };
    case "too-slow":
      return { key: "larger-too-slow", values: { ...values, tokensPerSecond: tokensPerSecond ?? 0 } };
    case "too-slow-to-read": {
      const seconds = secondsToRead(larger, machine);
      return { key: "cpu-speed", values: { ...values, cores: machine.cores ?? 0, seconds } };
    }
    case null:
      return null;
  }
}

/** Of the next better precision. */
function whyNotBetter(model: GemmaModel, precision: Precision, machine: Machine, wish: Wish): AdviceReason | null {
  const tried = precisionsFor(machine);
  const better = tried[tried.indexOf(precision) - 1];
  if (better === undefined) return null;
  const { total, tokensPerSecond } = sizeOf(model, better, wish, machine);
  const values = { model: model.id, precision: better };
  return obstacleOf(model, better, machine, wish) === "too-slow"
    ? { key: "better-precision-too-slow", values: { ...values, tokensPerSecond: tokensPerSecond ?? 0 } }
    : { key: "better-precision-too-big", values: { ...values, bytes: total } };
}

/** On how many of the published tests it is ahead of the next smaller; nothing where the smaller has no scores. */
function aheadOf(model: GemmaModel): AdviceReason | null {
  const smaller = gemmaModels[gemmaModels.indexOf(model) - 1];
  if (!smaller) return null;
  const pairs = Object.entries(model.scores).map(
    ([test, score]) => [score, smaller.scores[test as keyof typeof smaller.scores]] as const,
  );
  const both = pairs.filter(([, theirs]) => theirs !== undefined);
  if (both.length === 0) return null;
  const ahead = both.filter(([ours, theirs]) => ours > (theirs ?? 0)).length;
  return { key: "ahead-of", values: { model: model.id, than: smaller.id, ahead, of: both.length } };
}
