// Gives the answers of the open conversation what was said of them.
import type { JSX } from "solid-js";
import { api } from "../api.ts";
import { useWorkbench } from "../state/workbench.ts";
import { createFeedback, FeedbackContext } from "./feedback.ts";

export function FeedbackProvider(props: { readonly children: JSX.Element }): JSX.Element {
  const { conversationId, online } = useWorkbench();
  const feedback = createFeedback(api.feedback, conversationId, online);
  return <FeedbackContext.Provider value={feedback}>{props.children}</FeedbackContext.Provider>;
}
