// The outputs of an answer by their component, for views that read each other's: a fix and its measurement make one card.
import type { ComponentName } from "../../../pipelines/engine/components.ts";
import { fixesOf, measurementsOf } from "../../../pipelines/engine/code-values.ts";
import type { ViewProps } from "../view.ts";

type Answered = Pick<ViewProps, "answer" | "persona">;

function valuesOf({ answer, persona }: Answered, component: ComponentName): readonly unknown[] {
  const fields = persona?.outputs.filter((field) => field.component === component) ?? [];
  return fields.map(({ key }) => answer.outputs[key]);
}

export const fixesIn = (answered: Answered) => valuesOf(answered, "fixes").flatMap(fixesOf);
export const measurementsIn = (answered: Answered) => valuesOf(answered, "measurements").flatMap(measurementsOf);
