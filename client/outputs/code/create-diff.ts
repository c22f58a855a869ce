// A diff as it is looked at: its rows, the gaps that were opened, and how much of a long one is drawn.
import { createMemo, createSignal } from "solid-js";
import type { Accessor } from "solid-js";
import type { FileChange } from "../../../pipelines/engine/code-answers.ts";
import { openGap, rowsOf } from "./diff-rows.ts";
import type { DiffRow, GapRow } from "./diff-rows.ts";

/** Rows drawn before the rest is asked for: thousands would weigh on the page unread. */
const firstRows = 300;

export interface Diff {
  readonly rows: Accessor<readonly DiffRow[]>;
  readonly isEmpty: Accessor<boolean>;
  /** Rows that are not drawn yet. */
  readonly hidden: Accessor<number>;
  readonly showAll: () => void;
  readonly open: (gap: GapRow) => void;
}

export function createDiff(change: Accessor<FileChange>): Diff {
  const [all, setAll] = createSignal(false);
  const [opened, setOpened] = createSignal<ReadonlySet<number>>(new Set());
  const folded = createMemo(() => rowsOf(change()));
  const rows = createMemo(() =>
    folded().flatMap((row): readonly DiffRow[] =>
      row.kind === "gap" && opened().has(row.old) ? openGap(row, change()) : [row],
    ),
  );
  return {
    rows: () => (all() ? rows() : rows().slice(0, firstRows)),
    isEmpty: () => rows().length === 0,
    hidden: () => (all() ? 0 : Math.max(0, rows().length - firstRows)),
    showAll: () => setAll(true),
    open: ({ old }) => setOpened((before) => new Set([...before, old])),
  };
}
