// One answer of the child as an async generator: pieces as they come, told of an abort at once, freed when the child has let go.
import type { Usage } from "../../../pipelines/engine/events.ts";

/** What the child's messages about one question are given to. */
export interface Listener {
  readonly onText: (text: string) => void;
  readonly onEnd: (usage: Usage) => void;
  readonly onError: (error: Error) => void;
}

interface Asking {
  /** Registers the listener and sends the question. */
  readonly begin: (listener: Listener) => void;
  /** Tells the child to stop; called once. */
  readonly stop: () => void;
  readonly signal: AbortSignal | undefined;
}

/** Yields the answer's pieces and returns its usage. Throws the abort's reason without waiting for the child. */
export async function* readAnswer({ begin, stop, signal }: Asking): AsyncGenerator<string, Usage> {
  let text = "";
  let usage: Usage | undefined;
  let error: Error | undefined;
  let stopped = false;
  let wake = Promise.withResolvers<void>();
  const stopOnce = (): void => {
    if (!stopped && !usage && !error) stop();
    stopped = true;
    wake.resolve();
  };
  begin({
    onText: (piece) => {
      text += piece;
      wake.resolve();
    },
    onEnd: (counted) => {
      usage = counted;
      wake.resolve();
    },
    onError: (failed) => {
      error = failed;
      wake.resolve();
    },
  });
  signal?.addEventListener("abort", stopOnce, { once: true });
  try {
    while (true) {
      await wake.promise;
      wake = Promise.withResolvers<void>();
      signal?.throwIfAborted();
      const piece = text;
      text = "";
      if (piece !== "") yield piece;
      if (error) throw error;
      if (usage && text === "") return usage;
    }
  } finally {
    signal?.removeEventListener("abort", stopOnce);
    // A reader that leaves early stops the child too.
    stopOnce();
  }
}
