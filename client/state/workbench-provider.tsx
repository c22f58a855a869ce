// Builds the workbench from the server's first answers and gives it to the page.
import { createMemo, createSignal, onCleanup } from "solid-js";
import type { JSX } from "solid-js";
import type { LoggedEvent } from "../../pipelines/engine/events.ts";
import type { Conversation } from "../../server/api.ts";
import { api, openRunStream } from "../api.ts";
import { createLookAgain } from "./look-again.ts";
import type { Source } from "../documents/source.ts";
import { showToast } from "../shell/toasts.tsx";
import { stringsOf } from "../strings/languages.ts";
import type { Address } from "./address.ts";
import type { Boot } from "./boot.ts";
import { modelFor } from "./choose-model.ts";
import { createConversationList } from "./conversation-list.ts";
import { followRuns } from "./follow-runs.ts";
import type { Connection } from "./follow-runs.ts";
import { createNavigation } from "./navigation.ts";
import type { Preferences } from "./preferences.ts";
import { createServerStatus } from "./server-status.ts";
import { WorkbenchContext } from "./workbench.ts";
import type { PageSection, PanelName, Target, Workbench } from "./workbench.ts";

/** Milliseconds in which several run events lead to one look at the list. */
const listPause = 150;

export function WorkbenchProvider(props: {
  readonly boot: Boot;
  readonly preferences: Preferences;
  readonly children: JSX.Element;
}): JSX.Element {
  // Both are given once: a new boot is a new page.
  const workbench = createWorkbench(props.boot, props.preferences);
  return <WorkbenchContext.Provider value={workbench}>{props.children}</WorkbenchContext.Provider>;
}

