// The keys of the source viewer: from citation to citation, and the size of the page.
import { floating, isTyping } from "../shell/page-keys.ts";

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
  return isTyping(target) || floating()?.classList.contains("panel") === false;
}
