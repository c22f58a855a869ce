// The files of the open conversation: what is on its way, its documents, and which of them the next question is about.
import { createEffect, createMemo, createSignal, on, onCleanup } from "solid-js";
import type { Accessor } from "solid-js";
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import { api } from "../api.ts";
import type { DraftStorage } from "../conversation/drafts.ts";
import type { Workbench } from "../state/workbench.ts";
import { createAttached } from "./attached.ts";
import { refusalWords } from "./document-words.ts";
import { isOver } from "./page-strip.ts";
import { textFile } from "./paste.ts";
import { createPolledDocuments } from "./polled-documents.ts";
import type { PolledDocuments } from "./polled-documents.ts";
import { sendFile } from "./send-file.ts";
import { documentsOf, ingest, listDocuments } from "./server.ts";
import { createUploads } from "./uploads.ts";
import type { Home, Upload } from "./uploads.ts";

/** Documents one call may name. Source: personas.<id>.start, documents.link. */
const mostAtOnce = 100;

export interface ConversationFiles extends Omit<PolledDocuments, "documents"> {
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
  /** Adds a document of the library to the conversation that has not begun. */
  readonly attachToNew: (documentId: string) => void;
  /** The document is deleted: nothing here names it any more. */
  readonly forget: (documentId: string) => void;
  /** The text a document was made of here, if it was pasted. */
  readonly pastedText: (documentId: string) => string | undefined;
  /** Files that a message sent now would go without. */
  readonly moving: Accessor<boolean>;
  /** The documents the next question names. */
  readonly toAsk: () => readonly string[];
  /** A new conversation has begun with these documents; what else was added becomes its own. */
  readonly begun: (conversationId: string, asked: readonly string[]) => void;
  /** A message has gone out: the documents that were read then leave the composer. */
  readonly sent: (read: readonly DocumentInfo[]) => void;
  /** The last upload that ended, for who reads by ear. */
  readonly said: Accessor<string>;
  /** Grows with each file that became a document. */
  readonly arrived: Accessor<number>;
}

export function createConversationFiles(
  workbench: Pick<Workbench, "online" | "strings" | "language">,
  id: Accessor<string | null>,
  storage: DraftStorage | undefined,
): ConversationFiles {
  const chosen = createAttached(storage);
  const pasted = new Map<string, string>();
  let pick = () => {};
  const [said, setSaid] = createSignal("");
  const [arrived, setArrived] = createSignal(0);
  const words = () => workbench.strings().documents;

  const polled = createPolledDocuments(
    () => id() ?? "new",
    () => {
      const conversationId = id();
      return conversationId === null ? documentsOf(chosen.of(null).attached) : listDocuments(conversationId);
    },
    workbench.online,
  );
  const byIds = (ids: readonly string[]) =>
    ids.flatMap((each) => polled.documents().find(({ documentId }) => documentId === each) ?? []);

  const uploads = createUploads<DocumentInfo>({
    send: sendFile,
    ingest,
    online: workbench.online,
    onDone: (document, upload) => {
      if (upload.pasted !== undefined) pasted.set(document.documentId, upload.pasted);
      setSaid(words().attach.added(document.name));
      setArrived((count) => count + 1);
      if (upload.home === "library") return;
      const { conversationId } = upload.home;
      chosen.attach(conversationId, document.documentId);
      if (conversationId === id()) polled.put(document);
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
    const taken = new Set([...polled.documents(), ...here().map(({ file }) => file)].map((each) => each.name));
    const name = (at: number) => `${words().attach.pastedName}${at === 1 ? "" : ` ${at}`}.txt`;
    let at = 1;
    while (taken.has(name(at))) at += 1;
    return name(at);
  };

  return {
    ...polled,
    said,
    arrived,
    uploads: here,
    libraryUploads: createMemo(() => uploads.all().filter(({ home }) => home === "library")),
    attached: createMemo(() => byIds(chosen.of(id()).attached)),
    scope: createMemo(() => byIds(chosen.of(id()).scope)),
    setScope: (documentIds) => chosen.setScope(id(), documentIds),
    add: (files, folders, library) => {
      const home: Home = library ?? { conversationId: id() };
      for (const folder of folders) uploads.refuse(folder, home, "folder");
      if (files.length > 0) uploads.add(files, home);
    },
    pick: () => pick(),
    onPick: (open) => (pick = open),
    addText: (text) => uploads.add([textFile(text, nameOfText())], { conversationId: id() }, text),
    cancel: uploads.cancel,
    retry: uploads.retry,
    async detach({ documentId, stage }) {
      const conversationId = id();
      chosen.forget(conversationId, documentId);
      polled.drop(documentId);
      // A failure shows itself: the next look has the document again.
      if (!isOver(stage)) await api.documents.cancel.mutate({ documentId }).catch(() => undefined);
      if (conversationId !== null)
        await api.documents.unlink.mutate({ conversationId, documentId }).catch(() => undefined);
      await polled.refresh();
    },
    attachToNew: (documentId) => {
      chosen.attach(null, documentId);
      if (id() === null) void polled.refresh();
    },
    forget: (documentId) => {
      chosen.forget(id(), documentId);
      polled.drop(documentId);
    },
    pastedText: (documentId) => pasted.get(documentId),
    moving: createMemo(() =>
      here().some(({ state }) => state.is !== "refused" && (state.is !== "waiting" || workbench.online())),
    ),
    toAsk() {
      const { attached, scope } = chosen.of(id());
      const known = (ids: readonly string[]) =>
        byIds(ids)
          .map(({ documentId }) => documentId)
          .slice(0, mostAtOnce);
      if (scope.length > 0) return known(scope);
      return id() === null ? known(attached) : [];
    },
    begun(conversationId, asked) {
      const rest = chosen.of(null).attached.filter((each) => !asked.includes(each));
      chosen.adopt(conversationId);
      uploads.adopt(conversationId);
      const linked = Array.from({ length: Math.ceil(rest.length / mostAtOnce) }, (_, at) =>
        api.documents.link.mutate({
          conversationId,
          documentIds: rest.slice(at * mostAtOnce, (at + 1) * mostAtOnce),
        }),
      );
      // What could not be linked is still in the library.
      if (linked.length > 0) void Promise.allSettled(linked).then(polled.refresh);
    },
    sent: (read) =>
      chosen.detach(
        id(),
        read.map(({ documentId }) => documentId),
      ),
  };
}
