// Takes a plan into a calendar; asks for its first day where the plan counts days or names weekdays.
import { Show, createMemo, createSignal } from "solid-js";
import type { JSX } from "solid-js";
import type { Plan } from "../../../../pipelines/engine/guide/card.ts";
import { Icon } from "../../../icons.tsx";
import { useWorkbench } from "../../../state/workbench.ts";
import { fileNameOf, saveFile } from "../../export-answer.ts";
import { datesOf, eventsOf, planIcs } from "./plan-calendar.ts";
import { cardWords } from "./words.ts";

export function PlanCalendar(props: { readonly plan: Plan; readonly messageId: string }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => cardWords(workbench).plan;
  const [first, setFirst] = createSignal("");
  const [problem, setProblem] = createSignal("");
  const dates = createMemo(() => datesOf(props.plan));
  let field: HTMLInputElement | undefined;

  async function save(): Promise<void> {
    setProblem("");
    const events = eventsOf(props.plan, first());
    if (events.length === 0 || (dates() === "first" && first() === "")) {
      setProblem(words().firstMissing);
      field?.focus();
      return;
    }
    try {
      const name = fileNameOf(props.plan.title, "ics");
      saveFile(name, "text/calendar", await planIcs(events, props.messageId));
      const left = props.plan.steps.length - events.length;
      const detail = left === 0 ? name : `${name}. ${words().left(left)}`;
      workbench.toast({ icon: "check", title: words().saved, detail });
    } catch (thrown) {
      setProblem(words().failed(thrown instanceof Error ? thrown.message : String(thrown)));
    }
  }

  return (
    <Show when={dates() !== "none"}>
      <div class="card-foot">
        <Show when={dates() === "first"}>
          <label class="row small">
            {words().first}
            <input
              ref={(element) => (field = element)}
              type="date"
              class="text-field"
              value={first()}
              aria-invalid={problem() !== ""}
              onInput={(event) => {
                setProblem("");
                setFirst(event.currentTarget.value);
              }}
            />
          </label>
        </Show>
        <button type="button" class="button small end" onClick={() => void save()}>
          <Icon name="download" size="xs" />
          {words().calendar}
        </button>
        <Show when={problem()}>
          <p class="hint wrong" role="alert">
            <Icon name="error" size="xs" />
            <span>{problem()}</span>
          </p>
        </Show>
      </div>
    </Show>
  );
}
