// One quiet line: what the prompt of an answer was made of, with its tokens.
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";
import { budgetOf } from "./budget.ts";
import type { BuiltContext } from "./budget.ts";
import { formatTokens } from "./format.ts";

export function MadeOf(props: { readonly context: BuiltContext }): JSX.Element {
  const { language, strings } = useWorkbench();
  const words = () => strings().memory.budget;
  const budget = () => budgetOf(props.context);
  const tokens = (count: number) => formatTokens(count, language());
  const parts = () => budget().parts.map((part) => words().part(words().parts[part.kind], tokens(part.tokens)));
  return (
    <p class="made-of tiny muted">
      {words().saw}, {words().of(tokens(budget().used), tokens(budget().limit))}: {parts().join(", ")}.
      <Show when={budget().leftOut > 0}> {words().wasLeftOut(budget().leftOut)}</Show>
    </p>
  );
}
