// What changed between two answers, word by word: taken out struck, put in underlined, each on its ground.
import { For, Match, Show, Switch, createMemo, createSignal } from "solid-js";
import "./changes.css";
import { Sheet } from "../shell/Sheet.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { plainText } from "./answer-text.ts";
import type { Comparable } from "./earlier-texts.ts";
import { useSession } from "./session.ts";
import type { AnswerNode } from "./tree.ts";
import { countWords, wordChanges } from "./word-changes.ts";
import { count, fill, wordsOf } from "./words.ts";

interface ChangesDialogProps {
  readonly node: AnswerNode;
  readonly others: readonly Comparable[];
  readonly onClose: () => void;
}

export default function ChangesDialog(props: ChangesDialogProps) {
  const workbench = useWorkbench();
  const { live } = useSession();
  const words = () => wordsOf(workbench);
  const [at, setAt] = createSignal(0);
  const textOf = ({ runId }: AnswerNode) => {
    const { answer } = live.live(runId);
    return plainText(answer, workbench.personaById(answer.persona?.id ?? ""), workbench.language());
  };
  const changes = createMemo(() => {
    const before = (props.others[at()] ?? props.others[0])?.node;
    return before ? wordChanges(textOf(before), textOf(props.node)) : [];
  });
  const nameOf = ({ version }: Comparable) =>
    version === null ? words().answerBefore : fill(words().versionNumber, { at: version });
  const summary = () =>
    fill(words().changedWords, {
      added: count(words().wordsCount, countWords(changes(), "added")),
      removed: count(words().wordsCount, countWords(changes(), "removed")),
    });

  return (
    <Sheet open title={words().changesTitle} class="dialog widest" onClose={() => props.onClose()}>
      <div class="row wrap small muted changes-head">
        <Show
          when={props.others.length > 1}
          fallback={`${words().comparedWith} ${props.others[0] ? nameOf(props.others[0]) : ""}`}
        >
          <label class="row">
            {words().comparedWith}
            <select class="text-field" onChange={(event) => setAt(event.currentTarget.selectedIndex)}>
              <For each={props.others}>{(other) => <option>{nameOf(other)}</option>}</For>
            </select>
          </label>
        </Show>
        <span class="end" role="status">
          {changes().some(({ kind }) => kind !== "same") ? summary() : words().nothingChanged}
        </span>
      </div>
      <div class="changes" dir="auto" tabindex="0" role="region" aria-label={words().changesTitle}>
        <For each={changes()}>
          {({ kind, text }) => (
            <Switch fallback={text}>
              <Match when={kind === "added"}>
                <ins>
                  <span class="visually-hidden">{` ${words().added}: `}</span>
                  {text}
                </ins>
              </Match>
              <Match when={kind === "removed"}>
                <del>
                  <span class="visually-hidden">{` ${words().removed}: `}</span>
                  {text}
                </del>
              </Match>
            </Switch>
          )}
        </For>
      </div>
      <div class="actions">
        <button type="button" class="button primary" onClick={() => props.onClose()}>
          {words().close}
        </button>
      </div>
    </Sheet>
  );
}
