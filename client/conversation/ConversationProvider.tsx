// Gives the conversation's screen and the steps panel one session.
import type { JSX } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";
import { SessionContext, createSession } from "./session.ts";

export function ConversationProvider(props: { readonly children: JSX.Element }) {
  const session = createSession(useWorkbench());
  return <SessionContext.Provider value={session}>{props.children}</SessionContext.Provider>;
}