function createWorkbench(boot: Boot, preferences: Preferences): Workbench {
  const strings = () => stringsOf(preferences.language());
  const list = createConversationList(api.conversations);
  list.setFirst(boot.conversations);
  const [connection, setConnection] = createSignal<Connection>({ state: "connecting" });
  const online = createMemo(() => connection().state !== "away");
  const server = createServerStatus(() => api.system.status.query(), online);
  server.set(boot.status);
  const [panel, openPanel] = createSignal<PanelName | null>(null);
  const [shownSource, setShownSource] = createSignal<Source | null>(null);
  const [shareOf, openShare] = createSignal<string | null>(null);
  const [pageSection, setPageSection] = createSignal<PageSection | null>(null);

  const find = (id: string | null): Conversation | undefined => list.all().find((each) => each.conversationId === id);
  /** An address may name a conversation that is not known, or is gone: then the page says so. */
  const checkAddress = async (address: Address) => {
    const { conversationId, personaId, messageId } = address;
    setChecked(false);
    setTarget(conversationId !== null && messageId !== null ? { conversationId, messageId } : null);
    chosePersona(personaId);
    if (conversationId !== null) {
      const found = find(conversationId) ?? (await list.find(conversationId));
      if (navigation.address().conversationId !== conversationId) return;
      if (found === "gone") setMissing(conversationId);
      else if (found !== "unknown" && personaId === null) chosePersona(found.personas.at(-1) ?? null);
    }
    setChecked(true);
  };
  const [checked, setChecked] = createSignal(false);
  const [target, setTarget] = createSignal<Target | null>(null, { equals: false });
  const [missing, setMissing] = createSignal<string | null>(null);
  const navigation = createNavigation((address) => void checkAddress(address));

  const [chosen, setChosen] = createSignal<string | null>(preferences.lastPersona());
  const personaById = (id: string) => boot.personas.find((each) => each.id === id);
  const persona = createMemo(() => {
    const found = personaById(chosen() ?? "") ?? boot.personas[0];
    if (!found) throw new Error("the server has no persona");
    return found;
  });
  const chosePersona = (id: string | null) => {
    if (id !== null && personaById(id)) setChosen(id);
  };
  void checkAddress(navigation.address());

  const listeners = new Set<(logged: LoggedEvent) => void>();
  const changeListeners = new Set<(conversationId: string | null) => void>();
  const documentListeners = new Set<(documentIds: readonly string[] | null) => void>();
  let refreshTimer: ReturnType<typeof setTimeout> | undefined;
  const refreshSoon = () => {
    clearTimeout(refreshTimer);
    refreshTimer = setTimeout(() => void list.refresh(), listPause);
  };
  createLookAgain(refreshSoon);
  const follow = followRuns({
    open: openRunStream,
    after: boot.cursor,
    onEvent: (logged) => {
      for (const listener of listeners) listener(logged);
      const { event } = logged;
      if (event.type === "run-queued" || event.type === "run-start" || event.type === "run-end") refreshSoon();
      if (event.type === "conversation-titled") list.tell(event.conversationId, { title: event.title });
    },
    onChange: (conversationId) => {
      refreshSoon();
      if (conversationId !== null) void list.lookAt(conversationId);
      for (const listener of changeListeners) listener(conversationId);
    },
    onDocuments: (documentIds) => {
      for (const listener of documentListeners) listener(documentIds);
    },
    onConnection: (next) => {
      const cameBack = connection().state === "away" && next.state === "live";
      setConnection(next);
      if (cameBack) server.refresh().catch(() => undefined);
    },
  });
  const reconnectIfAway = () => {
    if (connection().state === "away") follow.tryNow();
  };
  addEventListener("online", reconnectIfAway);
  onCleanup(() => {
    removeEventListener("online", reconnectIfAway);
    clearTimeout(refreshTimer);
    follow.end();
  });

  const openConversation = (conversationId: string | null) => {
    setMissing(null);
    setTarget(null);
    if (conversationId !== navigation.address().conversationId)
      chosePersona(find(conversationId)?.personas.at(-1) ?? null);
    navigation.go({ page: "conversation", conversationId, personaId: null });
  };
  const openMessage = (conversationId: string, messageId: string) => {
    setMissing(null);
    navigation.go({ page: "conversation", conversationId, personaId: null, messageId });
    void checkAddress(navigation.address());
  };
  const undoRemove = async (removed: Conversation, wasOpen: boolean) => {
    await list.restore(removed);
    if (wasOpen && find(removed.conversationId)) openConversation(removed.conversationId);
  };
  const models = () => server.status()?.models ?? [];
  // Memos: what hangs on the conversation must not run again because the address told of another persona.
  const conversationId = createMemo(() => navigation.address().conversationId);
  const page = createMemo(() => {
    const { page: at, personaId } = navigation.address();
    const isMissing = missing() !== null && missing() === conversationId();
    return isMissing || (at === "api" && personaId !== null && !personaById(personaId)) ? "not-found" : at;
  });

  return {
    personas: () => boot.personas,
    persona,
    personaById,
    choosePersona: (id) => {
      chosePersona(id);
      preferences.setLastPersona(id);
      if (navigation.address().page === "conversation") navigation.replace({ ...navigation.address(), personaId: id });
      if (navigation.address().page === "api") navigation.go({ page: "api", conversationId: null, personaId: id });
    },
    conversations: list.all,
    rail: list,
    learnConversations: list.learn,
    refreshConversations: list.refresh,
    renameConversation: list.rename,
    pinConversation: list.pin,
    removeConversation: async (id) => {
      const wasOpen = navigation.address().conversationId === id;
      const removed = await list.remove(id);
      if (!removed) return;
      if (wasOpen && navigation.address().conversationId === id) openConversation(null);
      const detail = strings().rail.removedDetail(removed.messages);
      const action = { label: strings().undo, run: () => void undoRemove(removed.conversation, wasOpen) };
      showToast({ icon: "trash", title: strings().rail.removed, detail, action }, strings());
    },
    openShare,
    shareOf,
    conversationFailure: list.failure,
    clearConversationFailure: list.clearFailure,
    conversationId,
    openConversation,
    openMessage,
    target,
    // The persona it is for is known only then.
    linkedDraft: () => (checked() ? navigation.address().draft : null),
    dropLinkedDraft: () => navigation.replace({ ...navigation.address(), draft: null }),
    page,
    openPage: (page, section) => {
      setPageSection(section ?? null);
      navigation.go({ page, conversationId: null, personaId: page === "api" ? persona().id : null });
    },
    pageSection,
    status: server.status,
    models,
    selectedModel: createMemo(() =>
      page() === "conversation" ? modelFor(models(), persona().id) : models().find((each) => each.selected),
    ),
    refreshStatus: server.refresh,
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onChange: (listener) => {
      changeListeners.add(listener);
      return () => changeListeners.delete(listener);
    },
    onDocuments: (listener) => {
      documentListeners.add(listener);
      return () => documentListeners.delete(listener);
    },
    online,
    connection,
    reconnect: follow.tryNow,
    panel,
    openPanel,
    source: () => (panel() === "source" ? shownSource() : null),
    openSource: (source) => {
      setShownSource(source);
      openPanel("source");
    },
    toast: (toast) => showToast(toast, strings()),
    preferences,
    language: preferences.language,
    strings,
    local: (text) => text[preferences.language()],
  };
}
