// A card in a person's hands: as it was written, as it is now, and what can be done with it.
import { createMemo, createSignal, useContext } from "solid-js";
import type { Accessor } from "solid-js";
import type { TaskCard } from "../../../../pipelines/engine/guide/card.ts";
import { readCard } from "../../../../pipelines/engine/guide/card-read.ts";
import { scaleRecipe } from "../../../../pipelines/engine/guide/scale-recipe.ts";
import { SessionContext } from "../../../conversation/session.ts";
import type { ViewProps } from "../../view.ts";
import { keepCard, keptCard, openCardStorage } from "./kept-cards.ts";
import type { KeptCard } from "./kept-cards.ts";

export interface CardModel {
  /** As it is now; null where the output is no card. A recipe: for as many as it was written for. */
  readonly card: Accessor<TaskCard | null>;
  /** As it is shown: a recipe for as many as were chosen. */
  readonly shown: Accessor<TaskCard | null>;
  readonly isEdited: Accessor<boolean>;
  /** False while it is written, and on a shared page. */
  readonly canEdit: Accessor<boolean>;
  readonly set: (card: TaskCard) => void;
  readonly setServings: (servings: number) => void;
  /** As it was written. Gives what it was before, for `restore`. */
  readonly reset: () => KeptCard | null;
  readonly restore: (kept: KeptCard | null) => void;
}

export function createCardModel(props: ViewProps): CardModel {
  const isShared = useContext(SessionContext) === undefined;
  const storage = isShared ? undefined : openCardStorage();
  const written = createMemo(() => readCard(props.outputs[0]?.value));
  // Read once the answer is whole: while it is written its kind may not be known.
  const stored = createMemo(() => {
    const card = written();
    return props.live || card === null ? null : keptCard(storage, props.messageId, card.kind);
  });
  const [changed, setChanged] = createSignal<KeptCard | null>();
  const now = () => {
    const own = changed();
    return own === undefined ? stored() : own;
  };
  const keep = (kept: KeptCard | null) => {
    setChanged(kept);
    keepCard(storage, props.messageId, kept);
  };
  const card = () => now()?.card ?? written();
  return {
    card,
    shown: createMemo(() => {
      const [current, servings] = [card(), now()?.servings ?? null];
      return current?.kind === "recipe" && servings !== null ? scaleRecipe(current, servings) : current;
    }),
    isEdited: () => now() !== null,
    canEdit: () => !isShared && !props.live,
    set: (next) => keep({ card: next, servings: next.kind === "recipe" ? next.servings : null }),
    setServings: (servings) => {
      const current = card();
      if (current) keep({ card: current, servings });
    },
    reset: () => {
      const before = now();
      keep(null);
      return before;
    },
    restore: keep,
  };
}
