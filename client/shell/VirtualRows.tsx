// Rows of which only those near the view are in the page; fetched when a list first has many.
import type { JSX } from "solid-js";
import { Virtualizer } from "virtua/solid";
import type { VirtualizerHandle } from "virtua/solid";

export type RowsHandle = Pick<VirtualizerHandle, "scrollToIndex">;

/** Rows drawn before the height of the view is known. */
const drawnAtFirst = 40;

interface VirtualRowsProps {
  readonly ids: readonly string[];
  readonly scroller: HTMLElement;
  /** Places of rows that stay in the page wherever the view is: the focused one must not go. */
  readonly kept: readonly number[];
  readonly row: (id: string) => JSX.Element;
  readonly onReady: (handle: RowsHandle | undefined) => void;
}

export default function VirtualRows(props: VirtualRowsProps): JSX.Element {
  return (
    <Virtualizer
      ref={(handle) => props.onReady(handle)}
      data={props.ids}
      scrollRef={props.scroller}
      keepMounted={props.kept}
      ssrCount={drawnAtFirst}
    >
      {(id) => props.row(id)}
    </Virtualizer>
  );
}
