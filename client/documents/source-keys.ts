// The keys of the source viewer: from citation to citation, and the size of the page.

interface SourceKeys {
  readonly citation: (steps: 1 | -1) => void;
  readonly zoom: (direction: 1 | -1) => void;
  readonly fit: () => void;
}

/** They work wherever the focus is, unless somebody types or something floats above the page. */
export function onSourceKey(keys: SourceKeys): (event: KeyboardEvent) => void {
  return (event) => {
    // Brackets are typed with AltGr on many keyboards, which some systems tell as Ctrl and Alt.
    const bracket = { "]": 1, "[": -1 }[event.key];
    if (event.defaultPrevented || event.isComposing || event.metaKey) return;
    if (bracket === undefined && (event.ctrlKey || event.altKey)) return;
    if (isElsewhere(event.target)) return;
    if (bracket !== undefined) keys.citation(bracket as 1 | -1);
    else if (event.key === "+" || event.key === "=") keys.zoom(1);
    else if (event.key === "-") keys.zoom(-1);
    else if (event.key === "0") keys.fit();
    else return;
    event.preventDefault();
  };
}

function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || /^(?:input|textarea|select)$/i.test(target.tagName)) return true;
  const modal = document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]');
  return modal !== null && !modal.classList.contains("panel");
}
