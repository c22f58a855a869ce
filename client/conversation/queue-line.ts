// A waiting message's line: its place, the model it waits for, and when it may start.
import type { Answer } from "../../pipelines/engine/fold.ts";
import type { ConversationStrings } from "../strings/conversation.en.ts";
import { fill } from "./words.ts";

const minute = 60_000;

export function queueLine(queue: Answer["queue"], model: string | undefined, words: ConversationStrings): string {
  if (!queue) return words.placeAfter;
  const { position, size, etaMs } = queue;
  const place = fill(words.place, { position, size, model: model ?? words.theModel });
  if (etaMs === null) return place;
  const time =
    etaMs < 1.5 * minute
      ? fill(words.seconds, { count: Math.max(1, Math.round(etaMs / 1000)) })
      : fill(words.minutes, { count: Math.round(etaMs / minute) });
  return `${place}, ${fill(words.startsIn, { time })}`;
}
