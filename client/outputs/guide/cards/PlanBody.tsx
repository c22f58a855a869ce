// A plan step by step: when, what, and a hint; edited in its place, moved, and taken into a calendar.
import { Index, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { Plan } from "../../../../pipelines/engine/guide/card.ts";
import { cardLimits } from "../../../../pipelines/engine/guide/card-read.ts";
import { useWorkbench } from "../../../state/workbench.ts";
import { AddLine } from "./AddLine.tsx";
import type { BodyProps } from "./body.ts";
import { CardText } from "./CardText.tsx";
import { moved, replaced, without } from "./list-changes.ts";
import { PlanCalendar } from "./PlanCalendar.tsx";
import { createReorder } from "./reorder.ts";
import { RowTools } from "./RowTools.tsx";
import { cardWords } from "./words.ts";

export function PlanBody(props: BodyProps<Plan> & { readonly live: boolean; readonly messageId: string }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => cardWords(workbench);
  const steps = () => props.card.steps;
  const set = (next: Plan["steps"]) => props.onChange({ ...props.card, steps: next });
  const nameOf = (at: number) => [steps()[at]?.when, steps()[at]?.what].filter(Boolean).join(" ");
  const reorder = createReorder({
    move: (from, to) => set(moved(steps(), from, to)),
    onMoved: (at) => props.say(words().moved(nameOf(at), at + 1, steps().length)),
  });
  return (
    <>
      <ol class="card-rows" data-rows role="list">
        <Index each={steps()}>
          {(step, at) => {
            const write = (field: keyof Plan["steps"][number]) =>
              props.canEdit ? (text: string) => set(replaced(steps(), at, { ...step(), [field]: text })) : undefined;
            return (
              <li class="card-row plan-step" data-row>
                <CardText
                  class="plan-when"
                  label={words().plan.when(at + 1)}
                  text={step().when}
                  most={cardLimits.short}
                  onText={write("when")}
                />
                <span class="plan-what">
                  <CardText
                    label={words().plan.what(at + 1)}
                    text={step().what}
                    most={cardLimits.text}
                    onText={write("what")}
                  />
                  <Show when={step().note !== ""}>
                    <CardText
                      class="small muted"
                      label={words().plan.note(at + 1)}
                      text={step().note}
                      most={cardLimits.text}
                      onText={write("note")}
                    />
                  </Show>
                </span>
                <Show when={props.canEdit}>
                  <RowTools
                    name={nameOf(at)}
                    at={at}
                    reorder={reorder}
                    onRemove={() => {
                      props.say(words().removed(nameOf(at)));
                      set(without(steps(), at));
                    }}
                  />
                </Show>
              </li>
            );
          }}
        </Index>
      </ol>
      <Show when={props.canEdit && steps().length < cardLimits.steps}>
        <AddLine label={words().plan.add} onAdd={(text) => set([...steps(), stepOf(text)])} />
      </Show>
      <Show when={!props.live}>
        <PlanCalendar plan={props.card} messageId={props.messageId} />
      </Show>
    </>
  );
}

/** “Friday: soup”. */
function stepOf(line: string): Plan["steps"][number] {
  const parts = /^(?<when>.{1,40}?):\s+(?<what>.+)$/.exec(line)?.groups;
  return { when: parts?.["when"] ?? "", what: parts?.["what"] ?? line, note: "" };
}
