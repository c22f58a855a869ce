// Documents added to the next message, and those the questions are limited to: by conversation, kept over a reload.
import { createSignal } from "solid-js";
import type { DraftStorage } from "../conversation/drafts.ts";

const key = "facet.documents";
/** The conversation that has not begun. */
const fresh = "new";

interface Chosen {
  /** Added here and shown in the composer. */
  readonly attached: readonly string[];
  /** What questions are limited to; empty asks all. */
  readonly scope: readonly string[];
}

const nothing: Chosen = { attached: [], scope: [] };

export interface Attached {
  readonly of: (conversationId: string | null) => Chosen;
  readonly attach: (conversationId: string | null, documentId: string) => void;
  readonly detach: (conversationId: string | null, documentIds: readonly string[]) => void;
  readonly setScope: (conversationId: string | null, documentIds: readonly string[]) => void;
  /** The document is no longer here: nothing names it any more. */
  readonly forget: (conversationId: string | null, documentId: string) => void;
  /** What was chosen for a new conversation is the begun one's. */
  readonly adopt: (conversationId: string) => void;
}

export function createAttached(storage: DraftStorage | undefined): Attached {
  const [all, setAll] = createSignal<Readonly<Record<string, Chosen>>>(stored(storage));
  const of = (conversationId: string | null) => all()[conversationId ?? fresh] ?? nothing;

  function write(next: Readonly<Record<string, Chosen>>): void {
    const filled = Object.entries(next).filter(([, { attached, scope }]) => attached.length + scope.length > 0);
    setAll(Object.fromEntries(filled));
    try {
      storage?.setItem(key, JSON.stringify(all()));
    } catch {
      // Full or forbidden: the page has them.
    }
  }

  const change = (conversationId: string | null, chosen: Partial<Chosen>) =>
    write({ ...all(), [conversationId ?? fresh]: { ...of(conversationId), ...chosen } });

  const detach: Attached["detach"] = (conversationId, documentIds) =>
    change(conversationId, { attached: of(conversationId).attached.filter((each) => !documentIds.includes(each)) });
  const setScope: Attached["setScope"] = (conversationId, scope) =>
    change(conversationId, { scope: [...new Set(scope)] });

  return {
    of,
    detach,
    setScope,
    attach(conversationId, documentId) {
      const { attached, scope } = of(conversationId);
      // Who limits the questions and then adds a document wants it to be read too.
      const wider = scope.length > 0 ? [...new Set([...scope, documentId])] : scope;
      change(conversationId, { attached: [...new Set([...attached, documentId])], scope: wider });
    },
    forget(conversationId, documentId) {
      detach(conversationId, [documentId]);
      setScope(
        conversationId,
        of(conversationId).scope.filter((each) => each !== documentId),
      );
    },
    adopt(conversationId) {
      const { [fresh]: begun = nothing, ...rest } = all();
      write({ ...rest, [conversationId]: begun });
    },
  };
}

function stored(storage: DraftStorage | undefined): Readonly<Record<string, Chosen>> {
  try {
    const value: unknown = JSON.parse(storage?.getItem(key) ?? "{}");
    if (typeof value !== "object" || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, Chosen] => isChosen(entry[1])));
  } catch {
    return {};
  }
}

function isChosen(value: unknown): value is Chosen {
  if (typeof value !== "object" || value === null) return false;
  const { attached, scope } = value as Partial<Chosen>;
  return [attached, scope].every((each) => Array.isArray(each) && each.every((id) => typeof id === "string"));
}
