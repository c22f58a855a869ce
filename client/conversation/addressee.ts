// Who gets the next message: the chosen tab, or for this one message the persona that was named with `@`.
import { createEffect, createMemo, createSignal, on } from "solid-js";
import type { Accessor } from "solid-js";
import type { CataloguePersona } from "../../server/api.ts";
import type { Workbench } from "../state/workbench.ts";
import type { Draft } from "./draft.ts";
import type { Drafts, Input } from "./drafts.ts";
import { mainText, withMainText } from "./main-text.ts";

export interface Addressee {
  readonly persona: Accessor<CataloguePersona>;
  /** Set where it is not the chosen tab. */
  readonly named: Accessor<CataloguePersona | null>;
  /** Names one for this message; null, or the chosen tab itself, names none. */
  readonly name: (personaId: string | null) => void;
  /** The words of the draft with the further values of whoever is asked. */
  readonly input: Accessor<Input>;
  readonly setInput: (input: Input) => void;
}

/** The words stay in the draft of the tab; the other values are those of the named persona's own draft. */
export function createAddressee(
  workbench: Pick<Workbench, "persona" | "personaById">,
  conversationId: Accessor<string | null>,
  draft: Pick<Draft, "input" | "setInput">,
  drafts: Drafts,
): Addressee {
  const tab = workbench.persona;
  const [id, setId] = createSignal<string | null>(null);
  const [values, setValues] = createSignal<Input>({});
  const keyOf = (personaId: string) => `${personaId}@`;

  const named = createMemo(() => {
    const found = workbench.personaById(id() ?? "");
    return found && found.id !== tab().id ? found : null;
  });
  const persona = createMemo(() => named() ?? tab());
  const show = (personaId: string | null) => {
    setValues(personaId === null ? {} : drafts.get(conversationId(), personaId));
    setId(personaId);
  };
  createEffect(
    on([conversationId, () => tab().id], ([conversation, tabId]) => {
      const { to } = drafts.get(conversation, keyOf(tabId));
      show(typeof to === "string" ? to : null);
    }),
  );

  return {
    persona,
    named,
    name(personaId) {
      const to = personaId === tab().id ? null : personaId;
      if (to === null) drafts.clear(conversationId(), keyOf(tab().id));
      else drafts.set(conversationId(), keyOf(tab().id), { to });
      show(to);
    },
    input() {
      const to = named();
      return to ? withMainText(to, values(), mainText(tab(), draft.input())) : draft.input();
    },
    setInput(input) {
      const to = named();
      if (!to) return draft.setInput(input);
      draft.setInput(withMainText(tab(), draft.input(), mainText(to, input)));
      const own = mainText(to, drafts.get(conversationId(), to.id));
      setValues(withMainText(to, input, own));
      drafts.set(conversationId(), to.id, withMainText(to, input, own));
    },
  };
}
