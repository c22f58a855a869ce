// The versions of the code on the shown branch: asked for while something on the page shows them, once for all of it.
import { createContext, createEffect, createMemo, createSignal, on, onCleanup, useContext } from "solid-js";
import type { Accessor } from "solid-js";
import { versionsIn } from "../../pipelines/engine/code-version-list.ts";
import type { CodeVersionList, KnownVersion } from "../../pipelines/engine/code-version-list.ts";
import type { CodeFile, CodeVersion } from "../../pipelines/engine/code.ts";
import { api } from "../api.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import type { LiveConversation } from "../conversation/live-conversation.ts";
import type { ShownCode } from "./shown-code.ts";

export interface CodeVersions {
  /** Oldest first. */
  readonly versions: Accessor<readonly KnownVersion[]>;
  /** What a follow-up is about; undefined where there is no code. It is always whole. */
  readonly current: Accessor<CodeVersion | undefined>;
  /** Asks for the files of a version that is here without them; once. */
  readonly need: (version: KnownVersion | undefined) => void;
  /** False until the first answer for this branch. */
  readonly loaded: Accessor<boolean>;
  readonly failure: Accessor<Failure | null>;
  readonly refresh: () => Promise<void>;
  /** Resolves when the versions asked for last are there, or the asking failed. */
  readonly settled: () => Promise<void>;
}

interface Followed extends CodeVersions {
  /** Returns the end of it. */
  readonly follow: () => () => void;
}

const empty: CodeVersionList = { versions: [], texts: [] };

const none: Followed = {
  versions: () => [],
  current: () => undefined,
  need: () => {},
  loaded: () => false,
  failure: () => null,
  refresh: async () => {},
  settled: async () => {},
  follow: () => () => {},
};

export const CodeVersionsContext = createContext<Followed>(none);

/** Under an owner: they are kept up to date as long as it lives. */
export function useCodeVersions(): CodeVersions {
  const versions = useContext(CodeVersionsContext);
  onCleanup(versions.follow());
  return versions;
}

export function createCodeVersions(
  { id, tree, ended }: Pick<LiveConversation, "id" | "tree" | "ended">,
  { changes }: Pick<ShownCode, "changes">,
  online: Accessor<boolean>,
): Followed {
  const [list, setList] = createSignal(empty);
  const [whole, setWhole] = createSignal<ReadonlyMap<string, readonly CodeFile[]>>(new Map());
  const versions = createMemo(() => versionsIn(list(), whole()));
  const needed = new Set<string>();
  const [loaded, setLoaded] = createSignal(false);
  const [failure, setFailure] = createSignal<Failure | null>(null);
  const [followers, setFollowers] = createSignal(0);
  let asked = 0;
  let latest = Promise.resolve();

  async function refresh(): Promise<void> {
    const [conversationId, messageId] = [id(), tree().path.at(-1)];
    const now = ++asked;
    if (conversationId === null || messageId === undefined) return void setList(empty);
    try {
      const found = await api.code.versions.query({ conversationId, messageId });
      if (now !== asked) return;
      setList(found);
      setLoaded(true);
      setFailure(null);
    } catch (thrown) {
      if (now === asked) setFailure(failureOf(thrown));
    }
  }

  /** What a version holds never changes, so that it is kept over later lists. */
  async function fetchWhole(versionId: string): Promise<void> {
    const [conversationId, messageId] = [id(), tree().path.at(-1)];
    if (conversationId === null || messageId === undefined || needed.has(versionId)) return;
    needed.add(versionId);
    try {
      const { files } = await api.code.version.query({ conversationId, messageId, versionId });
      if (conversationId === id()) setWhole((known) => new Map(known).set(versionId, files));
    } catch (thrown) {
      needed.delete(versionId);
      if (conversationId === id()) setFailure(failureOf(thrown));
    }
  }

  createEffect(
    on(id, () => {
      asked += 1;
      needed.clear();
      setWhole(new Map());
      setList(empty);
      setLoaded(false);
      setFailure(null);
    }),
  );
  createEffect(
    on([id, () => tree().path.at(-1), ended, changes, () => followers() > 0, online], () => {
      if (followers() > 0 && online()) latest = refresh();
    }),
  );

  return {
    versions,
    current: () => versions().at(-1),
    need: (version) => {
      if (version?.isPartial) void fetchWhole(version.versionId);
    },
    loaded,
    failure,
    refresh,
    settled: () => latest,
    follow() {
      setFollowers((count) => count + 1);
      return () => setFollowers((count) => count - 1);
    },
  };
}
