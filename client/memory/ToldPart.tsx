// What the model is told of one part of its window, word for word.
import { For, Show } from "solid-js";
import type { JSX } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";
import { budgetOf } from "./budget.ts";
import type { ContextPartKind } from "./budget.ts";
import type { ContextPreview } from "./context-preview.ts";
import { formatTokens } from "./format.ts";

export type ShownPart = ContextPartKind | "free";

interface ToldPartProps {
  readonly id: string;
  readonly kind: ShownPart;
  readonly name: string;
  readonly preview: ContextPreview;
}

export function ToldPart(props: ToldPartProps): JSX.Element {
  const { language, strings } = useWorkbench();
  const words = () => strings().memory.budget;
  const tokens = (count: number) => formatTokens(count, language());
  const texts = () => props.preview.texts.filter(({ kind }) => kind === props.kind);
  const instead = () => {
    if (props.kind !== "free") return words().noText;
    const { answer, free } = budgetOf(props.preview);
    return words().freeBody(tokens(answer), tokens(free - answer));
  };
  return (
    <div id={props.id} class="told-text" tabindex="0" role="region" aria-label={props.name}>
      <For each={texts()} fallback={<p class="muted">{instead()}</p>}>
        {({ role, text }) => (
          <div>
            <Show when={role}>
              <p class="faint">{role === "user" ? strings().conversation.you : words().answered}</p>
            </Show>
            <p dir="auto">{text}</p>
          </div>
        )}
      </For>
    </div>
  );
}
