// The list that `@` opens in the composer: which documents it offers, which one is chosen, and the keys that lead it.
import { createMemo, createSignal } from "solid-js";
import type { Accessor } from "solid-js";
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import { mentionAt, offeredFor, withoutMention } from "./mention.ts";
import type { Mention } from "./mention.ts";

export interface Mentions {
  /** Empty while the list is closed. */
  readonly offered: Accessor<readonly DocumentInfo[]>;
  readonly active: Accessor<number>;
  readonly setActive: (at: number) => void;
  readonly look: (field: HTMLTextAreaElement) => void;
  /** True when the list took the key. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly choose: (document: DocumentInfo) => void;
  readonly close: () => void;
}

interface MentionWays {
  readonly documents: Accessor<readonly DocumentInfo[]>;
  readonly onChosen: (document: DocumentInfo, text: string, caret: number) => void;
}

export function createMentions({ documents, onChosen }: MentionWays): Mentions {
  const [mention, setMention] = createSignal<Mention>();
  const [active, setActive] = createSignal(0);
  /** An `@` that was left with Esc stays closed. */
  let left: number | undefined;
  let text = "";
  const offered = createMemo(() => {
    const now = mention();
    return now ? offeredFor(now.query, documents()) : [];
  });

  const close = () => setMention(undefined);
  const choose = (document: DocumentInfo) => {
    const now = mention();
    if (!now) return;
    close();
    const rest = withoutMention(text, now);
    onChosen(document, rest.text, rest.caret);
  };

  return {
    offered,
    active,
    setActive,
    choose,
    close,
    look({ value, selectionStart, selectionEnd }) {
      text = value;
      const now = selectionStart === selectionEnd ? mentionAt(value, selectionStart) : undefined;
      if (now?.start !== left) left = undefined;
      const before = mention();
      if (now?.start !== before?.start || now?.query !== before?.query) setActive(0);
      setMention(now && now.start !== left ? now : undefined);
    },
    onKey(event) {
      const count = offered().length;
      if (count === 0 || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
      const steps = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (steps !== undefined) setActive((at) => (at + steps + count) % count);
      else if ((event.key === "Enter" && !event.shiftKey) || event.key === "Tab") {
        const chosen = offered()[active()];
        if (chosen) choose(chosen);
      } else if (event.key === "Escape") {
        left = mention()?.start;
        close();
      } else return false;
      event.preventDefault();
      return true;
    },
  };
}
