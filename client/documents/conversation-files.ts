// The files of the open conversation: what is on its way, its documents, and which of them the next question is about.
import { createEffect, createMemo, createSignal, on, onCleanup } from "solid-js";
import type { Accessor } from "solid-js";
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import { api } from "../api.ts";
import type { DraftStorage } from "../conversation/drafts.ts";
import type { CataloguePersona } from "../../server/api.ts";
import type { Workbench } from "../state/workbench.ts";
import { readsDocuments } from "./accepted.ts";
import { createAttached } from "./attached.ts";
import { refusalWords } from "./document-words.ts";
import { createFollowedDocuments } from "./followed-documents.ts";
import type { FollowedDocuments } from "./followed-documents.ts";
import { isOver } from "./page-strip.ts";
import { textFile } from "./paste.ts";
import { sendFile } from "./send-file.ts";
import { documentsOf, ingest, listDocuments, namedAtMost } from "./server.ts";
import { createUploads } from "./uploads.ts";
import type { Home, Upload } from "./uploads.ts";

export interface ConversationFiles extends Omit<FollowedDocuments, "documents"> {
  /** The conversation's documents; before it has begun, those added to its first message. */
  readonly documents: Accessor<readonly DocumentInfo[]>;
  /** Files on their way here, and those refused. */
  readonly uploads: Accessor<readonly Upload[]>;
  readonly libraryUploads: Accessor<readonly Upload[]>;
  /** Documents added to the next message. */
  readonly attached: Accessor<readonly DocumentInfo[]>;
  /** Documents the questions are limited to; none: all are asked. */
  readonly scope: Accessor<readonly DocumentInfo[]>;
  readonly setScope: (documentIds: readonly string[]) => void;
  readonly add: (files: readonly File[], folders: readonly File[], home?: "library") => void;
  /** Opens the browser's own choice of files. */
  readonly pick: () => void;
  readonly onPick: (open: () => void) => void;
  /** A long pasted text, as a file. */
  readonly addText: (text: string) => void;
  readonly cancel: (uploadId: string) => void;
  readonly retry: (uploadId: string) => void;
  /** Takes a document out of the message and the conversation; it stays in the library. */
  readonly detach: (document: DocumentInfo) => Promise<void>;
  /** Adds documents of the library to a conversation; null: to the one that has not begun. Throws what the server said. */
  readonly include: (conversationId: string | null, documentIds: readonly string[]) => Promise<void>;
  /** Called with the files that are being added to the conversation; none for a pasted text. */
  readonly onAdd: (tell: (files: readonly File[]) => void) => void;
  /** The document is deleted: nothing here names it any more. */
  readonly forget: (documentId: string) => void;
  /** The text a document was made of here, if it was pasted. */
  readonly pastedText: (documentId: string) => string | undefined;
  /** Files that a message sent now would go without. */
  readonly moving: Accessor<boolean>;
  /** The documents the next question names; none where the persona that is asked reads none. */
  readonly toAsk: (persona?: Pick<CataloguePersona, "accepts">) => readonly string[];
  /** A new conversation has begun with these documents; what else was added becomes its own. */
  readonly begun: (conversationId: string, asked: readonly string[]) => void;
  /** A message is about to go out. What is returned is called when it has: documents that were read by then, and files that were refused, leave the composer. */
  readonly going: () => () => void;
  /** The last upload that ended, for who reads by ear. */
  readonly said: Accessor<string>;
  /** Grows with each document that was added, deleted or put into a conversation here. */
  readonly libraryChanges: Accessor<number>;
}

