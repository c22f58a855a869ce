// Who is to answer the next message side by side: a second persona, or a second model.
import { createEffect, createMemo, createSignal, on } from "solid-js";
import type { Accessor } from "solid-js";
import type { CataloguePersona, ModelEntry } from "../../server/api.ts";
import { answersNow } from "../shell/model-words.ts";
import { modelFor } from "../state/choose-model.ts";
import type { Workbench } from "../state/workbench.ts";
import type { Input } from "./drafts.ts";
import { fittingInput } from "./fitting-input.ts";
import { mainText } from "./main-text.ts";
import type { Beside } from "./outbox.ts";
import type { Session } from "./session.ts";

export type Second =
  | { readonly kind: "persona"; readonly persona: CataloguePersona }
  | { readonly kind: "model"; readonly model: ModelEntry };

export interface CompareWith {
  readonly personas: Accessor<readonly CataloguePersona[]>;
  readonly models: Accessor<readonly ModelEntry[]>;
  readonly chosen: Accessor<Second | null>;
  readonly choose: (second: Second | null) => void;
  /** The second answer to ask for with this one. */
  readonly besideOf: (persona: CataloguePersona, input: Input) => Beside | undefined;
}

export function createCompareWith(
  workbench: Pick<Workbench, "models" | "personas" | "conversationId">,
  { next, valuesOf }: Pick<Session, "next" | "valuesOf">,
): CompareWith {
  const [second, choose] = createSignal<Second | null>(null);
  const personas = createMemo(() => workbench.personas().filter(({ id }) => id !== next.persona().id));
  const models = createMemo(() => {
    const own = modelFor(workbench.models(), next.persona().id)?.modelId;
    return workbench.models().filter((each) => each.role === "chat" && answersNow(each) && each.modelId !== own);
  });
  createEffect(on(workbench.conversationId, () => choose(null), { defer: true }));
  /** Nobody answers beside themselves. */
  const chosen = createMemo(() => {
    const now = second();
    if (now?.kind === "persona") return now.persona.id === next.persona().id ? null : now;
    return now && models().some(({ modelId }) => modelId === now.model.modelId) ? now : null;
  });

  return {
    personas,
    models,
    chosen,
    choose,
    besideOf(persona, input) {
      const now = chosen();
      if (now?.kind === "model") return { personaId: persona.id, input, model: now.model.modelId };
      if (!now) return undefined;
      const question = { persona, input, text: mainText(persona, input) };
      return { personaId: now.persona.id, input: fittingInput(now.persona, question, valuesOf(now.persona.id)) };
    },
  };
}
