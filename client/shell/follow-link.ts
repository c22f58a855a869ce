// Links that are real addresses and yet do not reload the page.

/** Runs the step for a plain click; a click with a modifier keeps the browser's own meaning (new tab, new window). */
export function onPlainClick(run: () => void): (event: MouseEvent) => void {
  return (event) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    event.preventDefault();
    run();
  };
}
