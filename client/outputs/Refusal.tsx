// "Not in your documents": a right answer, told calmly, with the nearest passages, what is missing, and the ways on.
import { Show, createMemo, mergeProps } from "solid-js";
import { asText } from "../conversation/main-text.ts";
import { count } from "../conversation/words.ts";
import { citationsKey } from "../documents/source.ts";
import { useWorkbench } from "../state/workbench.ts";
import { CitedArea } from "./CitedArea.tsx";
import { createCitations } from "./citations.tsx";
import type { OutputsProps } from "./outputs-props.ts";
import { PassageList } from "./PassageList.tsx";
import { pointsOf } from "./points.ts";
import { Points } from "./PointsView.tsx";
import { headingOf } from "./refusal.ts";
import { WaysOn } from "./WaysOn.tsx";
import { outputWords } from "./words.ts";

export default function Refusal(props: OutputsProps) {
  const workbench = useWorkbench();
  const words = () => outputWords(workbench);
  const outputsOf = (component: string) =>
    (props.persona?.outputs ?? [])
      .filter((field) => field.component === component)
      .map((field) => props.answer.outputs[field.key]);
  const told = createMemo(() => headingOf(asText(outputsOf("markdown")[0]) || words().refused));
  const missing = createMemo(() => outputsOf("points").flatMap(pointsOf));
  const nearestKey = () =>
    props.persona?.outputs.find(
      ({ component, key }) => component === "citations" && key !== citationsKey(props.persona),
    )?.key ?? "nearest";
  const nearest = createCitations(mergeProps(props), nearestKey());
  /** Without a passage there were no documents to read: the answer itself says so. */
  const rest = () => {
    const read = Math.max(props.answer.sources.length, nearest.list().length);
    return [told().rest, read > 0 ? count(words().passagesRead, read) : ""].filter(Boolean).join(" ");
  };

  return (
    <>
      <div>
        <h3 class="layer-title" dir="auto">
          {told().heading}
        </h3>
        <Show when={rest()}>
          <p class="muted told" dir="auto">
            {rest()}
          </p>
        </Show>
      </div>
      <Show when={nearest.list().length > 0}>
        <CitedArea citations={nearest}>
          <section>
            <h3 class="label">{words().nearest}</h3>
            <PassageList citations={nearest} />
          </section>
        </CitedArea>
      </Show>
      <Show when={!props.running}>
        <div class="card notes" data-count={missing().length > 0 ? 2 : 1}>
          <Show when={missing().length > 0}>
            <div>
              <h3>{words().wouldAnswer}</h3>
              <Points points={missing()} />
            </div>
          </Show>
          <div>
            <h3>{words().canDo}</h3>
            <p>{words().canDoText}</p>
          </div>
        </div>
        <WaysOn {...props} />
      </Show>
    </>
  );
}
