// Keys in the rail's lists: arrows and letters move between conversations, and the focused one is renamed, pinned or deleted.

/** The search field's id, for the `/` key and for a list that has become empty. */
export const searchFieldId = "search-conversations";

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
      (links[at] ?? links.at(-1) ?? document.getElementById(searchFieldId))?.focus();
    }),
  );
}

/** Where a key leads from the given place; undefined where it does not move. */
export function placeAfter(key: string, at: number, count: number): number | undefined {
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 }[key];
  return next === undefined || count === 0 ? undefined : Math.max(0, Math.min(next, count - 1));
}

/** Moves the focus among the links of a list that is wholly on the page. */
export function onListKey(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("a.thread-link")];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? undefined : placeAfter(event.key, at, links.length);
  if (next === undefined) return;
  event.preventDefault();
  links[next]?.focus();
}

/** Milliseconds after a letter in which the next one belongs to the same word. */
const wordPause = 700;
/** Letters that are keys of the page by themselves; inside a word they are letters like any other. */
const pageLetters = new Set(["n", "p"]);
/** Keys of the page, also inside a word. */
const pageSigns = new Set(["/", "?"]);

export interface Typeahead {
  /** The place of the next title that begins with what was typed, `at` where none does; undefined where the key is no letter of a word. */
  readonly type: (event: KeyboardEvent, titles: () => readonly string[], at: number) => number | undefined;
}

export function createTypeahead(now: () => number = Date.now): Typeahead {
  let typed = "";
  let last = Number.NEGATIVE_INFINITY;
  return {
    type({ key, ctrlKey, metaKey, altKey }, titles, at) {
      if (ctrlKey || metaKey || altKey || !/^.$/u.test(key) || pageSigns.has(key)) return undefined;
      if (now() - last > wordPause) typed = "";
      if (typed === "" && (key === " " || pageLetters.has(key.toLowerCase()))) return undefined;
      typed += folded(key);
      last = now();
      const all = titles();
      // The first letter leaves the row it is typed on, the next ones may stay on it.
      const from = typed.length === 1 ? at + 1 : at;
      for (let step = 0; step < all.length; step += 1) {
        const place = (from + step + all.length) % all.length;
        if (folded(all[place] ?? "").startsWith(typed)) return place;
      }
      return at;
    },
  };
}

/** Without case and accents. */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
