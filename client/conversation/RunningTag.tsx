// What a running answer does now and for how long; the one thing on the page that ticks.
import { createMemo, createSignal, onCleanup } from "solid-js";
import type { Accessor } from "solid-js";
import type { CataloguePersona } from "../../server/api.ts";
import type { LiveAnswer } from "../state/answers.ts";
import { useWorkbench } from "../state/workbench.ts";
import type { AnswerNode } from "./tree.ts";
import { fill, wordsOf } from "./words.ts";

const second = 1000;

interface RunningTagProps {
  readonly node: AnswerNode;
  readonly live: Accessor<LiveAnswer>;
  readonly persona: CataloguePersona | undefined;
}

export function RunningTag(props: RunningTagProps) {
  const workbench = useWorkbench();
  const words = () => wordsOf(workbench);
  const [now, setNow] = createSignal(Date.now());
  const timer = setInterval(() => setNow(Date.now()), second);
  onCleanup(() => clearInterval(timer));

  const current = createMemo(() => props.live().answer.steps.findLast((each) => each.status === "running")?.step);
  const writes = createMemo(() => Object.values(props.live().answer.writtenBy).includes(current() ?? ""));
  const since = createMemo(() => props.live().startedAt ?? Date.parse(props.node.at));
  const line = () => {
    const seconds = Math.max(0, Math.floor((now() - since()) / second));
    const step = props.persona?.steps.find((each) => each.name === current());
    if (writes()) return fill(words().writing, { seconds });
    return step ? fill(words().working, { step: workbench.local(step.title), seconds }) : words().starting;
  };
  return <span class="tag mine">{line()}</span>;
}
