// Keys in the rail's list: arrows move between conversations, and the focused one is renamed, pinned or deleted.

export interface ThreadActions {
  readonly rename: () => void;
  readonly pin: () => void;
  readonly remove: () => void;
}

export function onThreadKey(event: KeyboardEvent, actions: ThreadActions): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const act = { F2: actions.rename, p: actions.pin, P: actions.pin, Delete: actions.remove }[event.key];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

/** Takes a row away and keeps the focus in the list: on the row that comes into its place, else the one before, else the search. */
export function removeFocused(row: Element | null | undefined, remove: () => void): void {
  const list = row?.closest(".list");
  const at = row && list ? [...list.querySelectorAll(".thread")].indexOf(row) : -1;
  remove();
  // Twice: the menu gives its focus back in the first.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body && document.activeElement !== null) return;
      const links = [...(list?.querySelectorAll<HTMLElement>("a.thread-link") ?? [])];
      (links[at] ?? links.at(-1) ?? document.getElementById("search-conversations"))?.focus();
    }),
  );
}

/** Moves the focus among the links of the list by arrows, Home and End. */
export function onListKey(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("a.thread-link")];
  const at = links.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  links[Math.max(0, Math.min(next, links.length - 1))]?.focus();
}
