// The two widths at which the frame changes, as signals. The same numbers stand in styles/narrow.css.
import { createSignal, onCleanup } from "solid-js";
import type { Accessor } from "solid-js";

/** The rail is a sheet. */
export const railQuery = "(max-width: 1180px)";
/** The panel is a sheet, the bar has two rows. */
export const narrowQuery = "(max-width: 860px)";

export function createMedia(query: string): Accessor<boolean> {
  const list = matchMedia(query);
  const [matches, setMatches] = createSignal(list.matches);
  const changed = () => setMatches(list.matches);
  list.addEventListener("change", changed);
  onCleanup(() => list.removeEventListener("change", changed));
  return matches;
}
