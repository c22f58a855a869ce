// What the parts of the conversation share: the live answers, the draft, and what a person can do.
import { batch, createContext, createEffect, createSignal, on, untrack, useContext } from "solid-js";
import type { Accessor } from "solid-js";
import { errorSentence } from "../../pipelines/engine/error-sentences.ts";
import { api } from "../api.ts";
import { createConversationFiles } from "../documents/conversation-files.ts";
import type { ConversationFiles } from "../documents/conversation-files.ts";
import { isOver } from "../documents/page-strip.ts";
import type { CataloguePersona, StartedRun } from "../../server/api.ts";
import type { Workbench } from "../state/workbench.ts";
import { createDraft } from "./draft.ts";
import type { Draft } from "./draft.ts";
import type { DraftStorage, Input } from "./drafts.ts";
import { failureOf } from "./failure.ts";
import { createLiveConversation } from "./live-conversation.ts";
import type { LiveConversation } from "./live-conversation.ts";
import { mainText } from "./main-text.ts";
import { createOutbox } from "./outbox.ts";
import type { Unsent } from "./outbox.ts";
import { startPersona } from "./start-persona.ts";
import { questionOf } from "./tree.ts";
import type { Asked } from "./tree.ts";
import { wordsOf } from "./words.ts";

export interface Session extends Omit<Draft, "setAdopting"> {
  readonly live: LiveConversation;
  readonly files: ConversationFiles;
  /** Why the last action did not happen, as a sentence; empty when it did. */
  readonly problem: Accessor<string>;
  readonly setProblem: (sentence: string) => void;
  /** The question that is being edited. */
  readonly editing: Accessor<string | null>;
  readonly setEditing: (questionId: string | null) => void;
  /** The run whose steps the panel shows; null is the latest. */
  readonly chosenRun: Accessor<string | null>;
  readonly chooseRun: (runId: string | null) => void;
  readonly unsent: Accessor<readonly Unsent[]>;
  /** True while a question is on its way to the server. */
  readonly sending: Accessor<boolean>;
  /** Grows with each question asked here: the view goes to its end. */
  readonly asked: Accessor<number>;
  /** Without documentIds: those chosen in the composer. */
  readonly ask: (persona: CataloguePersona, input: Input, documentIds?: readonly string[]) => Promise<boolean>;
  readonly edit: (questionId: string, input: Input) => Promise<boolean>;
  readonly retry: (answerId: string) => Promise<boolean>;
  readonly select: (messageId: string) => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Stops a queued run; its words are in the composer again. */
  readonly takeBack: (answerId: string) => Promise<void>;
  readonly takeUnsent: (id: string) => void;
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
  const live = createLiveConversation(workbench);
  const draft = createDraft(workbench, live.id, storage);
  const files = createConversationFiles(workbench, live.id, storage);
  const outbox = createOutbox(storage);
  const [problem, setProblem] = createSignal("");
  const [editing, setEditing] = createSignal<string | null>(null);
  const [chosenRun, chooseRun] = createSignal<string | null>(null);
  const [stored, setStored] = createSignal(outbox.all());
  const [sending, setSending] = createSignal(false);
  const [asked, setAsked] = createSignal(0);
  let focus = () => {};

  const words = () => wordsOf(workbench);
  createEffect(
    on([live.id, () => workbench.persona().id], ([conversationId], before) => {
      batch(() => {
        if (before?.[0] !== conversationId) setEditing(null);
        if (before?.[0] !== conversationId) chooseRun(null);
        setProblem("");
      });
    }),
  );

  function sentence(thrown: unknown, offline: string): string {
    const failure = failureOf(thrown);
    return failure.kind === "offline" ? offline : errorSentence(failure.error, workbench.language());
  }

  async function run(
    call: () => Promise<StartedRun>,
    persona: CataloguePersona,
    values: Input,
    { parentId, documentIds }: Pick<Asked, "parentId" | "documentIds">,
  ): Promise<void> {
    const by = { id: persona.id, version: persona.version };
    const question: Asked = { persona: by, input: values, text: mainText(persona, values), parentId, documentIds };
    const isNew = live.id() === null;
    draft.setAdopting(isNew);
    try {
      const { conversationId } = await live.begin(call, question);
      if (isNew) files.begun(conversationId, documentIds);
      batch(() => {
        setProblem("");
        chooseRun(null);
        setAsked((times) => times + 1);
      });
    } finally {
      draft.setAdopting(false);
    }
  }

