// The changes of a fix, file by file: in one column or side by side, what stands around them folded.
import { For, Match, Show, Switch, createMemo } from "solid-js";
import type { FileChange } from "../../../pipelines/engine/code-answers.ts";
import { fill } from "../../conversation/words.ts";
import { useWorkbench } from "../../state/workbench.ts";
import "./code.css";
import { createColours } from "./colours.ts";
import { createDiff } from "./create-diff.ts";
import { DiffColumn } from "./DiffColumn.tsx";
import { DiffPairs } from "./DiffPairs.tsx";
import "./diff.css";
import { developerWords } from "./words.ts";

interface DiffViewProps {
  readonly changes: readonly FileChange[];
  readonly isSideBySide: boolean;
}

export function DiffView(props: DiffViewProps) {
  return (
    <For each={props.changes}>
      {(change) => <FileDiff change={change} hasName={props.changes.length > 1} isSideBySide={props.isSideBySide} />}
    </For>
  );
}

interface FileDiffProps {
  readonly change: FileChange;
  readonly hasName: boolean;
  readonly isSideBySide: boolean;
}

function FileDiff(props: FileDiffProps) {
  const workbench = useWorkbench();
  const words = () => developerWords(workbench);
  const old = createColours(() => ({ language: props.change.language, text: props.change.before ?? "" }));
  const now = createColours(() => ({ language: props.change.language, text: props.change.after ?? "" }));
  const diff = createDiff(() => props.change);
  const state = () =>
    props.change.before === null ? words().newFile : props.change.after === null ? words().removedFile : "";
  // Both columns have room for the longest number.
  const digits = createMemo(() => {
    const longest = Math.max(...[props.change.before, props.change.after].map((text) => text?.split("\n").length ?? 0));
    return `calc(${String(longest).length}ch + 12px)`;
  });
  const parts = { diff, old, now };

  return (
    <div class="file-diff" style={{ "--digits": digits() }}>
      <Show when={props.hasName || state() !== ""}>
        <p class="diff-name small">
          <b class="medium">
            <bdi>{props.change.name}</bdi>
          </b>
          <Show when={state()}>{(word) => <span class="tag">{word()}</span>}</Show>
        </p>
      </Show>
      <Switch>
        <Match when={diff.isEmpty()}>
          <p class="in-diff tiny muted">{words().noChange}</p>
        </Match>
        <Match when={props.isSideBySide}>
          <DiffPairs {...parts} label={fill(words().changesOf, { file: props.change.name })} />
        </Match>
        <Match when={true}>
          <DiffColumn {...parts} label={fill(words().changesOf, { file: props.change.name })} />
        </Match>
      </Switch>
    </div>
  );
}
