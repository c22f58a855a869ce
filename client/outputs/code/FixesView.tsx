// Fixes of an answer, each a card with its proof and its diff; one that makes faster has its measurement in the same card.
import { For, createMemo } from "solid-js";
import { fixesOf } from "../../../pipelines/engine/code-values.ts";
import type { ViewProps } from "../view.ts";
import { FixCard } from "./FixCard.tsx";
import { measurementsIn } from "./values.ts";

export default function FixesView(props: ViewProps) {
  const fixes = createMemo(() => fixesOf(props.outputs[0]?.value));
  const measurements = createMemo(() => measurementsIn(props));
  return (
    <For each={fixes()}>
      {(fix) => (
        <FixCard
          fix={fix}
          measurement={measurements().find(({ fixId }) => fixId === fix.fixId)}
          messageId={props.messageId}
          isDone={props.answer.status !== "running"}
        />
      )}
    </For>
  );
}
