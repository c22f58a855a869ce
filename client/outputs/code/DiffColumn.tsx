// A diff in one column: each line with its sign and number, taken out above put in.
import { For, Match, Switch } from "solid-js";
import { useWorkbench } from "../../state/workbench.ts";
import { CodeText } from "./CodeText.tsx";
import type { Colours } from "./colours.ts";
import type { Diff } from "./create-diff.ts";
import type { DiffRow, GapRow, LineRow, NoteRow } from "./diff-rows.ts";
import { Gap, More } from "./DiffGap.tsx";
import { developerWords } from "./words.ts";

export interface DiffParts {
  readonly diff: Diff;
  readonly old: Colours;
  readonly now: Colours;
  readonly label: string;
}

export function DiffColumn(props: DiffParts) {
  const gapOf = (row: DiffRow) => (row.kind === "gap" ? row : undefined);
  const noteOf = (row: DiffRow) => (row.kind === "note" ? row : undefined);
  return (
    <>
      <div class="code lines tall" tabindex="0" role="group" aria-label={props.label} dir="ltr">
        <For each={props.diff.rows()}>
          {(row) => (
            <Switch fallback={<Line row={row as LineRow} old={props.old} now={props.now} />}>
              <Match when={gapOf(row)}>{(gap: () => GapRow) => <Gap gap={gap()} onOpen={props.diff.open} />}</Match>
              <Match when={noteOf(row)}>{(note: () => NoteRow) => <div class="l note">{note().text}</div>}</Match>
            </Switch>
          )}
        </For>
      </div>
      <More diff={props.diff} />
    </>
  );
}

const signs = { same: "", added: "+", removed: "−" } as const;

export function Line(props: { readonly row: LineRow; readonly old: Colours; readonly now: Colours }) {
  const workbench = useWorkbench();
  const colours = () =>
    props.row.now === null ? props.old()[(props.row.old ?? 0) - 1] : props.now()[props.row.now - 1];
  const said = () =>
    props.row.kind === "same"
      ? ""
      : props.row.kind === "added"
        ? developerWords(workbench).put
        : developerWords(workbench).taken;
  return (
    <div class="l" classList={{ add: props.row.kind === "added", del: props.row.kind === "removed" }}>
      <span class="m" aria-hidden="true">
        {signs[props.row.kind]}
      </span>
      <span class="n">{props.row.now ?? props.row.old}</span>
      <span>
        <span class="visually-hidden">{said() === "" ? "" : `${said()}: `}</span>
        <CodeText text={props.row.text} colours={colours()} marks={props.row.marks} />
      </span>
    </div>
  );
}
