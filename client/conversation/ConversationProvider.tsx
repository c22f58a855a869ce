// Gives the conversation's screen and the panels beside it one session, and what is kept of it.
import type { JSX } from "solid-js";
import { CodeVersionsContext, createCodeVersions } from "../code/code-versions.ts";
import { ShownCodeContext, createShownCode } from "../code/shown-code.ts";
import { openTabStorage } from "../code/kept-edits.ts";
import { PostDeskContext, createPostDesk } from "../creator/post-desk.ts";
import { MemoriesContext, createMemories } from "../memory/memories.ts";
import { useWorkbench } from "../state/workbench.ts";
import { SessionContext, createSession } from "./session.ts";

export function ConversationProvider(props: { readonly children: JSX.Element }) {
  const workbench = useWorkbench();
  const session = createSession(workbench);
  const memories = createMemories(session.live.id, session.newMemory);
  const code = createShownCode(workbench);
  const posts = createPostDesk(workbench, openTabStorage());
  return (
    <SessionContext.Provider value={session}>
      <MemoriesContext.Provider value={memories}>
        <ShownCodeContext.Provider value={code}>
          <CodeVersionsContext.Provider value={createCodeVersions(session.live, code, workbench.online)}>
            <PostDeskContext.Provider value={posts}>{props.children}</PostDeskContext.Provider>
          </CodeVersionsContext.Provider>
        </ShownCodeContext.Provider>
      </MemoriesContext.Provider>
    </SessionContext.Provider>
  );
}
