// What is in the composer: the draft of the open conversation and the chosen persona, also when either changes.
import { createEffect, createSignal, on, untrack } from "solid-js";
import type { Accessor } from "solid-js";
import type { CataloguePersona } from "../../server/api.ts";
import type { Workbench } from "../state/workbench.ts";
import type { Drafts, Input } from "./drafts.ts";
import { mainText, withMainText } from "./main-text.ts";

export interface Draft {
  /** The values of the chosen persona's inputs. */
  readonly input: Accessor<Input>;
  readonly setInput: (input: Input) => void;
  /** Puts the words of an input in front of what has been typed since, and its pictures back beside them; without a conversation, in the open one. */
  readonly putBack: (
    persona: CataloguePersona,
    input: Input,
    imageIds?: readonly string[],
    conversationId?: string | null,
  ) => void;
  /** What the draft of a persona holds, also of one that is not chosen. */
  readonly valuesOf: (personaId: string) => Input;
  /** The conversation that is being begun: what is typed meanwhile moves into it, and into no other. */
  readonly setBegun: (conversationId: string | null) => void;
}

export function createDraft(
  workbench: Pick<Workbench, "persona">,
  conversationId: Accessor<string | null>,
  drafts: Drafts,
  onPictures: (imageIds: readonly string[], conversationId: string | null) => void = () => {},
): Draft {
  const [input, setInputSignal] = createSignal<Input>({});
  let begun: string | null = null;

  const setInput = (next: Input) => {
    setInputSignal(next);
    drafts.set(conversationId(), workbench.persona().id, next);
  };

  createEffect(
    on([conversationId, () => workbench.persona().id], ([id, personaId], before) => {
      if (id === null || id !== begun || before?.[0] !== null) setInputSignal(drafts.get(id, personaId));
      else {
        drafts.clear(null, personaId);
        drafts.set(id, personaId, untrack(input));
      }
    }),
  );

  return {
    input,
    setInput,
    valuesOf: (personaId) => (personaId === workbench.persona().id ? input() : drafts.get(conversationId(), personaId)),
    setBegun: (conversationId) => (begun = conversationId),
    putBack(persona, values, imageIds = [], to = conversationId()) {
      onPictures(imageIds, to);
      const isShown = to === conversationId() && persona.id === workbench.persona().id;
      const typed = mainText(persona, isShown ? input() : drafts.get(to, persona.id));
      const words = mainText(persona, values);
      const next = withMainText(persona, values, typed === "" ? words : `${words}\n\n${typed}`);
      if (isShown) setInput(next);
      else drafts.set(to, persona.id, next);
    },
  };
}
