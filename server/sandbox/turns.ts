// A fair line: so many at once, the others in the order they came; who gives up leaves it.
import { untilAborted } from "../processes/until-aborted.ts";

export interface Turns {
  /** Resolves with what gives the place back. Throws what an abort throws. */
  readonly take: (signal?: AbortSignal) => Promise<() => void>;
  readonly taken: () => number;
}

export function openTurns(places: number): Turns {
  let taken = 0;
  const line: PromiseWithResolvers<void>[] = [];

  function giveBack(): void {
    const next = line.shift();
    if (next) next.resolve();
    else taken -= 1;
  }

  return {
    taken: () => taken,
    take: async (signal) => {
      signal?.throwIfAborted();
      if (taken < places) taken += 1;
      else {
        const mine = Promise.withResolvers<void>();
        line.push(mine);
        await untilAborted(mine.promise, signal).catch((error: unknown) => {
          const at = line.indexOf(mine);
          if (at >= 0) line.splice(at, 1);
          else giveBack();
          throw error;
        });
      }
      let given = false;
      return () => {
        if (!given) giveBack();
        given = true;
      };
    },
  };
}
