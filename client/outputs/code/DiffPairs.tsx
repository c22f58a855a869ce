// A diff in two columns: what was beside what is, each scrolling sideways with the other.
import { For, Match, Show, Switch, createMemo } from "solid-js";
import { useWorkbench } from "../../state/workbench.ts";
import type { DiffParts } from "./DiffColumn.tsx";
import { Line } from "./DiffColumn.tsx";
import { pairsOf } from "./diff-rows.ts";
import type { GapRow, NoteRow, Pair } from "./diff-rows.ts";
import { Gap, More } from "./DiffGap.tsx";
import { developerWords } from "./words.ts";

type Row = Pair | GapRow | NoteRow;

export function DiffPairs(props: DiffParts) {
  const workbench = useWorkbench();
  const words = () => developerWords(workbench);
  const pairs = createMemo(() => pairsOf(props.diff.rows()));
  const columns: HTMLElement[] = [];
  /** Both at the same place: a line is compared with the one beside it. */
  function follow(event: Event & { readonly currentTarget: HTMLElement }): void {
    const { scrollLeft, scrollTop } = event.currentTarget;
    for (const column of columns) {
      if (column === event.currentTarget) continue;
      column.scrollLeft = scrollLeft;
      column.scrollTop = scrollTop;
    }
  }

  return (
    <>
      <div class="diff-pairs" dir="ltr">
        <For each={["left", "right"] as const}>
          {(side) => (
            <div
              ref={(element) => columns.push(element)}
              class="code lines tall"
              tabindex="0"
              role="group"
              aria-label={`${props.label}: ${side === "left" ? words().beforeHead : words().afterHead}`}
              onScroll={follow}
            >
              <For each={pairs()}>
                {(row) => (
                  <Switch>
                    <Match when={gapOf(row)}>
                      {(gap: () => GapRow) => <Gap gap={gap()} onOpen={props.diff.open} />}
                    </Match>
                    <Match when={noteOf(row)}>{(note: () => NoteRow) => <div class="l note">{note().text}</div>}</Match>
                    <Match when={pairOf(row)}>
                      {(pair: () => Pair) => (
                        <Show when={pair()[side]} fallback={<div class="l none" />}>
                          {(line) => <Line row={numberedOn(side, line())} old={props.old} now={props.now} />}
                        </Show>
                      )}
                    </Match>
                  </Switch>
                )}
              </For>
            </div>
          )}
        </For>
      </div>
      <More diff={props.diff} />
    </>
  );
}

/** A line that did not change has the number of its own side. */
function numberedOn(side: "left" | "right", line: NonNullable<Pair["left"]>): NonNullable<Pair["left"]> {
  return side === "left" && line.kind === "same" ? { ...line, now: null } : line;
}

function gapOf(row: Row): GapRow | undefined {
  return "kind" in row && row.kind === "gap" ? row : undefined;
}

function noteOf(row: Row): NoteRow | undefined {
  return "kind" in row && row.kind === "note" ? row : undefined;
}

function pairOf(row: Row): Pair | undefined {
  return "kind" in row ? undefined : row;
}
