// What every part of the page may ask of the workbench: one value, given by WorkbenchProvider.
import { createContext, useContext } from "solid-js";
import type { Language } from "../../pipelines/engine/error-sentences.ts";
import type { LoggedEvent } from "../../pipelines/engine/events.ts";
import type { CataloguePersona, Conversation, ModelEntry, SystemStatus } from "../../server/api.ts";
import type { Failure } from "../conversation/failure.ts";
import type { Source } from "../documents/source.ts";
import type { Strings } from "../strings/en.ts";
import type { PageName } from "./address.ts";
import type { ConversationList } from "./conversation-list.ts";
import type { Connection } from "./follow-runs.ts";
import type { Preferences } from "./preferences.ts";

export type PageSection = "add" | "recorder";
export type PanelName = "steps" | "documents" | "source" | "memory" | "code" | "posts" | "map";

export interface Toast {
  readonly icon: "trash" | "check" | "warning";
  readonly title: string;
  readonly detail?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

export interface Target {
  readonly conversationId: string;
  readonly messageId: string;
}

export interface Workbench {
  readonly personas: () => readonly CataloguePersona[];
  /** The persona of the next message: the chosen tab. */
  readonly persona: () => CataloguePersona;
  readonly choosePersona: (id: string) => void;
  readonly personaById: (id: string) => CataloguePersona | undefined;

  /** Those known so far: pinned ones first, then by last use. */
  readonly conversations: () => readonly Conversation[];
  /** What the rail shows of them, and how it gets more. */
  readonly rail: Pick<ConversationList, "listed" | "total" | "hasMore" | "moreFailed" | "more">;
  readonly refreshConversations: () => Promise<void>;
  /** Makes conversations known that a search found. */
  readonly learnConversations: (conversations: readonly Conversation[]) => void;
  /** These three show their effect at once, and take it back when the server refuses (`conversationFailure`). */
  readonly renameConversation: (id: string, title: string) => Promise<void>;
  readonly pinConversation: (id: string, pinned: boolean) => Promise<void>;
  /** Deletes with an undo in a toast. */
  readonly removeConversation: (id: string) => Promise<void>;
  /** Opens the dialog that shares the conversation; null closes it. */
  readonly openShare: (conversationId: string | null) => void;
  readonly shareOf: () => string | null;
  readonly conversationFailure: () => Failure | null;
  readonly clearConversationFailure: () => void;
  /** The open conversation; null is a new one. Lives in the address. */
  readonly conversationId: () => string | null;
  readonly openConversation: (id: string | null) => void;
  /** Opens the conversation at one of its messages, on whatever branch that is. */
  readonly openMessage: (conversationId: string, messageId: string) => void;
  /** The message the address asks for, told anew each time it is asked for. */
  readonly target: () => Target | null;
  /** The words a link brought for the composer; they are gone from the address afterwards. */
  readonly linkedDraft: () => string | null;
  readonly dropLinkedDraft: () => void;
  readonly page: () => PageName;
  /** `section` is the part of the page to go to: the form that adds a server, the recorder. */
  readonly openPage: (page: PageName, section?: PageSection) => void;
  readonly pageSection: () => PageSection | null;

  readonly status: () => SystemStatus | undefined;
  readonly models: () => readonly ModelEntry[];
  /** The model that answers next: in a conversation the persona's own, where it has one; else the chosen one. */
  readonly selectedModel: () => ModelEntry | undefined;
  readonly refreshStatus: () => Promise<void>;

  /** Every event of every run of this person, from the page's one subscription. Returns the unsubscribe. */
  readonly onEvent: (listener: (logged: LoggedEvent) => void) => () => void;
  /** Each change of a conversation or its branches, made here or elsewhere; null: any may have been changed. Returns the unsubscribe. */
  readonly onChange: (listener: (conversationId: string | null) => void) => () => void;
  /** The same of documents: added, read further, put into a conversation or deleted. */
  readonly onDocuments: (listener: (documentIds: readonly string[] | null) => void) => () => void;
  /** False while the server cannot be reached. */
  readonly online: () => boolean;
  readonly connection: () => Connection;
  /** Tries to come back at once. */
  readonly reconnect: () => void;

  readonly panel: () => PanelName | null;
  readonly openPanel: (panel: PanelName | null) => void;
  /** What the source viewer shows while it is open: the citation chip that is filled. */
  readonly source: () => Source | null;
  /** Shows the citation or page in the panel. */
  readonly openSource: (source: Source) => void;
  readonly toast: (toast: Toast) => void;

  readonly preferences: Preferences;
  readonly language: () => Language;
  readonly strings: () => Strings;
  readonly local: (text: { readonly en: string; readonly de: string }) => string;
}

export const WorkbenchContext = createContext<Workbench>();

export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext);
  if (!workbench) throw new Error("useWorkbench must be used inside <WorkbenchProvider>");
  return workbench;
}
