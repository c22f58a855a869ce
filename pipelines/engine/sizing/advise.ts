// What to run on a machine: one model in one precision, why it is this one, and the commands that serve it.
import { commandsFor } from "./commands.ts";
import { gemmaModels } from "./gemma.ts";
import { sizeOf } from "./memory.ts";
import { obstacleOf, precisionsFor } from "./obstacles.ts";
import { reasonsFor, reasonsForNone } from "./reasons.ts";
import { precisions } from "./sizing.ts";
import type { Advice, GemmaModel, Machine, Sizing, Wish } from "./sizing.ts";

/** The largest model that fits with room and is fast enough, in its best precision that is both. The 270M, which follows no conversation, is the last resort. */
export function advise(machine: Machine, wish: Wish): Advice {
  const cells = gemmaModels.flatMap((model) => precisions.map((precision) => sizeOf(model, precision, wish, machine)));
  const advised = bestFor(machine, wish);
  return {
    machine,
    wish,
    advised,
    reasons: advised ? reasonsFor(advised, machine, wish) : reasonsForNone(machine, wish, bestFor),
    cells,
    commands: advised ? commandsFor(advised, wish, machine) : [],
  };
}

function bestFor(machine: Machine, wish: Wish): Sizing | null {
  const able = gemmaModels.filter(({ vision }) => vision || wish.vision !== true);
  for (const model of able.toReversed()) {
    const best = bestOf(model, machine, wish);
    if (best) return best;
  }
  return null;
}

function bestOf(model: GemmaModel, machine: Machine, wish: Wish): Sizing | null {
  const best = precisionsFor(machine).find((precision) => obstacleOf(model, precision, machine, wish) === null);
  return best === undefined ? null : sizeOf(model, best, wish, machine);
}
