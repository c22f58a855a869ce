// What a person has written and not sent: kept per conversation and persona, so that a reload loses nothing.

/** The values of a persona's inputs, as far as they are filled in. */
export type Input = Readonly<Record<string, unknown>>;

/** What of Storage is used; localStorage on the page. */
export type DraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const prefix = "facet.draft.";
/** A draft above this stays in memory only: local storage holds about five million characters for everything. */
const longestDraft = 500_000;

export interface Drafts {
  readonly get: (conversationId: string | null, personaId: string) => Input;
  readonly set: (conversationId: string | null, personaId: string, input: Input) => void;
  readonly clear: (conversationId: string | null, personaId: string) => void;
}

/** Storage may be full, forbidden or hold anything: a draft that cannot be stored lives as long as the page. */
export function createDrafts(storage: DraftStorage | undefined): Drafts {
  const memory = new Map<string, Input>();
  const keyOf = (conversationId: string | null, personaId: string) =>
    `${prefix}${conversationId ?? "new"}.${personaId}`;

  function stored(key: string): Input | undefined {
    try {
      const value: unknown = JSON.parse(storage?.getItem(key) ?? "null");
      return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Input) : undefined;
    } catch {
      return undefined;
    }
  }

  function remove(key: string): void {
    memory.delete(key);
    try {
      storage?.removeItem(key);
    } catch {
      // Forbidden storage held nothing.
    }
  }

  return {
    get: (conversationId, personaId) => {
      const key = keyOf(conversationId, personaId);
      return memory.get(key) ?? stored(key) ?? {};
    },
    set(conversationId, personaId, input) {
      const key = keyOf(conversationId, personaId);
      const filled = Object.values(input).some((value) => value !== undefined && value !== "");
      if (!filled) return remove(key);
      memory.set(key, input);
      const text = JSON.stringify(input);
      try {
        if (text.length <= longestDraft) storage?.setItem(key, text);
      } catch {
        // Full or forbidden: the memory has it.
      }
    },
    clear: (conversationId, personaId) => remove(keyOf(conversationId, personaId)),
  };
}
