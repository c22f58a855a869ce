// The list that `@` opens in the composer: which personas and documents it offers, which one is chosen, and the keys that lead it.
import { createMemo, createSignal } from "solid-js";
import type { Accessor } from "solid-js";
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import type { CataloguePersona } from "../../server/api.ts";
import { mentionAt, offeredFor, personaNamed, personasFor, withoutMention } from "./mention.ts";
import type { Mention } from "./mention.ts";

export type Offer =
  | { readonly kind: "persona"; readonly persona: CataloguePersona }
  | { readonly kind: "document"; readonly document: DocumentInfo };

export interface Mentions {
  /** Personas first; empty while the list is closed. */
  readonly offered: Accessor<readonly Offer[]>;
  readonly active: Accessor<number>;
  readonly setActive: (at: number) => void;
  readonly look: (field: HTMLTextAreaElement) => void;
  /** True when the list took the key. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly choose: (offer: Offer) => void;
  readonly close: () => void;
  /** An `@` was left with Esc: it is no name. */
  readonly isLeft: () => boolean;
}

interface MentionWays {
  readonly personas: Accessor<readonly CataloguePersona[]>;
  readonly documents: Accessor<readonly DocumentInfo[]>;
  readonly onChosen: (offer: Offer, text: string, caret: number) => void;
}

export function createMentions({ personas, documents, onChosen }: MentionWays): Mentions {
  const [mention, setMention] = createSignal<Mention>();
  const [active, setActive] = createSignal(0);
  /** An `@` that was left with Esc stays closed. */
  let left: number | undefined;
  let text = "";
  const offered = createMemo(() => {
    const now = mention();
    if (!now) return [];
    return [
      ...personasFor(now.query, personas()).map((persona): Offer => ({ kind: "persona", persona })),
      ...offeredFor(now.query, documents()).map((document): Offer => ({ kind: "document", document })),
    ];
  });

  const close = () => setMention(undefined);
  const choose = (offer: Offer) => {
    const now = mention();
    if (!now) return;
    close();
    const rest = withoutMention(text, now);
    onChosen(offer, rest.text, rest.caret);
  };

  return {
    offered,
    active,
    setActive,
    choose,
    close,
    isLeft: () => left !== undefined,
    look({ value, selectionStart, selectionEnd }) {
      text = value;
      const now = selectionStart === selectionEnd ? mentionAt(value, selectionStart) : undefined;
      if (now?.start !== left) left = undefined;
      const before = mention();
      if (now?.start !== before?.start || now?.query !== before?.query) setActive(0);
      setMention(now && now.start !== left ? now : undefined);
      const named = mention() && personaNamed(mention()?.query ?? "", personas());
      if (named) choose({ kind: "persona", persona: named });
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
