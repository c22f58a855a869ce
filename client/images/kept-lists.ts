// Pictures of the next message by conversation, in their order: kept over a reload.
import { createSignal } from "solid-js";
import type { DraftStorage } from "../conversation/drafts.ts";

const key = "facet.images";
/** The conversation that has not begun. */
const fresh = "new";

type Lists = Readonly<Record<string, readonly string[]>>;

export interface KeptLists {
  readonly of: (conversationId: string | null) => readonly string[];
  readonly set: (conversationId: string | null, imageIds: readonly string[]) => void;
  /** Takes them out wherever they are: each picture is in one message only. */
  readonly drop: (imageIds: readonly string[]) => void;
  /** What was chosen for a new conversation is the begun one's. */
  readonly adopt: (conversationId: string) => void;
}

export function createKeptLists(storage: DraftStorage | undefined): KeptLists {
  const [all, setAll] = createSignal<Lists>(stored(storage));

  function write(next: Lists): void {
    setAll(Object.fromEntries(Object.entries(next).filter(([, ids]) => ids.length > 0)));
    try {
      storage?.setItem(key, JSON.stringify(all()));
    } catch {
      // Full or forbidden: the page has them.
    }
  }

  return {
    of: (conversationId) => all()[conversationId ?? fresh] ?? [],
    set: (conversationId, imageIds) => write({ ...all(), [conversationId ?? fresh]: [...new Set(imageIds)] }),
    drop: (imageIds) => {
      if (imageIds.length === 0) return;
      const rest = Object.entries(all()).map(([id, ids]) => [id, ids.filter((each) => !imageIds.includes(each))]);
      write(Object.fromEntries(rest) as Lists);
    },
    adopt: (conversationId) => {
      const { [fresh]: begun = [], ...rest } = all();
      write({ ...rest, [conversationId]: begun });
    },
  };
}

function stored(storage: DraftStorage | undefined): Lists {
  try {
    const value: unknown = JSON.parse(storage?.getItem(key) ?? "{}");
    if (typeof value !== "object" || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).filter(
        (entry): entry is [string, string[]] =>
          Array.isArray(entry[1]) && entry[1].every((id) => typeof id === "string"),
      ),
    );
  } catch {
    return {};
  }
}
