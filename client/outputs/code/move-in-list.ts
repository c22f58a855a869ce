// Arrow keys, Home and End move the focus among the items of a list.

/** Call it from the list's `keydown`; `selector` finds the items that take the focus. */
export function moveInList(event: KeyboardEvent & { readonly currentTarget: HTMLElement }, selector: string): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
  const at = items.findIndex((item) => item === document.activeElement);
  if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  const target = next === undefined ? undefined : items[next];
  if (next !== undefined) event.preventDefault();
  target?.focus();
}
