// A waiting message's line: its place, the model it waits for, and when it may start.
import type { Answer } from "../../pipelines/engine/answer.ts";
import type { ConversationStrings } from "../strings/conversation.en.ts";
import { fill } from "./words.ts";

const minute = 60_000;

interface Waiting {
  readonly queue: Answer["queue"];
  /** False where nothing before it is being written: then it waits for the model alone. */
  readonly isAfter: boolean;
  readonly model: { readonly name: string; readonly state: string } | undefined;
}

export function queueLine({ queue, isAfter, model }: Waiting, words: ConversationStrings): string {
  const name = model?.name ?? words.theModel;
  if (!queue && isAfter) return words.placeAfter;
  if (!queue || (model && model.state !== "ready")) return fill(words.placeLoading, { model: name });
  const { position, size, etaMs } = queue;
  const place = fill(words.place, { position, size, model: name });
  if (etaMs === null) return place;
  const time =
    etaMs < 1.5 * minute
      ? fill(words.seconds, { count: Math.max(1, Math.round(etaMs / 1000)) })
      : fill(words.minutes, { count: Math.round(etaMs / minute) });
  return `${place}, ${fill(words.startsIn, { time })}`;
}
