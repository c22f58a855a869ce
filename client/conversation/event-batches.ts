// Events on their way to the page: those of a moment are handed over together.
import { onCleanup } from "solid-js";
import type { LoggedEvent } from "../../pipelines/engine/events.ts";

/** Events of this time are folded together, in a task of their own: inside a frame they would add to its drawing (ms). */
const pace = 16;

export interface EventBatches {
  readonly add: (logged: LoggedEvent) => void;
  /** Hands over at once what has come so far. */
  readonly flush: () => void;
}

/** Must be called under a Solid owner. */
export function createEventBatches(take: (events: readonly LoggedEvent[]) => void): EventBatches {
  let waiting: LoggedEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const events = waiting;
    waiting = [];
    take(events);
  }
  onCleanup(() => clearTimeout(timer));
  return {
    add(logged) {
      waiting.push(logged);
      timer ??= setTimeout(flush, pace);
    },
    flush,
  };
}
