// What is kept of the open conversation, and what the person does to it: one value that the panel, its switch and the answers share.
import { createContext, createSignal, useContext } from "solid-js";
import type { Accessor } from "solid-js";
import { api } from "../api.ts";
import type { Api } from "../api.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import type { Outputs } from "../../server/api.ts";
import type { NewMemory } from "./new-memory.ts";
import { shownOf } from "./shown-memory.ts";
import type { KeptMemory, ShownMemory } from "./shown-memory.ts";

/** Of a new conversation: what is kept for all of them. */
export type Kept = Outputs["memories"]["list"];

/** What a memory has become since the page was opened. */
export interface Current {
  /** In its last words, perhaps under another id. */
  readonly memory: ShownMemory;
  readonly forgotten: boolean;
}

export interface Memories {
  /** Null until it was asked for. */
  readonly kept: Accessor<Kept | null>;
  readonly failure: Accessor<Failure | null>;
  readonly refresh: () => Promise<void>;
  /** Shows why something was not done where nothing else can. */
  readonly fail: (thrown: unknown) => void;
  /** What a memory that an answer was given has become. */
  readonly currentOf: (memory: ShownMemory) => Current;
  /** The actions below throw what the server answered. */
  readonly edit: (memoryId: string, text: string) => Promise<void>;
  readonly forget: (memory: ShownMemory) => Promise<void>;
  readonly forgetSummary: (summaryId: string) => Promise<void>;
  /** Takes back that a fact was forgotten. */
  readonly restore: (memory: ShownMemory) => Promise<void>;
  readonly add: (text: string) => Promise<void>;
  readonly keepForAll: (memoryId: string, forAll: boolean) => Promise<void>;
  readonly setRemembers: (remembers: boolean) => Promise<void>;
  /** True while the person is asked whether all of it may go. */
  readonly asking: Accessor<boolean>;
  readonly setAsking: (asking: boolean) => void;
  /** Memories that went when the open conversation was switched off; null where it was not, since the page was opened. */
  readonly lastForgotten: Accessor<number | null>;
}

export const MemoriesContext = createContext<Memories>();

export function useMemories(): Memories {
  const memories = useContext(MemoriesContext);
  if (!memories) throw new Error("useMemories outside ConversationProvider");
  return memories;
}

export function createMemories(
  conversationId: Accessor<string | null>,
  fresh: NewMemory,
  { memories }: Pick<Api, "memories"> = api,
): Memories {
  const [loaded, setLoaded] = createSignal<{ readonly of: string | null; readonly kept: Kept } | null>(null);
  const [failure, setFailure] = createSignal<Failure | null>(null);
  const [changed, setChanged] = createSignal<ReadonlyMap<string, Current>>(new Map());
  const [asking, setAsking] = createSignal(false);
  const [switchedOff, setSwitchedOff] = createSignal<{ readonly of: string; readonly count: number } | null>(null);
  // An answer that was asked for before a change must not undo it on the page.
  let changes = 0;

  async function refresh(): Promise<void> {
    const before = ++changes;
    const id = conversationId();
    try {
      const kept = await ask(id);
      if (before !== changes) return;
      setLoaded({ of: id, kept });
      setFailure(null);
    } catch (thrown) {
      if (before === changes) setFailure(failureOf(thrown));
    }
  }
  const ask = async (id: string | null): Promise<Kept> =>
    id === null
      ? { remembers: true, memories: (await memories.aboutYou.query()).memories, summary: null }
      : memories.list.query({ conversationId: id });

  const become = (memoryId: string, now: Current) => setChanged((all) => new Map(all).set(memoryId, now));
  /** Only who has asked for the list wants it anew. */
  const refreshShown = () => (loaded() === null ? Promise.resolve() : refresh());
  const forgetKept = async (memoryId: string) => {
    try {
      await memories.forget.mutate({ memoryId });
    } catch (thrown) {
      // What is not there is forgotten already.
      const failed = failureOf(thrown);
      if (failed.kind !== "error" || failed.error.code !== "not-found") throw thrown;
    }
  };
  const keptHere = (): Kept | null => {
    const known = loaded();
    if (known === null || known.of !== conversationId()) return null;
    return known.of === null ? { ...known.kept, remembers: fresh.remembers() } : known.kept;
  };
  const openConversation = () => {
    const id = conversationId();
    if (id === null) throw new Error("a new conversation has no memory yet");
    return id;
  };

  return {
    kept: keptHere,
    failure,
    refresh,
    fail: (thrown) => setFailure(failureOf(thrown)),
    currentOf: (memory) => currentOf(memory, changed()),
    async edit(memoryId, text) {
      const now = await memories.edit.mutate({ memoryId, text });
      if (isFact(now)) become(memoryId, { memory: shownOf(now), forgotten: false });
      await refreshShown();
    },
    async forget(memory) {
      await forgetKept(memory.memoryId);
      become(memory.memoryId, { memory, forgotten: true });
      await refreshShown();
    },
    async forgetSummary(summaryId) {
      await forgetKept(summaryId);
      await refreshShown();
    },
    async restore(memory) {
      const now = await memories.restore.mutate({ memoryId: memory.memoryId });
      become(memory.memoryId, { memory: shownOf(now), forgotten: false });
      await refreshShown();
    },
    async add(text) {
      await memories.add.mutate({ conversationId: openConversation(), text });
      await refreshShown();
    },
    async keepForAll(memoryId, forAll) {
      const now = await memories.keepForAll.mutate({ memoryId, forAll });
      become(memoryId, { memory: shownOf(now), forgotten: false });
      await refreshShown();
    },
    async setRemembers(remembers) {
      if (conversationId() === null) return fresh.setRemembers(remembers);
      const id = openConversation();
      const { forgotten } = await memories.setRemembers.mutate({ conversationId: id, remembers });
      setSwitchedOff(remembers ? null : { of: id, count: forgotten.memories });
      setAsking(false);
      await refresh();
    },
    asking,
    setAsking,
    lastForgotten: () => (switchedOff()?.of === conversationId() ? (switchedOff()?.count ?? null) : null),
  };
}

function currentOf(memory: ShownMemory, changed: ReadonlyMap<string, Current>): Current {
  const now = changed.get(memory.memoryId);
  if (now === undefined) return { memory, forgotten: false };
  return now.forgotten || now.memory.memoryId === memory.memoryId ? now : currentOf(now.memory, changed);
}

function isFact(edited: Outputs["memories"]["edit"]): edited is KeptMemory {
  return "memoryId" in edited;
}
