// Where the focus goes when a row that held it is gone.

/** Called before the row goes; gives back what to call after it. The row itself takes the focus where it stays. */
export function afterRemoval(row: HTMLElement | undefined): () => void {
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
  const place = row?.closest<HTMLElement>("[data-focus-place], .scroll");
  return () => {
    if (row?.isConnected) return row.focus();
    const next = neighbour?.isConnected ? neighbour.querySelector<HTMLElement>(".tools button") : null;
    (next ?? place)?.focus({ preventScroll: next === null });
  };
}
