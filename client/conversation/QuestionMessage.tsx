// A person's words: sunken, with what can be done beside them; dashed while their answer waits in the queue.
import { Match, Show, Suspense, Switch, createEffect, createMemo, createSignal, lazy, on, onCleanup } from "solid-js";
import type { Question } from "../../server/api.ts";
import { hasCode } from "../code/code-input.ts";
import { AskedDocuments } from "../documents/AskedDocuments.tsx";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { BranchPicker } from "./BranchPicker.tsx";
import { DeleteBranch } from "./DeleteBranch.tsx";
import { EditQuestion } from "./EditQuestion.tsx";
import { isActive } from "./active-answers.ts";
import { quiet } from "./OpeningSkeleton.tsx";
import { QuestionMenu } from "./QuestionMenu.tsx";
import { queueLine } from "./queue-line.ts";
import { SaidWords } from "./SaidWords.tsx";
import { useSession } from "./session.ts";
import { Initial, WaitingMessage } from "./WaitingMessage.tsx";
import { wordsOf } from "./words.ts";

const AskedCode = lazy(() => import("../code/AskedCode.tsx"));
const AskedImages = lazy(() => import("../images/AskedImages.tsx"));

export function QuestionMessage(props: { readonly question: Question; readonly answerId: string | undefined }) {
  const workbench = useWorkbench();
  const session = useSession();
  const words = () => wordsOf(workbench);
  const answer = createMemo(() => {
    const node = session.live.tree().nodes.get(props.answerId ?? "");
    return node?.role === "assistant" ? session.live.live(node.runId) : undefined;
  });
  const queued = createMemo(() => answer()?.answer.status === "queued");
  // Most runs start within a moment: only one that does not is shown as waiting.
  const [waiting, setWaiting] = createSignal(false);
  createEffect(
    on(queued, (is) => {
      if (!is) return setWaiting(false);
      const timer = setTimeout(() => setWaiting(true), quiet);
      return onCleanup(() => clearTimeout(timer));
    }),
  );
  const [deleting, setDeleting] = createSignal(false);
  const takesCode = () => {
    const persona = workbench.personaById(props.question.persona.id);
    return persona !== undefined && hasCode(persona, props.question.input);
  };
  const pictures = () => (
    <Show when={props.question.imageIds.length > 0}>
      <Suspense>
        <AskedImages imageIds={props.question.imageIds} />
      </Suspense>
    </Show>
  );
  /** The answer this one follows is queued or being written. */
  const isAfter = () => {
    const before = session.live.tree().nodes.get(props.question.parentId ?? "");
    return before?.role === "assistant" && isActive(session.live.live(before.runId));
  };
  const busy = () => {
    const now = answer();
    return now !== undefined && isActive(now);
  };

  return (
    <Switch>
      <Match when={session.editing() === props.question.messageId}>
        <EditQuestion question={props.question} isWaiting={waiting()} />
      </Match>
      <Match when={waiting()}>
        <WaitingMessage
          id={props.question.messageId}
          label={words().waitingLabel}
          text={props.question.text}
          above={pictures()}
          icon="steps"
          line={queueLine(
            { queue: answer()?.answer.queue, isAfter: isAfter(), model: workbench.selectedModel() },
            words(),
          )}
          onEdit={() => session.setEditing(props.question.messageId)}
          onTakeBack={() => void session.takeBack(props.answerId ?? "")}
        />
      </Match>
      <Match when={true}>
        <article class="said" id={props.question.messageId} aria-label={words().you}>
          <Initial />
          <div class="line">
            <div class="words" dir="auto">
              <AskedDocuments documentIds={props.question.documentIds} />
              {pictures()}
              <Show when={takesCode()}>
                <Suspense>
                  <AskedCode question={props.question} />
                </Suspense>
              </Show>
              <SaidWords text={props.question.text} />
            </div>
            <div class="beside">
              <BranchPicker messageId={props.question.messageId} />
              <Show when={!busy()}>
                <button
                  type="button"
                  class="icon-button small"
                  aria-label={words().editQuestion}
                  title={words().editQuestion}
                  onClick={() => session.setEditing(props.question.messageId)}
                >
                  <Icon name="edit" size="s" />
                </button>
                <QuestionMenu question={props.question} onDelete={() => setDeleting(true)} />
              </Show>
            </div>
          </div>
          <Show when={deleting()}>
            <DeleteBranch messageId={props.question.messageId} onEnd={() => setDeleting(false)} />
          </Show>
        </article>
      </Match>
    </Switch>
  );
}
