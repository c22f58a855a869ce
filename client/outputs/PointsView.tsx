// Short points side by side in one card, each list under its name; lists without a point are left out.
import { For, Show } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";
import { CitedText } from "./Cite.tsx";
import { pointsOf } from "./points.ts";
import type { ViewProps } from "./view.ts";

export default function PointsView(props: ViewProps) {
  const workbench = useWorkbench();
  const lists = () =>
    props.outputs
      .map(({ key, field, value }) => ({ label: field ? workbench.local(field.label) : key, points: pointsOf(value) }))
      .filter(({ points }) => points.length > 0);
  return (
    <Show when={lists().length > 0}>
      <div class="card notes" data-count={lists().length}>
        <For each={lists()}>
          {({ label, points }) => (
            <div>
              <h3>{label}</h3>
              <Points points={points} />
            </div>
          )}
        </For>
      </div>
    </Show>
  );
}

/** One point is a sentence, several are a list. */
export function Points(props: { readonly points: readonly string[] }) {
  return (
    <Show
      when={props.points.length > 1}
      fallback={
        <p dir="auto">
          <CitedText text={props.points[0] ?? ""} />
        </p>
      }
    >
      <ul>
        <For each={props.points}>
          {(point) => (
            <li dir="auto">
              <CitedText text={point} />
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
