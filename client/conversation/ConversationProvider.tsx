// Gives the conversation's screen and the panels beside it one session, and what is kept of it.
import type { JSX } from "solid-js";
import { MemoriesContext, createMemories } from "../memory/memories.ts";
import { useWorkbench } from "../state/workbench.ts";
import { SessionContext, createSession } from "./session.ts";

export function ConversationProvider(props: { readonly children: JSX.Element }) {
  const session = createSession(useWorkbench());
  const memories = createMemories(session.live.id);
  return (
    <SessionContext.Provider value={session}>
      <MemoriesContext.Provider value={memories}>{props.children}</MemoriesContext.Provider>
    </SessionContext.Provider>
  );
}
