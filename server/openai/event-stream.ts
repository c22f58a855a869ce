// Server-sent events as OpenAI writes them: data lines, `[DONE]`, and a comment now and then while there is nothing to say.
import type { Response } from "express";

/** Milliseconds without a word after which a comment keeps the connection open; proxies cut silent ones after 30 to 60 s. */
const usualQuietMs = 15_000;

export interface EventStream extends Disposable {
  readonly send: (data: object | "[DONE]") => void;
}

/** The head is sent with the first words: until then an error can still have a status of its own. */
export function openEventStream(response: Response, quietMs = usualQuietMs): EventStream {
  const begin = () => {
    if (response.headersSent) return;
    response.status(200).set({
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-cache, no-transform",
      "X-Accel-Buffering": "no",
    });
    response.flushHeaders();
  };
  const beat = setInterval(() => {
    if (response.destroyed) return;
    begin();
    response.write(": still working\n\n");
  }, quietMs);
  return {
    send: (data) => {
      begin();
      beat.refresh();
      response.write(`data: ${data === "[DONE]" ? data : JSON.stringify(data)}\n\n`);
    },
    [Symbol.dispose]: () => clearInterval(beat),
  };
}
