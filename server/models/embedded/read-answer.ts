// One answer of the child as an async generator: pieces as they come, told of an abort at once, freed when the child has let go.
import type { Usage } from "../../../pipelines/engine/answer.ts";

export interface AnswerEnd extends Usage {
  /** The limit of tokens ended it. */
  readonly isCut: boolean;
}

/** What the child's messages about one question are given to. */
export interface Listener {
  readonly onText: (text: string) => void;
  readonly onEnd: (end: AnswerEnd) => void;
  readonly onError: (error: Error) => void;
}

interface Asking {
  /** Registers the listener and sends the question. */
  readonly begin: (listener: Listener) => void;
  /** Tells the child to stop; called once. */
  readonly stop: () => void;
  readonly signal: AbortSignal | undefined;
}

/** Yields the answer's pieces and returns how it ended, with its usage. Throws the abort's reason without waiting for the child. */
export async function* readAnswer({ begin, stop, signal }: Asking): AsyncGenerator<string, AnswerEnd> {
  let text = "";
  let end: AnswerEnd | undefined;
  let error: Error | undefined;
  let stopped = false;
  let wake = Promise.withResolvers<void>();
  const stopOnce = (): void => {
    if (!stopped && !end && !error) stop();
    stopped = true;
    wake.resolve();
  };
  begin({
    onText: (piece) => {
      text += piece;
      wake.resolve();
    },
    onEnd: (told) => {
      end = told;
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
      if (end && text === "") return end;
    }
  } finally {
    signal?.removeEventListener("abort", stopOnce);
    // A reader that leaves early stops the child too.
    stopOnce();
  }
}
