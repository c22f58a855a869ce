// Which code the panel shows and which of its lines are marked: findings, notes and chips choose it here.
import type { CodeEdit } from "./kept-edits.ts";
import { batch, createContext, createEffect, createSignal, on, useContext } from "solid-js";
import type { Accessor } from "solid-js";
import type { LineRange } from "../../pipelines/engine/code.ts";
import type { Workbench } from "../state/workbench.ts";
import { createKeptEdits, openTabStorage } from "./kept-edits.ts";

export interface CodePlace {
  /** The question that submitted the code, or the answer that speaks of it. */
  readonly messageId: string;
  /** One of its files, by name. */
  readonly file: string;
  /** As they stand in the code that message is about; none shows the file from its beginning. */
  readonly lines?: LineRange | undefined;
  /** Its note opens below the lines. */
  readonly findingId?: string | undefined;
}

export interface ShownCode {
  /** False where there is no panel: on a shared page. */
  readonly isThere: boolean;
  /** Opens the panel at the place. */
  readonly show: (place: CodePlace) => void;
  /** Opens the panel at the current version. */
  readonly open: () => void;
  /** The place that is marked while the panel shows code; null where none is. */
  readonly chosen: Accessor<CodePlace | null>;
  /** Marks nothing any more; the panel stays. */
  readonly unmark: () => void;
  /** A version of the code was made here: applied, undone, kept, restored. Those who show versions ask again. */
  readonly changed: () => void;
  /** Grows with each of them. */
  readonly changes: Accessor<number>;
  /** The version that was picked in the panel, by its id; null follows the place, else the current one. */
  readonly picked: Accessor<string | null>;
  readonly pick: (versionId: string | null) => void;
  /** The file that was picked in the panel, by name. */
  readonly file: Accessor<string | null>;
  readonly setFile: (name: string | null) => void;
  /** What is being changed in the panel; null where nothing is. It outlives the panel and a reload of the page. */
  readonly edit: Accessor<CodeEdit | null>;
  readonly setEdit: (edit: CodeEdit | null) => void;
}

const nowhere: ShownCode = {
  isThere: false,
  show: () => {},
  open: () => {},
  chosen: () => null,
  unmark: () => {},
  changed: () => {},
  changes: () => 0,
  picked: () => null,
  pick: () => {},
  file: () => null,
  setFile: () => {},
  edit: () => null,
  setEdit: () => {},
};

export const ShownCodeContext = createContext<ShownCode>(nowhere);

export function useShownCode(): ShownCode {
  return useContext(ShownCodeContext);
}

export function createShownCode({
  panel,
  openPanel,
  conversationId,
}: Pick<Workbench, "panel" | "openPanel" | "conversationId">): ShownCode {
  const kept = createKeptEdits(openTabStorage());
  // The same place asked for again is gone to again.
  const [place, setPlace] = createSignal<CodePlace | null>(null, { equals: false });
  const [changes, setChanges] = createSignal(0);
  const [picked, pick] = createSignal<string | null>(null);
  const [file, setFile] = createSignal<string | null>(null);
  const [edit, setEdit] = createSignal<CodeEdit | null>(kept.get(conversationId()));
  const go = (next: CodePlace | null) =>
    batch(() => {
      pick(null);
      setFile(next?.file ?? null);
      setPlace(next);
    });
  createEffect(on(conversationId, () => (go(null), setEdit(kept.get(conversationId()))), { defer: true }));
  return {
    isThere: true,
    show(next) {
      go(next);
      openPanel("code");
    },
    open() {
      go(null);
      openPanel("code");
    },
    chosen: () => (panel() === "code" ? place() : null),
    unmark: () => setPlace(null),
    changed: () => (setChanges((count) => count + 1), pick(null)),
    changes,
    picked,
    pick,
    file,
    setFile,
    edit,
    setEdit(next) {
      kept.set(conversationId(), next);
      setEdit(next);
    },
  };
}
