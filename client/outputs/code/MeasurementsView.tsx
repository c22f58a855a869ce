// Measurements of an answer that belong to none of its fixes: those stand in the fix's own card.
import { For, Show, createMemo } from "solid-js";
import { measurementsOf } from "../../../pipelines/engine/code-values.ts";
import { ratioText } from "../../../pipelines/engine/code-words.ts";
import { fill } from "../../conversation/words.ts";
import { useWorkbench } from "../../state/workbench.ts";
import { localeOf } from "../../strings/languages.ts";
import type { ViewProps } from "../view.ts";
import { Coded } from "./Coded.tsx";
import { MeasurementFigure } from "./MeasurementFigure.tsx";
import { fixesIn } from "./values.ts";
import { developerWords } from "./words.ts";

export default function MeasurementsView(props: ViewProps) {
  const workbench = useWorkbench();
  const alone = createMemo(() => {
    const fixes = new Set(fixesIn(props).map(({ fixId }) => fixId));
    const shown = new Set<string>();
    return measurementsOf(props.outputs[0]?.value).filter(({ fixId }) => {
      // A fix's card has room for its first.
      const isInCard = fixId !== null && fixes.has(fixId) && !shown.has(fixId);
      if (isInCard) shown.add(fixId);
      return !isInCard;
    });
  });
  return (
    <For each={alone()}>
      {(measurement) => (
        <section class="card">
          <header>
            <h3>
              <Coded text={fill(developerWords(workbench).measured, { name: `\`${measurement.name}\`` })} />
            </h3>
            <Show when={ratioText(measurement, workbench.language(), localeOf(workbench.language()))}>
              {(text) => <span class="tag mine">{text()}</span>}
            </Show>
          </header>
          <MeasurementFigure measurement={measurement} messageId={props.messageId} />
        </section>
      )}
    </For>
  );
}