  async function ask(persona: CataloguePersona, values: Input, documentIds = files.toAsk()): Promise<boolean> {
    if (sending()) return false;
    const conversationId = live.id();
    if (!workbench.online()) {
      outbox.put({ id: crypto.randomUUID(), conversationId, personaId: persona.id, input: values, documentIds });
      setStored(outbox.all());
      return true;
    }
    const parentId = live.tree().path.at(-1) ?? null;
    setSending(true);
    try {
      const place = conversationId === null ? {} : { conversationId, parentId };
      const read = files.attached().filter(({ stage }) => isOver(stage));
      const request = { input: values, documentIds, ...place };
      await run(() => startPersona(persona.id, request), persona, values, { parentId, documentIds });
      files.sent(read);
      return true;
    } catch (thrown) {
      setProblem(sentence(thrown, words().notSent));
      return false;
    } finally {
      setSending(false);
    }
  }

  /** A branch beside a message; false when it could not be begun. */
  async function branch(messageId: string, call: () => Promise<StartedRun>, values?: Input): Promise<boolean> {
    const question = questionOf(live.tree(), messageId);
    const persona = question && workbench.personaById(question.persona.id);
    if (!question || !persona || sending()) return false;
    setSending(true);
    try {
      await run(call, persona, values ?? question.input, question);
      return true;
    } catch (thrown) {
      setProblem(sentence(thrown, words().notDone));
      return false;
    } finally {
      setSending(false);
    }
  }

  async function stopRun(runId: string): Promise<boolean> {
    live.freeze(runId, true);
    try {
      await api.runs.stop.mutate({ runId, shown: live.live(runId).seq });
      return true;
    } catch (thrown) {
      live.freeze(runId, false);
      setProblem(sentence(thrown, words().notStopped));
      return false;
    }
  }

  async function flushUnsent(): Promise<void> {
    for (const each of untrack(unsent)) {
      const persona = workbench.personaById(each.personaId);
      if (!persona || !outbox.take(each.id)) continue;
      setStored(outbox.all());
      if (!(await ask(persona, each.input, each.documentIds))) draft.putBack(persona, each.input);
    }
  }

  const unsent = () => stored().filter((each) => each.conversationId === live.id());
  createEffect(
    on(
      [workbench.online, live.phase, files.moving],
      ([online, phase, moving]) => online && !moving && (phase === "ready" || phase === "new") && void flushUnsent(),
    ),
  );

  return {
    live,
    files,
    ...draft,
    problem,
    setProblem,
    editing,
    setEditing,
    chosenRun,
    chooseRun,
    unsent,
    sending,
    asked,
    ask,
    edit: (questionId, values) =>
      branch(questionId, () => api.messages.edit.mutate({ messageId: questionId, input: { ...values } }), values),
    retry: (answerId) => branch(answerId, () => api.messages.retry.mutate({ messageId: answerId })),
    async select(messageId) {
      await api.messages.select.mutate({ messageId }).then(
        ({ path }) => live.showPath(path),
        (thrown: unknown) => setProblem(sentence(thrown, words().notDone)),
      );
    },
    async stop() {
      const active = live.active();
      if (active) await stopRun(active.runId);
    },
    async takeBack(answerId) {
      const node = live.tree().nodes.get(answerId);
      const question = questionOf(live.tree(), answerId);
      const persona = question && workbench.personaById(question.persona.id);
      if (!node || !(await stopRun(node.runId)) || !question || !persona) return;
      draft.putBack(persona, question.input);
      focus();
    },
    takeUnsent(id) {
      const found = stored().find((each) => each.id === id);
      const persona = found && workbench.personaById(found.personaId);
      if (!found || !persona || !outbox.take(id)) return;
      setStored(outbox.all());
      draft.putBack(persona, found.input);
      focus();
    },
    focusComposer: () => focus(),
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
