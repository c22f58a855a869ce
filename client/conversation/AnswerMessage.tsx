// An answer on its seam: who wrote it, its steps, what it says, and what can be done with it.
import {
  Match,
  Show,
  Suspense,
  Switch,
  createComputed,
  createEffect,
  createMemo,
  createSignal,
  on,
  onMount,
} from "solid-js";
import { PersonaIcon } from "../icons.tsx";
import { RecalledLine } from "../memory/RecalledLine.tsx";
import { isRefusal } from "../outputs/refusal.ts";
import { ErrorBlock } from "../shell/ErrorBlock.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { Byline } from "./Byline.tsx";
import { FollowUps } from "./FollowUps.tsx";
import { ModelWaiting } from "./ModelWaiting.tsx";
import type { NearView } from "./near-view.ts";
import { useNextStep } from "./next-step.ts";
import { Notes } from "./Notes.tsx";
import { SkeletonLines } from "./OpeningSkeleton.tsx";
import { Outputs } from "./lazy-outputs.ts";
import { useSession } from "./session.ts";
import { Steps } from "./Steps.tsx";
import { questionOf } from "./tree.ts";
import type { AnswerNode } from "./tree.ts";
import { personaName, wordsOf } from "./words.ts";

export function AnswerMessage(props: { readonly node: AnswerNode; readonly near: NearView | undefined }) {
  const workbench = useWorkbench();
  const session = useSession();
  const takeStep = useNextStep();
  const words = () => wordsOf(workbench);
  const [drawn, setDrawn] = createSignal(props.near === undefined);
  const [unfolded, setUnfolded] = createSignal(false);

  const live = createMemo(() => session.live.live(props.node.runId));
  const answer = () => live().answer;
  const question = createMemo(() => questionOf(session.live.tree(), props.node.messageId));
  const personaId = createMemo(() => answer().persona?.id ?? props.node.personaId ?? question()?.persona.id ?? "");
  const persona = createMemo(() => workbench.personaById(personaId()));
  const status = createMemo(() => answer().status);
  const running = createMemo(() => status() === "running");
  let steps: HTMLElement | undefined;
  /** Folded away before the reader's eyes the steps would move the words below them: those in sight wait for the next question. */
  let waits = false;
  createComputed(
    on(running, (is, was) => {
      waits = was === true && !is && isInSight(steps);
      if (waits) setUnfolded(true);
    }),
  );
  createEffect(
    on(
      session.asked,
      () => {
        if (waits) setUnfolded(false);
        waits = false;
      },
      { defer: true },
    ),
  );
  const begun = createMemo(() => Object.keys(answer().outputs).length > 0);
  /** Only the last answer offers to go on from it; a refusal has its own ways on. While it is written their place is kept. */
  const followed = createMemo(() => {
    const [asked, by] = [question(), persona()];
    const isLast = session.live.tree().path.at(-1) === props.node.messageId && !session.live.pair();
    return isLast && (status() === "done" || running()) && !isRefusal(answer().outputs) && asked && by
      ? { question: asked, persona: by }
      : undefined;
  });
  const error = createMemo(() => answer().error);
  /** What can be read before the answer is drawn: its sentences, not a choice among words. */
  const plain = () =>
    Object.entries(answer().outputs)
      .filter(([key]) => persona()?.outputs.find((field) => field.key === key)?.component !== "select")
      .flatMap(([, value]) => (typeof value === "string" ? [value] : []))
      .join("\n\n");

  return (
    <Show when={status() !== "queued"}>
      <article
        ref={(element) => onMount(() => props.near?.once(element, () => setDrawn(true)))}
        class="answer"
        id={props.node.messageId}
        // One that is gone has no colour of its own.
        data-persona={persona() ? personaId() : "none"}
        data-running={running() ? "" : undefined}
        aria-label={personaName(workbench, persona())}
        aria-busy={running()}
      >
        <div class="gutter">
          <span class="stone">
            <PersonaIcon paths={persona()?.icon ?? []} />
          </span>
        </div>
        <div>
          <Switch>
            <Match when={!drawn()}>
              <div class="body">
                <p class="far">{plain()}</p>
              </div>
            </Match>
            <Match when={true}>
              <Byline
                node={props.node}
                live={live}
                persona={persona()}
                unfolded={unfolded()}
                onFold={() => setUnfolded((is) => !is)}
              />
              <div class="body">
                {/* A place of its own: taken away beside the text, the card would restyle the whole answer. */}
                <div class="before-text">
                  <Show when={running() || unfolded()}>
                    <div class="card" ref={(element) => (steps = element)}>
                      <Steps answer={answer()} persona={persona()} class="in" />
                    </div>
                  </Show>
                  <Show when={running() ? answer().waiting : undefined}>
                    {(waiting) => <ModelWaiting waiting={waiting()} />}
                  </Show>
                  <Show when={running() && !begun()}>
                    <SkeletonLines widths={["22%", "86%", "71%"]} />
                  </Show>
                </div>
                <Suspense fallback={<p class="far">{plain()}</p>}>
                  <Outputs answer={answer()} persona={persona()} running={running()} messageId={props.node.messageId} />
                </Suspense>
                <Show when={!running() && !begun() && !error()}>
                  <p class="small muted">{words().nothingWritten}</p>
                </Show>
                <Notes notes={answer().notes} persona={persona()} />
                <Show when={error()}>
                  {(known) => (
                    <ErrorBlock
                      error={known()}
                      begun={begun()}
                      onNext={(step) =>
                        takeStep(step, {
                          retry: () => session.retry(props.node.messageId),
                          edit: () => session.setEditing(question()?.messageId ?? null),
                        })
                      }
                    />
                  )}
                </Show>
                <RecalledLine answer={answer()} />
                <Show when={followed()}>
                  {(by) => (
                    <div class="ways-on" classList={{ coming: running() }}>
                      <FollowUps question={by().question} persona={by().persona} outputs={answer().outputs} />
                    </div>
                  )}
                </Show>
              </div>
            </Match>
          </Switch>
        </div>
      </article>
    </Show>
  );
}

/** Not scrolled away. */
function isInSight(element: HTMLElement | undefined): boolean {
  const area = element?.closest(".scroll");
  return area ? (element?.getBoundingClientRect().bottom ?? 0) > area.getBoundingClientRect().top : false;
}
