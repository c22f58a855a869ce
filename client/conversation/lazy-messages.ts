// What draws a conversation, fetched after the page is there: the first question can be asked without it.
import { lazy } from "solid-js";
import { prepareOutputs } from "./lazy-outputs.ts";

export const ConversationHead = lazy(() =>
  import("./ConversationHead.tsx").then((module) => ({ default: module.ConversationHead })),
);
export const Messages = lazy(() => import("./Messages.tsx"));

/** Fetches it, and what draws answers, ahead of the first one. */
export function prepareMessages(): void {
  void ConversationHead.preload();
  void Messages.preload();
  prepareOutputs();
}
