// The steps of a run as its persona lists them: done, running, to come, cut off.
import { For, Match, Switch, createMemo } from "solid-js";
import type { Answer, StepState } from "../../pipelines/engine/answer.ts";
import type { CataloguePersona } from "../../server/api.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { wordCount } from "./answer-text.ts";
import { count, fill, secondsOf, wordsOf } from "./words.ts";

interface StepsProps {
  readonly answer: Answer;
  readonly persona: CataloguePersona | undefined;
  readonly class?: string;
}

export type StepStatus = StepState["status"] | "later";

/** Each step of the persona with its state; steps of an older version that are no longer listed come as they were. */
export function stepsOf(
  answer: Answer,
  persona: CataloguePersona | undefined,
): readonly { readonly name: string; readonly state: StepState | undefined }[] {
  const names = new Set([...(persona?.steps ?? []).map((each) => each.name), ...answer.steps.map((each) => each.step)]);
  return [...names].map((name) => ({ name, state: answer.steps.find((each) => each.step === name) }));
}

export function Steps(props: StepsProps) {
  const workbench = useWorkbench();
  const words = () => wordsOf(workbench);
  const names = createMemo(() => stepsOf(props.answer, props.persona).map((each) => each.name), [], {
    equals: (a, b) => a.join() === b.join(),
  });
  const title = (name: string) => {
    const step = props.persona?.steps.find((each) => each.name === name);
    return step ? workbench.local(step.title) : name;
  };

  return (
    <ol class={`steps ${props.class ?? ""}`}>
      <For each={names()}>
        {(name) => {
          const state = createMemo(() => props.answer.steps.find((each) => each.step === name));
          const status = createMemo((): StepStatus => state()?.status ?? "later");
          const writes = () => Object.values(props.answer.writtenBy).includes(name);
          const detail = () => {
            const now = state();
            if (!now) return "";
            if (now.status !== "running")
              return now.ms === undefined ? "" : `${secondsOf(now.ms, workbench.language())} s`;
            if (now.done !== undefined)
              return typeof now.total === "number"
                ? fill(words().progress, { done: now.done, total: now.total })
                : String(now.done);
            // Counted coarsely: a number that changes with each word is noise.
            const exact = writes() ? wordCount(props.answer) : 0;
            const grain = exact < 100 ? 10 : 50;
            const written = Math.floor(exact / grain) * grain;
            return written > 0 ? count(words().words, written) : "";
          };
          return (
            <li class={status() === "running" ? "now" : status()}>
              <span>
                <Switch>
                  <Match when={status() === "done"}>
                    <Icon name="check" size="s" class="good" />
                  </Match>
                  <Match when={status() === "running"}>
                    <i class="pulse" />
                  </Match>
                  <Match when={status() === "later"}>
                    <i class="hollow" />
                  </Match>
                  <Match when={true}>
                    <Icon name="cross" size="s" class="bad" />
                  </Match>
                </Switch>
                <span class="visually-hidden">{words().stepState[status()]}</span>
              </span>
              <span classList={{ medium: status() === "running" }}>{title(name)}</span>
              <span class="t">{detail()}</span>
            </li>
          );
        }}
      </For>
    </ol>
  );
}