export function createConversationFiles(
  workbench: Pick<Workbench, "online" | "onDocuments" | "strings" | "language">,
  id: Accessor<string | null>,
  storage: DraftStorage | undefined,
): ConversationFiles {
  const chosen = createAttached(storage);
  const pasted = new Map<string, string>();
  let pick = () => {};
  let tellAdded: (files: readonly File[]) => void = () => {};
  const [said, setSaid] = createSignal("");
  const [libraryChanges, setLibraryChanges] = createSignal(0);
  const libraryChanged = () => setLibraryChanges((count) => count + 1);
  const words = () => workbench.strings().documents;

  const followed = createFollowedDocuments(
    () => id() ?? "new",
    {
      all: () => {
        const conversationId = id();
        return conversationId === null ? documentsOf(chosen.of(null).attached) : listDocuments({ conversationId });
      },
      some: async (documentIds) => {
        const conversationId = id();
        const { attached } = chosen.of(null);
        const some = await (conversationId === null
          ? documentsOf(documentIds.filter((each) => attached.includes(each)))
          : listDocuments({ conversationId, documentIds: [...documentIds] }));
        return some.documents;
      },
    },
    workbench,
  );
  const byIds = (ids: readonly string[]) =>
    ids.flatMap((each) => followed.documents().find(({ documentId }) => documentId === each) ?? []);

  const uploads = createUploads<DocumentInfo>({
    send: sendFile,
    ingest,
    online: workbench.online,
    onDone: (document, upload) => {
      if (upload.pasted !== undefined) pasted.set(document.documentId, upload.pasted);
      setSaid(words().attach.added(document.name));
      libraryChanged();
      if (upload.home === "library") return;
      const { conversationId } = upload.home;
      chosen.attach(conversationId, document.documentId);
      if (conversationId === id()) followed.put(document);
    },
    onRefused: ({ file, state }) => {
      const why = state.is === "refused" ? refusalWords(state.why, workbench) : "";
      setSaid(words().attach.refused(file.name, why));
    },
  });
  createEffect(on(workbench.online, (online) => online && uploads.resume(), { defer: true }));

  const here = createMemo(() => uploads.all().filter(({ home }) => home !== "library" && home.conversationId === id()));
  const onTheirWay = () => uploads.all().filter(({ state }) => state.is !== "refused");
  const warn = (event: BeforeUnloadEvent) => {
    if (onTheirWay().length > 0) event.preventDefault();
  };
  addEventListener("beforeunload", warn);
  onCleanup(() => removeEventListener("beforeunload", warn));

  const nameOfText = () => {
    const taken = new Set([...followed.documents(), ...here().map(({ file }) => file)].map((each) => each.name));
    const name = (at: number) => `${words().attach.pastedName}${at === 1 ? "" : ` ${at}`}.txt`;
    let at = 1;
    while (taken.has(name(at))) at += 1;
    return name(at);
  };

  return {
    ...followed,
    said,
    libraryChanges,
    uploads: here,
    libraryUploads: createMemo(() => uploads.all().filter(({ home }) => home === "library")),
    attached: createMemo(() => byIds(chosen.of(id()).attached)),
    scope: createMemo(() => byIds(chosen.of(id()).scope)),
    setScope: (documentIds) => chosen.setScope(id(), documentIds),
    add: (files, folders, library) => {
      const home: Home = library ?? { conversationId: id() };
      for (const folder of folders) uploads.refuse(folder, home, "folder");
      if (files.length === 0) return;
      if (home !== "library") tellAdded(files);
      uploads.add(files, home);
    },
    pick: () => pick(),
    onPick: (open) => (pick = open),
    addText: (text) => {
      tellAdded([]);
      uploads.add([textFile(text, nameOfText())], { conversationId: id() }, text);
    },
    onAdd: (tell) => (tellAdded = tell),
    cancel: uploads.cancel,
    retry: uploads.retry,
    async detach({ documentId, stage }) {
      const conversationId = id();
      chosen.forget(conversationId, documentId);
      followed.drop(documentId);
      // A failure shows itself: the next look has the document again.
      if (!isOver(stage)) await api.documents.cancel.mutate({ documentId }).catch(() => undefined);
      if (conversationId !== null)
        await api.documents.unlink.mutate({ conversationId, documentId }).catch(() => undefined);
      await followed.refresh();
    },
    async include(conversationId, documentIds) {
      if (conversationId === null) for (const each of documentIds) chosen.attach(null, each);
      else {
        await linkAll(conversationId, documentIds);
        const { scope } = chosen.of(conversationId);
        // Who limits the questions and then adds a document wants it to be read too.
        if (scope.length > 0) chosen.setScope(conversationId, [...scope, ...documentIds]);
      }
      libraryChanged();
      if (id() === conversationId) await followed.refresh();
    },
    forget: (documentId) => {
      chosen.forget(id(), documentId);
      followed.drop(documentId);
      libraryChanged();
    },
    pastedText: (documentId) => pasted.get(documentId),
    moving: createMemo(() =>
      here().some(({ state }) => state.is !== "refused" && (state.is !== "waiting" || workbench.online())),
    ),
    toAsk(persona) {
      if (persona && !readsDocuments(persona)) return [];
      const { attached, scope } = chosen.of(id());
      // Before the list is here only the server knows what is gone: to name none would be to ask all.
      const known = (ids: readonly string[]) =>
        (followed.loaded() ? byIds(ids).map(({ documentId }) => documentId) : ids).slice(0, namedAtMost);
      if (scope.length > 0) return known(scope);
      return id() === null ? known(attached) : [];
    },
    begun(conversationId, asked) {
      const rest = chosen.of(null).attached.filter((each) => !asked.includes(each));
      chosen.adopt(conversationId);
      uploads.adopt(conversationId);
      // What could not be linked is still in the library.
      if (rest.length > 0) void Promise.allSettled([linkAll(conversationId, rest)]).then(followed.refresh);
    },
    going() {
      const read = byIds(chosen.of(id()).attached).filter(({ stage }) => isOver(stage));
      const before = here();
      return () => {
        uploads.forgetRefused(before);
        chosen.detach(
          id(),
          read.map(({ documentId }) => documentId),
        );
      };
    },
  };
}

/** One call after the other: what was linked before one fails stays so. */
async function linkAll(conversationId: string, documentIds: readonly string[]): Promise<void> {
  for (let at = 0; at < documentIds.length; at += namedAtMost)
    await api.documents.link.mutate({ conversationId, documentIds: documentIds.slice(at, at + namedAtMost) });
}
