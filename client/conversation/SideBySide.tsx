// Two answers to one question in two columns; where the page is narrow one under the other, with a switch that stays in view.
import { For, Show, createMemo, createSignal, onCleanup, onMount } from "solid-js";
import "./side-by-side.css";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { isActive } from "./active-answers.ts";
import { AnswerMessage } from "./AnswerMessage.tsx";
import { queueLine } from "./queue-line.ts";
import { useSession } from "./session.ts";
import { questionOf } from "./tree.ts";
import type { AnswerNode } from "./tree.ts";
import { fill, personaName, wordsOf } from "./words.ts";

interface SideBySideProps {
  readonly pair: readonly [AnswerNode, AnswerNode];
}

export default function SideBySide(props: SideBySideProps) {
  const workbench = useWorkbench();
  const { live } = useSession();
  const words = () => wordsOf(workbench);
  const columns = new Map<string, HTMLElement>();
  const [seen, setSeen] = createSignal<string>();
  const personaOf = (node: AnswerNode) =>
    workbench.personaById(node.personaId ?? questionOf(live.tree(), node.messageId)?.persona.id ?? "");
  /** The persona where they differ, else the model, else which of the two. */
  const names = createMemo(() => {
    const titles = props.pair.map((node) => personaName(workbench, personaOf(node)));
    if (titles[0] !== titles[1]) return titles;
    return props.pair.map((node, at) => {
      const { model } = live.live(node.runId).answer;
      const name = workbench.models().find(({ modelId }) => modelId === model)?.name;
      return name ?? `${titles[at] ?? ""} ${at + 1}`;
    });
  });

  onMount(() => {
    const watch = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) if (isIntersecting) setSeen(target.id);
      },
      { rootMargin: "-40% 0px -50% 0px" },
    );
    for (const column of columns.values()) watch.observe(column);
    onCleanup(() => watch.disconnect());
  });

  return (
    <div class="pair" role="group" aria-label={words().sideBySide}>
      <div class="pair-switch">
        <For each={props.pair}>
          {(node, at) => (
            <button
              type="button"
              class="chip"
              classList={{ on: seen() === columnId(node) }}
              data-persona={personaOf(node)?.id ?? "none"}
              aria-label={fill(words().showAnswer, { name: names()[at()] ?? "" })}
              aria-current={seen() === columnId(node) ? "true" : undefined}
              onClick={() => columns.get(node.messageId)?.scrollIntoView({ block: "start" })}
            >
              {names()[at()]}
            </button>
          )}
        </For>
      </div>
      <div class="pair-columns">
        <For each={props.pair}>
          {(node, at) => (
            <section
              ref={(element) => columns.set(node.messageId, element)}
              id={columnId(node)}
              class="pair-column"
              aria-label={names()[at()]}
            >
              <Column node={node} name={names()[at()] ?? ""} />
            </section>
          )}
        </For>
      </div>
    </div>
  );
}

const columnId = ({ messageId }: AnswerNode) => `column-${messageId}`;

function Column(props: { readonly node: AnswerNode; readonly name: string }) {
  const workbench = useWorkbench();
  const session = useSession();
  const words = () => wordsOf(workbench);
  const run = createMemo(() => session.live.live(props.node.runId));
  const active = createMemo(() => isActive(run()));
  return (
    <>
      <Show when={run().answer.status === "queued"}>
        <p class="waiting small muted">
          <b class="medium">{props.name}</b>{" "}
          {queueLine({ queue: run().answer.queue, isAfter: true, model: workbench.selectedModel() }, words())}
        </p>
      </Show>
      <AnswerMessage node={props.node} near={undefined} />
      <div class="actions">
        <Show when={active()}>
          <button
            type="button"
            class="button small"
            aria-label={`${words().stop}: ${props.name}`}
            onClick={() => void session.stop(props.node.messageId)}
          >
            <Icon name="stop" size="xs" />
            {words().stop}
          </button>
        </Show>
        <button
          type="button"
          class="button small"
          aria-label={`${words().goOn}: ${props.name}`}
          onClick={() => void session.choose(props.node.messageId)}
        >
          <Icon name="check" size="xs" />
          {words().goOn}
        </button>
      </div>
    </>
  );
}
