// What an answer holds, each output in the view of its component, in the order a reader wants them.
import type { OutputsProps } from "./outputs-props.ts";
import { For, Match, Show, Suspense, Switch, createMemo, onMount } from "solid-js";
import { Dynamic } from "solid-js/web";
import "./outputs.css";
import "./charts.css";
import type { ComponentName } from "../../pipelines/engine/components.ts";
import { SkeletonLines } from "../conversation/OpeningSkeleton.tsx";
import { CitedArea } from "./CitedArea.tsx";
import { createCitations } from "./citations.tsx";
import { isRefusal } from "./refusal.ts";
import { Refusal, views } from "./views.ts";

/** What is read first stands first; the rest keep the persona's order after them. */
const places: Partial<Record<ComponentName, number>> = {
  grounding: 0,
  markdown: 1,
  lesson: 1,
  outline: 2,
  layer: 2,
  quiz: 2,
  card: 2,
  table: 2,
  chart: 3,
  findings: 4,
  files: 5,
  run: 6,
  fixes: 7,
  measurements: 8,
  walkthrough: 9,
  sample: 10,
  posts: 11,
  improvement: 12,
  ideas: 13,
  points: 14,
  references: 15,
  select: 16,
};
const lastPlace = 17;

/** An output's keys in one place: points stand side by side. */
interface Slot {
  readonly component: ComponentName;
  readonly keys: readonly string[];
}

export default function Outputs(props: OutputsProps) {
  const fieldOf = (key: string) => props.persona?.outputs.find((each) => each.key === key);
  const componentOf = (key: string): ComponentName =>
    fieldOf(key)?.component ?? (typeof props.answer.outputs[key] === "string" ? "markdown" : "json");
  const citations = createCitations(props);

  // A slot that stays is the same one: what comes beside it draws nothing of it anew.
  const slots = createMemo(
    (before: readonly Slot[]) =>
      slotsOf(keysOf(props), componentOf).map((slot) => before.find((each) => nameOf(each) === nameOf(slot)) ?? slot),
    [],
    { equals: (a, b) => a.map(nameOf).join() === b.map(nameOf).join() },
  );
  const refused = createMemo(() => isRefusal(props.answer.outputs));
  // Fetched while the first steps run, so that no part of the answer waits for its view; each in a turn of its own, after the first word.
  onMount(() => {
    if (!props.running) return;
    for (const { component } of props.persona?.outputs ?? []) setTimeout(() => void views[component]?.preload());
  });

  return (
    <CitedArea citations={citations}>
      <Show
        when={!refused()}
        fallback={
          <Suspense>
            <Refusal {...props} />
          </Suspense>
        }
      >
        <For each={slots()}>
          {({ component, keys }) => (
            <Suspense fallback={<Coming component={component} value={props.answer.outputs[keys[0] ?? ""]} />}>
              <Dynamic
                component={views[component] ?? views.json}
                outputs={keys.map((key) => ({
                  key,
                  field: fieldOf(key),
                  get value() {
                    return props.answer.outputs[key];
                  },
                }))}
                answer={props.answer}
                persona={props.persona}
                messageId={props.messageId}
                live={isLive(props, keys[0] ?? "")}
              />
            </Suspense>
          )}
        </For>
      </Show>
    </CitedArea>
  );
}

/** Until its view is here: a text can be read already, anything else has its shape. */
function Coming(props: { readonly component: ComponentName; readonly value: unknown }) {
  const isThere = () => typeof props.value === "object" && props.value !== null && Object.keys(props.value).length > 0;
  return (
    <Switch>
      <Match when={typeof props.value === "string" && props.component !== "select"}>
        <p class="far">{String(props.value)}</p>
      </Match>
      <Match when={isThere()}>
        <div class="late" aria-hidden="true">
          <SkeletonLines widths={["38%", "90%", "74%"]} />
        </div>
      </Match>
    </Switch>
  );
}

/** The outputs an answer has, in the persona's order; those it no longer names after them. A hidden one belongs to another's view. */
function keysOf({ answer, persona }: OutputsProps): readonly string[] {
  const hidden = persona?.outputs.filter(({ component }) => component === "hidden").map(({ key }) => key) ?? [];
  const order = persona?.outputs.map((field) => field.key) ?? [];
  const held = Object.keys(answer.outputs).filter((key) => !hidden.includes(key));
  return [...order.filter((key) => held.includes(key)), ...held.filter((key) => !order.includes(key))];
}

function slotsOf(keys: readonly string[], componentOf: (key: string) => ComponentName): readonly Slot[] {
  const placed = keys
    .map((key) => ({ key, component: componentOf(key) }))
    .toSorted((a, b) => (places[a.component] ?? lastPlace) - (places[b.component] ?? lastPlace));
  const slots: Slot[] = [];
  for (const { key, component } of placed) {
    const before = slots.at(-1);
    if (component === "points" && before?.component === "points") {
      slots[slots.length - 1] = { component, keys: [...before.keys, key] };
    } else {
      slots.push({ component, keys: [key] });
    }
  }
  return slots;
}

function nameOf({ component, keys }: Slot): string {
  return `${component}:${keys.join("+")}`;
}

/** A field is being written while the step that writes it runs. */
function isLive({ answer, running }: OutputsProps, key: string): boolean {
  const step = answer.writtenBy[key];
  return running && answer.steps.some((each) => each.step === step && each.status === "running");
}
