// Moves the rows of a list by their handles: dragged with a pointer or by finger, or with the arrow keys.

interface Reorder {
  readonly move: (from: number, to: number) => void;
  /** After a row was moved with the keys. */
  readonly onMoved: (place: number) => void;
}

const rowsOf = (list: Element | null) => [...(list?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];

/** What a row's handle listens to; rows carry `data-row`, their list `data-rows`. */
export function createReorder({ move, onMoved }: Reorder) {
  return {
    keys(event: KeyboardEvent & { readonly currentTarget: HTMLElement }, at: number): void {
      const to = { ArrowUp: at - 1, ArrowDown: at + 1 }[event.key];
      const list = event.currentTarget.closest("[data-rows]");
      if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      if (to < 0 || to >= rowsOf(list).length) return;
      move(at, to);
      rowsOf(list)[to]?.querySelector<HTMLElement>("[data-handle]")?.focus();
      onMoved(to);
    },
    drag(event: PointerEvent & { readonly currentTarget: HTMLElement }, from: number): void {
      if (event.button !== 0) return;
      const list = event.currentTarget.closest("[data-rows]");
      let at = from;
      const mark = () => {
        for (const [place, row] of rowsOf(list).entries()) row.classList.toggle("dragged", place === at);
      };
      const ended = new AbortController();
      const end = () => {
        ended.abort();
        at = -1;
        mark();
      };
      const follow = ({ clientY }: PointerEvent) => {
        const rows = rowsOf(list);
        const to = rows.findIndex((row) => clientY < row.getBoundingClientRect().bottom);
        const place = to < 0 ? rows.length - 1 : to;
        if (place === at) return;
        move(at, place);
        at = place;
        mark();
      };
      mark();
      const { signal } = ended;
      document.addEventListener("pointermove", follow, { signal });
      document.addEventListener("pointerup", end, { signal });
      document.addEventListener("pointercancel", end, { signal });
    },
  };
}
