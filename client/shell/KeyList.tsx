// The keys of the page, as the dialog of `?` and the settings page show them.
import { For } from "solid-js";
import type { JSX } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";
import type { Strings } from "../strings/en.ts";

export default function KeyList(): JSX.Element {
  const { strings } = useWorkbench();
  return (
    <dl class="keys">
      <For each={keysOf(strings().keys)}>
        {([what, combinations]) => (
          <div>
            <dt>{what}</dt>
            <dd>
              <For each={combinations}>
                {(keys, index) => (
                  <>
                    {index() > 0 ? <span class="tiny faint"> {strings().keys.or} </span> : ""}
                    <For each={keys}>{(key) => <kbd>{key}</kbd>}</For>
                  </>
                )}
              </For>
            </dd>
          </div>
        )}
      </For>
    </dl>
  );
}

/** What each does, and the combinations that do it. */
function keysOf({
  list,
  names: named,
}: Strings["keys"]): readonly (readonly [string, readonly (readonly string[])[]])[] {
  const names = { ...named, control: isApple() ? "⌘" : named.control };
  return [
    [list.send, [[names.enter]]],
    [list.line, [[names.shift, names.enter]]],
    [list.stop, [[names.escape]]],
    [list.last, [[names.up]]],
    [list.undo, [[names.control, "Z"]]],
    [list.mention, [["@"]]],
    [list.citations, [["["], ["]"]]],
    [list.zoom, [["+"], ["−"], ["0"]]],
    [list.fresh, [["N"]]],
    [list.search, [["/"]]],
    [list.rename, [["F2"]]],
    [list.pin, [["P"]]],
    [list.remove, [[names.remove]]],
    [list.tabs, [[names.left], [names.right], [names.home], [names.end]]],
    [list.rows, [[names.up], [names.down], [names.home], [names.end]]],
    [list.typeahead, [[names.letters]]],
    [list.sections, [["F6"], [names.shift, "F6"]]],
    [list.toasts, [[names.alt, "T"]]],
    [list.help, [["?"]]],
  ];
}

/** Its keyboards have ⌘ where others have Ctrl. */
function isApple(): boolean {
  return /Mac|iP(?:hone|ad|od)/.test(navigator.platform);
}
