// The messages of the shown branch, with the hand-off between answers of different personas.
import {
  For,
  Match,
  Show,
  Suspense,
  Switch,
  createEffect,
  createMemo,
  createSignal,
  lazy,
  onCleanup,
  untrack,
} from "solid-js";
import "./messages.css";
import "./handoff.css";
import "./branches.css";
import { useWorkbench } from "../state/workbench.ts";
import { AnswerMessage } from "./AnswerMessage.tsx";
import { Handoff } from "./Handoff.tsx";
import { isActive } from "./active-answers.ts";
import { LaterQuestions } from "./LaterQuestions.tsx";
import { mainText } from "./main-text.ts";
import { createNearView } from "./near-view.ts";
import type { NearView } from "./near-view.ts";
import { SkeletonLines } from "./OpeningSkeleton.tsx";
import { QuestionMessage } from "./QuestionMessage.tsx";
import { reveal } from "./reveal.ts";
import { useSession } from "./session.ts";
import type { AnswerNode, MessageNode } from "./tree.ts";
import { WaitingMessage } from "./WaitingMessage.tsx";
import { wordsOf } from "./words.ts";
import type { Question } from "../../server/api.ts";

const AskedImages = lazy(() => import("../images/AskedImages.tsx"));
const SideBySide = lazy(() => import("./SideBySide.tsx"));

/** So many messages share one place in the page: each place is looked at with every frame, while an answer grows, whether it is in view. */
const groupSize = 8;
/** A long conversation is put into the page from its end, so many groups at a time, so that it opens at once. */
const groupsAtOnce = 5;

interface MessagesProps {
  readonly scroller: () => HTMLElement | undefined;
  /** The view goes to a message: it follows the end no more. */
  readonly onLeave: () => void;
}

export default function Messages(props: MessagesProps) {
  const workbench = useWorkbench();
  const session = useSession();
  const near = createNearView(() => props.scroller());
  const tree = session.live.tree;

  const groupCount = createMemo(() => Math.ceil(tree().path.length / groupSize));
  const [first, setFirst] = createSignal(Math.max(0, groupCount() - groupsAtOnce));
  const groups = createMemo(() => Array.from({ length: Math.max(0, groupCount() - first()) }, (_, at) => first() + at));
  createEffect(() => {
    if (first() === 0) return;
    const timer = setTimeout(() => setFirst((group) => Math.max(0, group - groupsAtOnce)));
    onCleanup(() => clearTimeout(timer));
  });

  createEffect(() => {
    const messageId = session.wanted();
    if (messageId === null) return;
    if (first() > 0) return void setFirst(0);
    session.arrived();
    props.onLeave();
    reveal(messageId);
  });

  return (
    <div class="messages">
      <For each={groups()}>
        {(group) => {
          const start = group * groupSize;
          const ids = createMemo(() => tree().path.slice(start, start + groupSize));
          return (
            <div class="group">
              <For each={ids()}>{(id, place) => <Row id={id} index={start + place()} near={near} />}</For>
            </div>
          );
        }}
      </For>
      <LaterQuestions />
      <For each={session.unsent()}>
        {(unsent) => (
          <WaitingMessage
            label={wordsOf(workbench).notSentLabel}
            text={mainText(workbench.personaById(unsent.personaId) ?? workbench.persona(), unsent.input)}
            above={
              <Show when={unsent.imageIds.length > 0}>
                <Suspense>
                  <AskedImages imageIds={unsent.imageIds} />
                </Suspense>
              </Show>
            }
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

/** One message, a question with the hand-off before it. */
function Row(props: { readonly id: string; readonly index: number; readonly near: NearView }) {
  const { live } = useSession();
  /** Of a conversation that is left the views may look once more before they go: it stays what it was. */
  const node = createMemo((before: MessageNode | undefined) => live.tree().nodes.get(props.id) ?? before);
  const question = createMemo(() => asQuestion(node()));
  /** The persona of the question before this one on the branch. */
  const personaBefore = () => asQuestion(live.tree().nodes.get(live.tree().path[props.index - 2] ?? ""))?.persona.id;
  // The last ones are drawn whole at once; earlier ones when they come near.
  const late = untrack(() => props.index >= live.tree().path.length - groupSize);
  const pair = createMemo(() =>
    live.pair()?.some(({ messageId }) => messageId === props.id) ? live.pair() : undefined,
  );
  return (
    <Switch fallback={<AnswerMessage node={node() as AnswerNode} near={late ? undefined : props.near} />}>
      <Match when={question()}>
        {(asked) => (
          <>
            <Show when={personaBefore() !== undefined && personaBefore() !== asked().persona.id}>
              <Handoff
                from={personaBefore() ?? ""}
                to={asked().persona.id}
                questionId={props.id}
                fresh={isActive(untrack(() => live.live(asked().runId)))}
              />
            </Show>
            <QuestionMessage question={asked()} answerId={live.tree().path[props.index + 1]} />
          </>
        )}
      </Match>
      <Match when={pair()}>
        {(both) => (
          <Suspense fallback={<SkeletonLines widths={["22%", "86%", "71%"]} />}>
            <SideBySide pair={both()} />
          </Suspense>
        )}
      </Match>
    </Switch>
  );
}

function asQuestion(node: { readonly role: string } | undefined): Question | undefined {
  return node?.role === "user" ? (node as Question) : undefined;
}
