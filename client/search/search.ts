// Searching while one types: asks when the typing rests, and never shows an answer to words that are no longer there.
import { createEffect, createSignal, on, onCleanup } from "solid-js";
import type { Accessor } from "solid-js";
import type { Conversation, SearchHit } from "../../server/api.ts";
import { failureOf } from "../conversation/failure.ts";

export interface Found {
  readonly query: string;
  readonly conversations: readonly Conversation[];
  readonly hits: readonly SearchHit[];
}

/** `offline`: no answer came, and it is asked again when the connection is back. */
export type SearchState = "asking" | "found" | "offline" | "failed";

export interface Search {
  readonly query: Accessor<string>;
  readonly type: (text: string) => void;
  /** Null while there are no words to search for, or no answer yet. */
  readonly found: Accessor<Found | null>;
  readonly state: Accessor<SearchState>;
  readonly again: () => void;
}

/** Milliseconds of rest in typing before the search asks. */
const typingPause = 150;
/** Characters of a query. Source: conversations.search. */
const longestQuery = 200;

/** Must be called under a Solid owner. */
export function createSearch(ask: (query: string) => Promise<Omit<Found, "query">>, online: Accessor<boolean>): Search {
  const [query, setQuery] = createSignal("");
  const [found, setFound] = createSignal<Found | null>(null);
  const [state, setState] = createSignal<SearchState>("asking");
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  onCleanup(() => clearTimeout(timer));

  const run = async () => {
    clearTimeout(timer);
    const words = query().trim().slice(0, longestQuery);
    asked += 1;
    const mine = asked;
    if (words === "") return;
    setState("asking");
    try {
      const answer = await ask(words);
      if (mine !== asked) return;
      setFound({ ...answer, query: words });
      setState("found");
    } catch (thrown) {
      if (mine === asked) setState(failureOf(thrown).kind === "offline" ? "offline" : "failed");
    }
  };
  createEffect(on(online, (is) => is && state() === "offline" && void run(), { defer: true }));

  return {
    query,
    type(text) {
      setQuery(text);
      clearTimeout(timer);
      if (text.trim() === "") {
        asked += 1;
        setFound(null);
        setState("asking");
      } else timer = setTimeout(() => void run(), typingPause);
    },
    found,
    state,
    again: () => void run(),
  };
}
