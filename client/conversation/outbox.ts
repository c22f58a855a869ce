// Messages written without a connection: kept on this device until they can be sent.
import { createSignal } from "solid-js";
import type { Accessor } from "solid-js";
import type { DraftStorage, Input } from "./drafts.ts";

export interface Unsent {
  readonly id: string;
  readonly conversationId: string | null;
  readonly personaId: string;
  readonly input: Input;
  /** The documents it asks about; none means all of its conversation. */
  readonly documentIds: readonly string[];
  readonly imageIds: readonly string[];
  readonly beside?: Beside;
}

/** Who answers the same question side by side: another persona, or another model. */
export interface Beside {
  readonly personaId: string;
  readonly input: Input;
  readonly model?: string;
}

const key = "facet.outbox";

export interface Outbox {
  readonly all: Accessor<readonly Unsent[]>;
  readonly put: (unsent: Unsent) => void;
  /** Takes it out; false when another tab has taken it already. */
  readonly take: (id: string) => boolean;
  /** What another tab has put in or taken. */
  readonly onStorage: (event: Pick<StorageEvent, "key">) => void;
}

export function createOutbox(storage: DraftStorage | undefined): Outbox {
  let memory: readonly Unsent[] = [];

  function read(): readonly Unsent[] {
    try {
      const stored: unknown = storage ? JSON.parse(storage.getItem(key) ?? "[]") : memory;
      // An older page kept none with it.
      return Array.isArray(stored)
        ? stored
            .filter(isUnsent)
            .map((each) => ({ ...each, documentIds: each.documentIds ?? [], imageIds: each.imageIds ?? [] }))
        : [];
    } catch {
      return memory;
    }
  }

  const [all, setAll] = createSignal(read());

  function write(next: readonly Unsent[]): void {
    memory = next;
    setAll(next);
    try {
      storage?.setItem(key, JSON.stringify(next));
    } catch {
      // Full or forbidden: the memory has them.
    }
  }

  return {
    all,
    put: (unsent) => write([...read(), unsent]),
    take(id) {
      const before = read();
      const rest = before.filter((each) => each.id !== id);
      write(rest);
      return rest.length < before.length;
    },
    onStorage(event) {
      if (event.key === key) setAll(read());
    },
  };
}

type Kept = "documentIds" | "imageIds";
type Stored = Omit<Unsent, Kept> & Partial<Pick<Unsent, Kept>>;

function isUnsent(value: unknown): value is Stored {
  if (typeof value !== "object" || value === null) return false;
  const { id, personaId, input, documentIds, imageIds, beside } = value as Partial<Unsent>;
  if (beside !== undefined && typeof beside?.personaId !== "string") return false;
  if ([documentIds, imageIds].some((ids) => ids !== undefined && !Array.isArray(ids))) return false;
  return typeof id === "string" && typeof personaId === "string" && typeof input === "object" && input !== null;
}
