// A draft and what became of it: every change in its place with its reason, to be taken back one by one, measured before and after.
import { For, Show, createMemo, useContext } from "solid-js";
import type { JSX } from "solid-js";
import { textMeters } from "../../../pipelines/engine/posts/meters.ts";
import type { Improvement, TextMeters } from "../../../pipelines/engine/posts/post.ts";
import { SessionContext } from "../../conversation/session.ts";
import { questionOf } from "../../conversation/tree.ts";
import { wordChanges } from "../../conversation/word-changes.ts";
import "../../conversation/changes.css";
import { usePostDesk } from "../../creator/post-desk.ts";
import { Icon } from "../../icons.tsx";
import { useWorkbench } from "../../state/workbench.ts";
import type { ViewProps } from "../view.ts";
import { askedPost } from "./asked-post.ts";
import { CopyButton } from "../CopyButton.tsx";
import { easeLevel, improvedText, textWithout } from "./improved-text.ts";
import type { TextPart } from "./improved-text.ts";
import "./improvement.css";
import { improvementOf } from "./post-values.ts";
import { creatorWords } from "./words.ts";

export default function ImprovementView(props: ViewProps) {
  const improvement = createMemo(() => improvementOf(props.outputs[0]?.value));
  return <Show when={improvement()}>{(found) => <Improved {...props} improvement={found()} />}</Show>;
}

function Improved(props: ViewProps & { readonly improvement: Improvement }): JSX.Element {
  const workbench = useWorkbench();
  const session = useContext(SessionContext);
  const words = () => creatorWords(workbench).improved;
  const desk = usePostDesk();
  const place = () => ({ messageId: props.messageId, postId: "improvement" });
  const taken = createMemo(() => new Set(numbersOf(desk.work(place()))));
  const improved = createMemo(() => improvedText(props.improvement));
  const text = createMemo(() =>
    taken().size === 0 ? props.improvement.after : textWithout(props.improvement.before, improved().changes, taken()),
  );
  const asked = createMemo(() => {
    const input = (session && questionOf(session.live.tree(), props.messageId)?.input) ?? {};
    const draft = { captionId: "", text: props.improvement.before, flags: [], toneNotes: [] };
    return askedPost(input, { captions: [draft], versions: [] });
  });
  const after = () =>
    taken().size === 0 ? props.improvement.meters.after : textMeters(text(), asked().tone, asked().language);
  const toggle = (at: number) => {
    const next = new Set(taken());
    if (!next.delete(at)) next.add(at);
    desk.keep(place(), [...next]);
  };

  return (
    <section class="card improved" aria-label={words().title}>
      <header>
        <h3>{words().title}</h3>
        <span class="tiny muted">{words().changes(improved().changes.length - taken().size)}</span>
        <span class="row end">
          <CopyButton label={words().copy} text={text()} />
        </span>
      </header>
      <p class="in changes improved-text" dir="auto">
        <For each={improved().parts}>{(part) => <Part part={part} isTaken={taken().has(part.at ?? -1)} />}</For>
      </p>
      <Show
        when={improved().changes.length > 0}
        fallback={<Show when={!props.live}>{<p class="in small muted">{words().none}</p>}</Show>}
      >
        <ol class="change-list">
          <For each={improved().changes}>
            {(change, at) => (
              <li classList={{ taken: taken().has(at()) }}>
                <span class="change-number" aria-hidden="true">
                  {at() + 1}
                </span>
                <span class="tag">{words().kinds[change.kind]}</span>
                <span class="grow" dir="auto">
                  {change.reason}
                  <Show when={taken().has(at())}>
                    <span class="faint">{` (${words().taken})`}</span>
                  </Show>
                </span>
                <button
                  type="button"
                  class="button small quiet"
                  aria-label={taken().has(at()) ? words().againOf(at() + 1) : words().takeBackOf(at() + 1)}
                  onClick={() => toggle(at())}
                >
                  <Icon name={taken().has(at()) ? "retry" : "undo"} size="xs" class="turns" />
                  {taken().has(at()) ? words().again : words().takeBack}
                </button>
              </li>
            )}
          </For>
        </ol>
      </Show>
      <Show when={!props.live}>
        <Meters before={props.improvement.meters.before} after={after()} />
      </Show>
    </section>
  );
}

/** Changes that were taken back, as they were kept. */
function numbersOf(kept: unknown): readonly number[] {
  return Array.isArray(kept) ? kept.filter((each) => typeof each === "number") : [];
}

function Part(props: { readonly part: TextPart; readonly isTaken: boolean }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => creatorWords(workbench).improved;
  return (
    <Show when={props.part.at !== null && !props.isTaken} fallback={props.part.before}>
      <For each={wordChanges(props.part.before, props.part.after)}>
        {({ kind, text }) => (
          <Show when={kind !== "same"} fallback={text}>
            <Show
              when={kind === "added"}
              fallback={
                <del>
                  <span class="visually-hidden">{` ${words().removed}: `}</span>
                  {text}
                </del>
              }
            >
              <ins>
                <span class="visually-hidden">{` ${words().added}: `}</span>
                {text}
              </ins>
            </Show>
          </Show>
        )}
      </For>
      <sup class="change-mark">
        <span class="visually-hidden">{words().number((props.part.at ?? 0) + 1)}</span>
        <span aria-hidden="true">{(props.part.at ?? 0) + 1}</span>
      </sup>
    </Show>
  );
}

function Meters(props: { readonly before: TextMeters; readonly after: TextMeters }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => creatorWords(workbench).improved;
  const ease = (value: number | null) =>
    value === null ? words().noEase : words().easeOf(value, words().easeWords[easeLevel(value)] ?? "");
  const rows = () => [
    {
      label: words().tone,
      from: words().toneShare(props.before.tone),
      to: words().toneShare(props.after.tone),
      share: props.after.tone,
    },
    {
      label: words().ease,
      from: ease(props.before.readingEase),
      to: ease(props.after.readingEase),
      share: props.after.readingEase === null ? null : props.after.readingEase / 100,
    },
    { label: words().words, from: String(props.before.words), to: String(props.after.words), share: null },
    { label: words().sentences, from: String(props.before.sentences), to: String(props.after.sentences), share: null },
  ];
  return (
    <div class="in meters">
      <h4 class="label">{words().meters}</h4>
      <dl>
        <For each={rows()}>
          {({ label, from, to, share }) => (
            <div>
              <dt class="muted">{label}</dt>
              <dd>
                <span class="visually-hidden">{words().was(from, to)}</span>
                <span aria-hidden="true">{from === to ? to : `${from} → ${to}`}</span>
                <Show when={share !== null}>
                  <span class="meter" aria-hidden="true">
                    <i style={{ "inline-size": `${(share ?? 0) * 100}%` }} />
                  </span>
                </Show>
              </dd>
            </div>
          )}
        </For>
      </dl>
    </div>
  );
}
