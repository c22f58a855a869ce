// The other side of request-process.ts: a process works through its requests one after another, and may be killed at any moment.
import { FacetError, toFacetError } from "../../pipelines/engine/errors.ts";
import type { Dropped, Failed, Numbered } from "./request-messages.ts";

/** Done when it has left: what comes next may keep the process from sending. */
export function tell<Message extends Numbered>(message: Message): Promise<void> {
  return new Promise((resolve) => {
    if (process.connected) process.send?.(message, () => resolve());
    else resolve();
  });
}

/** From now on; what `answer` throws is told as it is where it is a FacetError, and else as unexpected. */
export function answerRequests<Request extends Numbered>(answer: (request: Request) => Promise<Numbered>): void {
  const dropped = new Set<number>();
  let running: Promise<void> = Promise.resolve();

  const work = async (request: Request): Promise<void> => {
    try {
      if (!dropped.has(request.id)) await tell(await answer(request));
    } catch (error) {
      await tell(failure(request, error));
    }
    dropped.delete(request.id);
  };
  process.on("message", (message: Request | Dropped) => {
    if ("dropped" in message) dropped.add(message.id);
    else running = running.then(() => work(message));
  });
  process.on("disconnect", () => process.exit());
  process.on("SIGINT", () => {});
}

function failure({ id }: Numbered, error: unknown): Failed {
  const { data, cause } = error instanceof FacetError ? error : toFacetError(error);
  // A message may quote the file, which no log holds.
  return { id, type: "failed", error: data, detail: cause instanceof Error ? cause.name : "" };
}
