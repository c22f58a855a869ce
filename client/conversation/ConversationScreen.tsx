// The conversation: head, messages or the empty state, and the composer.
import { Match, Show, Suspense, Switch, createEffect, createSignal, on, onCleanup, onMount } from "solid-js";
import "./conversation.css";
import { DropTarget } from "../documents/DropTarget.tsx";
import { Icon } from "../icons.tsx";
import { takesPictures } from "../images/picture-files.ts";
import { ErrorBlock } from "../shell/ErrorBlock.tsx";
import { floating } from "../shell/page-keys.ts";
import { useWorkbench } from "../state/workbench.ts";
import { Announcer } from "./Announcer.tsx";
import { Composer } from "./Composer.tsx";
import { EmptyState } from "./EmptyState.tsx";
import { createFollowEnd } from "./follow-end.ts";
import { ConversationHead, Messages, prepareMessages } from "./lazy-messages.ts";
import { OpeningSkeleton } from "./OpeningSkeleton.tsx";
import { useNextStep } from "./next-step.ts";
import { useSession } from "./session.ts";
import { wordsOf } from "./words.ts";

export function ConversationScreen() {
  const workbench = useWorkbench();
  const session = useSession();
  const words = () => wordsOf(workbench);
  const takeStep = useNextStep();
  const { phase, failure, id } = session.live;
  const [scroller, setScroller] = createSignal<HTMLElement>();
  const [content, setContent] = createSignal<HTMLElement>();
  const follow = createFollowEnd(scroller, content);

  const dropHint = () => {
    if (session.code.takes()) return workbench.strings().dropCode;
    return takesPictures(session.next.persona()) ? workbench.strings().dropPictures : undefined;
  };

  onMount(prepareMessages);
  createEffect(on([id, session.asked], () => follow.jump()));

  // Esc stops wherever the focus is, unless something that floats takes it for itself.
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing || !session.live.active()) return;
    if (floating()) return;
    event.preventDefault();
    // A key that is held down means one answer.
    if (!event.repeat) void session.stop();
  };
  window.addEventListener("keydown", onKey);
  onCleanup(() => window.removeEventListener("keydown", onKey));

  return (
    <div class="screen">
      <Switch>
        <Match when={phase() === "new" && session.unsent().length === 0}>
          <EmptyState />
        </Match>
        <Match when={phase() === "failed"}>
          <div class="scroll" tabindex="0" role="region" aria-label={words().conversation}>
            <div class="column">
              <Show when={failure()}>
                {(known) => (
                  <ErrorBlock
                    error={errorOf(known())}
                    onNext={(step) => takeStep(step, { retry: session.live.reload })}
                  />
                )}
              </Show>
            </div>
          </div>
        </Match>
        <Match when={true}>
          <Suspense fallback={<header class="head" />}>
            <ConversationHead />
          </Suspense>
          <div ref={setScroller} class="scroll" tabindex="0" role="region" aria-label={words().conversation}>
            <div ref={setContent} class="column" classList={{ "with-pair": session.live.pair() !== undefined }}>
              <Show when={phase() !== "loading"} fallback={<OpeningSkeleton />}>
                <Suspense fallback={<OpeningSkeleton />}>
                  <Messages scroller={scroller} onLeave={follow.leave} />
                </Suspense>
              </Show>
            </div>
          </div>
        </Match>
      </Switch>
      <div class="dock">
        <Show when={!follow.atEnd() && phase() === "ready"}>
          <button
            type="button"
            class="icon-button jump"
            aria-label={words().jumpToEnd}
            title={words().jumpToEnd}
            onClick={() => follow.jump()}
          >
            <Icon name="down" size="s" />
          </button>
        </Show>
        <Composer />
      </div>
      <Announcer />
      <DropTarget onDrop={session.code.add} hint={dropHint()} />
    </div>
  );
}

function errorOf(failure: NonNullable<ReturnType<ReturnType<typeof useSession>["live"]["failure"]>>) {
  return failure.kind === "error"
    ? failure.error
    : ({ code: "unexpected", facts: {}, kept: ["conversation"], next: ["retry"] } as const);
}
