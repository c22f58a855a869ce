// Files on their way to the server: a few at a time, with progress, cancel, retry, and patience while there is no connection.
import { createSignal } from "solid-js";
import type { Accessor } from "solid-js";
import type { FacetErrorData } from "../../pipelines/engine/errors.ts";
import type { Failure } from "../conversation/failure.ts";

/** Files sent at once: more of them only share the same line. */
const mostAtOnce = 3;
/** Milliseconds before a broken sending is tried again, and how often while the page says that the server is there. */
const again = { pause: 1500, tries: 4 } as const;

/** Where a file goes: a conversation (null: the new one that is not begun yet), or the library alone. */
export type Home = { readonly conversationId: string | null } | "library";

export type UploadState =
  | { readonly is: "queued" }
  /** `share` of the bytes that are there, 0 to 1. */
  | { readonly is: "sending"; readonly share: number }
  /** Goes on by itself when the server is back. */
  | { readonly is: "waiting" }
  | { readonly is: "refused"; readonly why: Refusal };

/** What the server said; or the connection broke again and again; or it was a folder. */
export type Refusal = FacetErrorData | "broken" | "folder";

export interface Upload {
  readonly id: string;
  readonly home: Home;
  readonly file: File;
  /** The text it was made of, where it was pasted: it can be put back. */
  readonly pasted?: string;
  readonly state: UploadState;
}

export type Sent<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export interface UploadWays<Document> {
  /** Stores the bytes. Resolves also on failure and abort. */
  readonly send: (file: File, onShare: (share: number) => void, signal: AbortSignal) => Promise<Sent<string>>;
  /** Makes a document of stored bytes. */
  readonly ingest: (fileId: string, name: string, home: Home) => Promise<Sent<Document>>;
  readonly online: () => boolean;
  /** A file has become a document. */
  readonly onDone: (document: Document, upload: Upload) => void;
  readonly onRefused: (upload: Upload) => void;
  /** For tests; default setTimeout. */
  readonly later?: (act: () => void, ms: number) => void;
}

export interface Uploads {
  /** What is on its way or was refused; what is done is gone from here. */
  readonly all: Accessor<readonly Upload[]>;
  readonly add: (files: readonly File[], home: Home, pasted?: string) => void;
  /** A refusal known before anything is sent: a folder. */
  readonly refuse: (file: File, home: Home, why: Refusal) => void;
  /** Takes it away, whatever it does. */
  readonly cancel: (id: string) => void;
  readonly retry: (id: string) => void;
  /** The connection is back. */
  readonly resume: () => void;
  /** A message has gone out: what was told of files refused before it is over. A pasted text stays: there is no other copy of it. */
  readonly forgetRefused: (before: readonly Upload[]) => void;
  /** The new conversation has begun: its files belong to it. */
  readonly adopt: (conversationId: string) => void;
}

export function createUploads<Document>(ways: UploadWays<Document>): Uploads {
  const [all, setAll] = createSignal<readonly Upload[]>([]);
  const aborts = new Map<string, AbortController>();
  const tries = new Map<string, number>();
  const later = ways.later ?? ((act, ms) => void setTimeout(act, ms));

  const find = (id: string) => all().find((each) => each.id === id);
  const set = (id: string, state: UploadState) =>
    setAll((now) => now.map((each) => (each.id === id ? { ...each, state } : each)));
  const drop = (id: string) => {
    setAll((now) => now.filter((each) => each.id !== id));
    aborts.delete(id);
    tries.delete(id);
  };

  function pump(): void {
    if (!ways.online()) {
      setAll((now) => now.map((each) => (each.state.is === "queued" ? { ...each, state: { is: "waiting" } } : each)));
      return;
    }
    for (const { id } of all().filter((each) => each.state.is === "queued")) {
      if (aborts.size >= mostAtOnce) return;
      void carry(id);
    }
  }

  async function carry(id: string): Promise<void> {
    const upload = find(id);
    if (!upload) return;
    const abort = new AbortController();
    aborts.set(id, abort);
    set(id, { is: "sending", share: 0 });
    const { file } = upload;
    const sent = await ways.send(file, (share) => find(id) && set(id, { is: "sending", share }), abort.signal);
    // Asked anew: a conversation may have begun meanwhile.
    const home = find(id)?.home ?? upload.home;
    const made = sent.ok && !abort.signal.aborted ? await ways.ingest(sent.value, file.name, home) : sent;
    const still = find(id);
    if (still && aborts.get(id) === abort && !abort.signal.aborted) end(still, made as Sent<Document>);
    pump();
  }

  function end(upload: Upload, made: Sent<Document>): void {
    const { id } = upload;
    aborts.delete(id);
    if (made.ok) {
      // Before it is gone from here: a message that waits for it goes out with it.
      ways.onDone(made.value, upload);
      drop(id);
    } else if (made.failure.kind === "offline") waitFor(id);
    else refuse(id, made.failure.error);
  }

  /** A connection that breaks although the server is there is tried a few times, then told as an error. */
  function waitFor(id: string): void {
    const count = ways.online() ? (tries.get(id) ?? 0) + 1 : 0;
    tries.set(id, count);
    if (count >= again.tries) return refuse(id, "broken");
    set(id, { is: "waiting" });
    if (count > 0) later(() => resumeOne(id), again.pause * count);
  }

  function refuse(id: string, why: Refusal): void {
    set(id, { is: "refused", why });
    const refused = find(id);
    if (refused) ways.onRefused(refused);
  }

  function resumeOne(id: string): void {
    if (find(id)?.state.is !== "waiting" || !ways.online()) return;
    set(id, { is: "queued" });
    pump();
  }

  const enter = (files: readonly File[], home: Home, state: UploadState, pasted?: string) => {
    const added = files.map((file): Upload => {
      const made = { id: crypto.randomUUID(), home, file, state };
      return pasted === undefined ? made : { ...made, pasted };
    });
    setAll((now) => [...now, ...added]);
    return added;
  };

  return {
    all,
    add: (files, home, pasted) => {
      enter(files, home, { is: "queued" }, pasted);
      pump();
    },
    refuse: (file, home, why) => {
      for (const upload of enter([file], home, { is: "refused", why })) ways.onRefused(upload);
    },
    cancel: (id) => {
      aborts.get(id)?.abort();
      drop(id);
      pump();
    },
    retry: (id) => {
      if (find(id)?.state.is !== "refused") return;
      tries.delete(id);
      set(id, { is: "queued" });
      pump();
    },
    resume: () => {
      tries.clear();
      setAll((now) => now.map((each) => (each.state.is === "waiting" ? { ...each, state: { is: "queued" } } : each)));
      pump();
    },
    forgetRefused: (before) => {
      const told = new Set(before.filter(isTold).map(({ id }) => id));
      // One that is tried again meanwhile is on its way.
      for (const { id } of all().filter((each) => told.has(each.id) && isTold(each))) drop(id);
    },
    adopt: (conversationId) =>
      setAll((now) =>
        now.map((each) =>
          each.home !== "library" && each.home.conversationId === null ? { ...each, home: { conversationId } } : each,
        ),
      ),
  };
}

/** It was refused, and the person has the file itself. */
function isTold({ state, pasted }: Upload): boolean {
  return state.is === "refused" && pasted === undefined;
}
