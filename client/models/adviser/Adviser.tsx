// The upper half of the page: what to run on which machine, how good it is, and what each model takes there.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import { useWorkbench } from "../../state/workbench.ts";
import { modelWords } from "../words.ts";
import { Advised } from "./Advised.tsx";
import type { Adviser as AdviserState } from "./adviser.ts";
import { AdviserSkeleton } from "./AdviserSkeleton.tsx";
import { FitTable } from "./FitTable.tsx";
import { Scores } from "./Scores.tsx";
import { WishControls } from "./WishControls.tsx";
import "./adviser.css";

export function Adviser(props: { readonly adviser: AdviserState }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => modelWords(workbench);
  return (
    <section class="adviser" aria-label={words().advice}>
      <div class="advice">
        <Show when={props.adviser.advice()} fallback={<AdviserSkeleton />}>
          {(advice) => <Advised adviser={props.adviser} advice={advice()} />}
        </Show>
        <Scores about={props.adviser.shown()?.model} />
      </div>
      <WishControls adviser={props.adviser} />
      <FitTable adviser={props.adviser} />
    </section>
  );
}
