// Messages written without a connection: kept on this device until they can be sent.
import type { DraftStorage, Input } from "./drafts.ts";

export interface Unsent {
  readonly id: string;
  readonly conversationId: string | null;
  readonly personaId: string;
  readonly input: Input;
}

const key = "facet.outbox";

export interface Outbox {
  readonly all: () => readonly Unsent[];
  readonly put: (unsent: Unsent) => void;
  /** Takes it out; false when another tab has taken it already. */
  readonly take: (id: string) => boolean;
}

export function createOutbox(storage: DraftStorage | undefined): Outbox {
  let memory: readonly Unsent[] = [];

  function read(): readonly Unsent[] {
    try {
      const stored: unknown = storage ? JSON.parse(storage.getItem(key) ?? "[]") : memory;
      return Array.isArray(stored) ? stored.filter(isUnsent) : [];
    } catch {
      return memory;
    }
  }

  function write(all: readonly Unsent[]): void {
    memory = all;
    try {
      storage?.setItem(key, JSON.stringify(all));
    } catch {
      // Full or forbidden: the memory has them.
    }
  }

  return {
    all: read,
    put: (unsent) => write([...read(), unsent]),
    take(id) {
      const all = read();
      const rest = all.filter((each) => each.id !== id);
      write(rest);
      return rest.length < all.length;
    },
  };
}

function isUnsent(value: unknown): value is Unsent {
  if (typeof value !== "object" || value === null) return false;
  const { id, personaId, input } = value as Partial<Unsent>;
  return typeof id === "string" && typeof personaId === "string" && typeof input === "object" && input !== null;
}
