// One question at a time is on its way to the server.
import { createSignal } from "solid-js";
import type { Accessor } from "solid-js";
import type { Problem } from "./problem.ts";

export interface Sending {
  readonly sending: Accessor<boolean>;
  /** False, with the reason told, when it did not happen; nothing else is sent meanwhile. */
  readonly sendOnce: (work: () => Promise<unknown>, offline: string) => Promise<boolean>;
}

export function createSending(problem: Pick<Problem, "tell">): Sending {
  const [sending, setSending] = createSignal(false);
  return {
    sending,
    async sendOnce(work, offline) {
      if (sending()) return false;
      setSending(true);
      try {
        await work();
        return true;
      } catch (thrown) {
        problem.tell(thrown, offline);
        return false;
      } finally {
        setSending(false);
      }
    },
  };
}
