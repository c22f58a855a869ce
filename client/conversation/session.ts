// What the parts of the conversation share: the live answers, the draft, and what a person can do.
import { batch, createContext, createEffect, createSignal, on, useContext } from "solid-js";
import type { Accessor } from "solid-js";
import { createCodeIntake } from "../code/code-intake.ts";
import type { CodeIntake } from "../code/code-intake.ts";
import { createConversationFiles } from "../documents/conversation-files.ts";
import type { ConversationFiles } from "../documents/conversation-files.ts";
import { createConversationImages } from "../images/conversation-images.ts";
import type { ConversationImages } from "../images/conversation-images.ts";
import { createNewMemory } from "../memory/new-memory.ts";
import type { NewMemory } from "../memory/new-memory.ts";
import type { Workbench } from "../state/workbench.ts";
import { createAddressee } from "./addressee.ts";
import type { Addressee } from "./addressee.ts";
import { createAsking } from "./asking.ts";
import type { Asking } from "./asking.ts";
import { createBranching } from "./branching.ts";
import type { Branching } from "./branching.ts";
import { createDraft } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { createDrafts } from "./drafts.ts";
import type { DraftStorage } from "./drafts.ts";
import { createLiveConversation } from "./live-conversation.ts";
import type { LiveConversation } from "./live-conversation.ts";
import { createProblem } from "./problem.ts";
import type { Problem } from "./problem.ts";
import { createShowing } from "./showing.ts";
import type { Showing } from "./showing.ts";
import { createStopping } from "./stopping.ts";
import type { Stopping } from "./stopping.ts";

export interface Session extends Draft, Problem, Stopping, Asking, Branching, Showing {
  readonly live: LiveConversation;
  readonly files: ConversationFiles;
  readonly images: ConversationImages;
  /** Of the conversation that has not begun. */
  readonly newMemory: NewMemory;
  /** The code a person brings to the next message. */
  readonly code: CodeIntake;
  /** Who gets the next message and with what: the chosen tab, or who was named with `@`. */
  readonly next: Addressee;
  /** The question that is being edited. */
  readonly editing: Accessor<string | null>;
  readonly setEditing: (questionId: string | null) => void;
  /** The run whose steps the panel shows; null is the latest. */
  readonly chosenRun: Accessor<string | null>;
  readonly chooseRun: (runId: string | null) => void;
  readonly focusComposer: () => void;
  readonly onFocusComposer: (focus: () => void) => void;
}

export const SessionContext = createContext<Session>();

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession must be used inside <ConversationProvider>");
  return session;
}

export function createSession(workbench: Workbench): Session {
  const storage = openStorage();
  const drafts = createDrafts(storage);
  const live = createLiveConversation(workbench);
  const images = createConversationImages(workbench, live.id, storage);
  const draft = createDraft(workbench, live.id, drafts, images.attach);
  const files = createConversationFiles(workbench, live.id, storage);
  const newMemory = createNewMemory(storage);
  const problem = createProblem(workbench);
  const [editing, setEditing] = createSignal<string | null>(null);
  const [chosenRun, chooseRun] = createSignal<string | null>(null);
  let focus = () => {};
  const focusComposer = () => focus();

  createEffect(
    on([live.id, () => workbench.persona().id], ([conversationId], before) => {
      batch(() => {
        if (before?.[0] !== conversationId) setEditing(null);
        if (before?.[0] !== conversationId) chooseRun(null);
        problem.setProblem("");
      });
    }),
  );

  const shared = { workbench, live, draft, problem, focusComposer };
  const stopping = createStopping(shared);
  const asking = createAsking({
    ...shared,
    files,
    images,
    newMemory,
    storage,
    stopping,
    onAsked() {
      problem.setProblem("");
      chooseRun(null);
    },
  });
  const branching = createBranching({ ...shared, images, stopping });
  const next = createAddressee(workbench, live.id, draft, drafts);

  return {
    live,
    files,
    images,
    newMemory,
    code: createCodeIntake({ conversationId: live.id, next, drafts, files: images.before(next.persona, files) }),
    next,
    ...draft,
    ...problem,
    ...stopping,
    ...asking,
    ...branching,
    ...createShowing(live, branching.select),
    editing,
    setEditing,
    chosenRun,
    chooseRun,
    focusComposer,
    onFocusComposer: (next) => (focus = next),
  };
}

/** Local storage, where the browser allows it. */
function openStorage(): DraftStorage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
