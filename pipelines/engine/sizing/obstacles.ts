// What keeps a model from being advised on a machine: it does not fit with room, or nobody would want to wait for it.
import { commandsFor } from "./commands.ts";
import { gemmaOf } from "./gemma.ts";
import { roomyShare, sizeOf } from "./memory.ts";
import type { GemmaModel, Machine, Precision, Wish } from "./sizing.ts";

/** Tokens a second, at most, below which a model is not advised: servers reach some 60 % of the bound, and people read five tokens a second. */
const slowestBound = 8;

/**
 * Tokens of a question that a core reads in a second, by billion of parameters. Measured on two cores (2026-11-24): 1B read 266, 4B read 63.
 */
const readByCore = 125;
/** A question with its history, and how long reading it may take: 1B below eight cores and 4B from there, which is what Facet fetches by itself. */
const question = { tokens: 2000, seconds: 8 } as const;

export type Obstacle = "too-big" | "too-slow" | "too-slow-to-read";

/** Best first. int4 with one scale per channel is never advised: no server has it. */
const precisionsByQuality: readonly Precision[] = ["bf16", "sfp8", "int4-32"];

/** Those worth a look on the machine, best first. On a processor every bit is a wait: four of them, as in the weights Facet fetches. */
export function precisionsFor({ kind }: Machine): readonly Precision[] {
  return kind === "cpu" ? precisionsByQuality.slice(-1) : precisionsByQuality;
}

/**
 * Null where nothing speaks against it. The weights its server really loads are judged too, so that the command shown fits. The smallest that can
 * do what is wished (1B; with pictures 4B) is not held to be fast, for there is nothing to take instead.
 */
export function obstacleOf(model: GemmaModel, precision: Precision, machine: Machine, wish: Wish): Obstacle | null {
  const sizing = sizeOf(model, precision, wish, machine);
  const [command] = commandsFor(sizing, wish, machine);
  const fits = sizing.fit === "fits" && command !== undefined && command.total <= machine.usableBytes * roomyShare;
  if (!fits) return "too-big";
  if (model.parameters.total <= gemmaOf(wish.vision === true ? "4b" : "1b").parameters.total) return null;
  if (secondsToRead(model, machine) > question.seconds) return "too-slow-to-read";
  return sizing.tokensPerSecond !== null && sizing.tokensPerSecond < slowestBound ? "too-slow" : null;
}

/** Seconds a processor takes to read a question of 2,000 tokens; 0 on a graphics card, where it is a moment. */
export function secondsToRead({ parameters }: GemmaModel, { cores }: Machine): number {
  if (cores === null) return 0;
  return (question.tokens * (parameters.body + parameters.embedding)) / (cores * readByCore);
}
