// What waited for the connection goes out in its order, as long as its conversation is the open one.
import type { Unsent } from "./outbox.ts";

export interface Sending {
  /** The conversation that is open. */
  readonly open: () => string | null;
  /** Sends it into the open conversation; the id of the conversation it is in now, undefined where it was not sent. */
  readonly send: (unsent: Unsent) => Promise<string | null | undefined>;
}

/** The rest waits where the person goes on to another conversation meanwhile. */
export async function sendUnsent(unsent: readonly Unsent[], { open, send }: Sending): Promise<void> {
  let place = open();
  for (const each of unsent) {
    if (open() !== place) return;
    const sent = await send(each);
    // The first of a new conversation has begun it.
    if (sent !== undefined) place ??= sent;
  }
}
