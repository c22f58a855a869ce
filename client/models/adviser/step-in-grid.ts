// Arrow keys, Home and End between the cells of a table: in reading direction, and never out of it.

/** Handles keys inside a `<tbody>` whose cells hold one button each. */
export function stepInGrid(event: KeyboardEvent & { readonly currentTarget: HTMLTableSectionElement }): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const rows = [...event.currentTarget.rows].map((row) => [...row.querySelectorAll("button")]);
  const row = rows.findIndex((buttons) => buttons.some((each) => each === document.activeElement));
  const column = rows[row]?.findIndex((each) => each === document.activeElement) ?? -1;
  if (row === -1 || column === -1) return;
  const forward = getComputedStyle(event.currentTarget).direction === "rtl" ? -1 : 1;
  const last = (rows[row]?.length ?? 1) - 1;
  const steps: Readonly<Record<string, readonly [row: number, column: number]>> = {
    ArrowRight: [row, column + forward],
    ArrowLeft: [row, column - forward],
    ArrowDown: [row + 1, column],
    ArrowUp: [row - 1, column],
    Home: [row, 0],
    End: [row, last],
  };
  const to = steps[event.key];
  if (!to) return;
  event.preventDefault();
  rows[to[0]]?.[to[1]]?.focus();
}
