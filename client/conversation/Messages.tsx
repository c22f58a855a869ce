// The messages of the shown branch, with the hand-off between answers of different personas.
import { For, Show, createEffect, createMemo, createSignal, onCleanup, untrack } from "solid-js";
import "./messages.css";
import { useWorkbench } from "../state/workbench.ts";
import { AnswerMessage } from "./AnswerMessage.tsx";
import { Handoff } from "./Handoff.tsx";
import { isActive } from "./live-conversation.ts";
import { mainText } from "./main-text.ts";
import { createNearView } from "./near-view.ts";
import { QuestionMessage } from "./QuestionMessage.tsx";
import { useSession } from "./session.ts";
import type { AnswerNode } from "./tree.ts";
import { WaitingMessage } from "./WaitingMessage.tsx";
import { wordsOf } from "./words.ts";
import type { Question } from "../../server/api.ts";

/** So many messages at the end are drawn whole at once; earlier ones when they come near. */
const drawnAtOnce = 8;
/** A long conversation is put into the page from its end, so many messages at a time, so that it opens at once. */
const putAtOnce = 40;

export function Messages(props: { readonly scroller: () => HTMLElement | undefined }) {
  const workbench = useWorkbench();
  const session = useSession();
  const near = createNearView(() => props.scroller());
  const tree = session.live.tree;

  const [from, setFrom] = createSignal(Math.max(0, tree().path.length - putAtOnce));
  const shown = createMemo(() => tree().path.slice(from()));
  createEffect(() => {
    if (from() === 0) return;
    const timer = setTimeout(() => setFrom((at) => Math.max(0, at - putAtOnce)));
    onCleanup(() => clearTimeout(timer));
  });

  const node = (id: string) => tree().nodes.get(id);
  const question = (id: string) => createMemo(() => asQuestion(node(id)));
  /** The persona of the question before this one on the branch. */
  const personaBefore = (index: number) => asQuestion(node(tree().path[index - 2] ?? ""))?.persona.id;

  return (
    <div class="messages">
      <For each={shown()}>
        {(id, place) => {
          const own = question(id);
          const index = () => from() + place();
          const late = untrack(index) >= untrack(tree).path.length - drawnAtOnce;
          return (
            <Show
              when={own()}
              fallback={<AnswerMessage node={node(id) as AnswerNode} near={late ? undefined : near} />}
            >
              {(asked) => (
                <>
                  <Show when={personaBefore(index()) !== undefined && personaBefore(index()) !== asked().persona.id}>
                    <Handoff
                      from={personaBefore(index()) ?? ""}
                      to={asked().persona.id}
                      fresh={isActive(untrack(() => session.live.live(asked().runId)))}
                    />
                  </Show>
                  <QuestionMessage question={asked()} answerId={tree().path[index() + 1]} />
                </>
              )}
            </Show>
          );
        }}
      </For>
      <For each={session.unsent()}>
        {(unsent) => (
          <WaitingMessage
            label={wordsOf(workbench).notSentLabel}
            text={mainText(workbench.personaById(unsent.personaId) ?? workbench.persona(), unsent.input)}
            icon="offline"
            line={wordsOf(workbench).keptHere}
            onEdit={() => session.takeUnsent(unsent.id)}
            onTakeBack={() => session.takeUnsent(unsent.id)}
          />
        )}
      </For>
    </div>
  );
}

function asQuestion(node: { readonly role: string } | undefined): Question | undefined {
  return node?.role === "user" ? (node as Question) : undefined;
}
