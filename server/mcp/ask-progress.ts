// A run's events as progress: its place in the queue, its steps by name, and its text as it grows.
import type { Persona } from "../../pipelines/engine/define-persona.ts";
import type { RunEvent } from "../../pipelines/engine/events.ts";
import type { Progress } from "./progress.ts";

/** Characters of the text's end in a message. */
const tailLength = 200;
/** Characters of the text's end that are kept for it: white space goes. */
const keptLength = 5 * tailLength;
/** Characters after which a step that writes counts as half done. */
const halfText = 1000;

/** Takes every event of the run in order. The text's new part is in `_meta` too, under `facet/text`: joined, they are the whole. */
export function askProgress({ steps, strings }: Persona, progress: Progress): (event: RunEvent) => void {
  const total = steps.length;
  let ended = 0;
  let title = "";
  const written = new Map<string, { readonly length: number; readonly end: string }>();
  const startAnew = () => {
    ended = 0;
    written.clear();
  };
  return (event) => {
    switch (event.type) {
      case "run-queued":
        return progress({ done: 0, total, message: `Waiting: place ${event.position} of ${event.size}` });
      case "run-start":
      case "run-resumed":
        return startAnew();
      case "step-start":
        title = strings.steps[event.step]?.en ?? event.step;
        return progress({ done: ended, total, message: title });
      case "step-progress": {
        const part = event.total ? event.done / event.total : 0;
        const count = event.total ? ` (${event.done} of ${event.total})` : ` (${event.done})`;
        return progress({ done: ended + Math.min(part, 1) * 0.9, total, message: `${title}${count}` });
      }
      case "step-end":
        ended = Math.min(ended + 1, total);
        return;
      case "text-delta": {
        const { field, text } = event;
        const before = written.get(field) ?? { length: 0, end: "" };
        const length = before.length + text.length;
        const end = (before.end + text).slice(-keptLength);
        written.set(field, { length, end });
        const part = length / (length + halfText);
        const data = { "facet/text": { field, text } };
        return progress({ done: ended + part * 0.9, total, message: `${title}: ${tailOf(end)}`, data });
      }
      case "run-progress":
      case "model-waiting":
      case "sources-found":
      case "memories-recalled":
      case "context-built":
      case "output":
      case "output-delta":
      case "note":
      case "run-end":
      case "conversation-titled":
      case "memories-kept":
      case "conversation-changed":
      case "documents-changed":
        return;
    }
  };
}

function tailOf(text: string): string {
  const line = text.replace(/\s+/g, " ").trimStart();
  return line.length > tailLength ? `…${line.slice(-tailLength)}` : line;
}
