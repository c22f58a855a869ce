// Whether the conversation that has not begun will be remembered: kept with its draft, and sent with its first message.
import { createSignal } from "solid-js";
import type { Accessor } from "solid-js";
import type { DraftStorage } from "../conversation/drafts.ts";

const key = "facet.draft.new-is-not-remembered";

export interface NewMemory {
  readonly remembers: Accessor<boolean>;
  readonly setRemembers: (remembers: boolean) => void;
  /** It has begun, and knows it by itself: the next one is remembered unless a person says otherwise again. */
  readonly begun: () => void;
}

/** Storage may be full or forbidden: then it is known as long as the page lives. */
export function createNewMemory(storage: DraftStorage | undefined): NewMemory {
  const [remembers, setKnown] = createSignal(!isOff(storage));
  const setRemembers = (is: boolean) => {
    setKnown(is);
    try {
      if (is) storage?.removeItem(key);
      else storage?.setItem(key, "true");
    } catch {
      // The page has it.
    }
  };
  return { remembers, setRemembers, begun: () => setRemembers(true) };
}

function isOff(storage: DraftStorage | undefined): boolean {
  try {
    return storage?.getItem(key) === "true";
  } catch {
    return false;
  }
}
