// Which version of the code is shown, as a menu of all of them, the newest first.
import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import { createUniqueId, For, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { CodeVersion } from "../../pipelines/engine/code.ts";
import { Icon } from "../icons.tsx";
import { shortDate } from "../search/short-date.ts";
import { useWorkbench } from "../state/workbench.ts";
import { localeOf } from "../strings/languages.ts";
import { codeWords } from "./words.ts";

interface VersionPickerProps {
  readonly versions: readonly CodeVersion[];
  readonly shown: CodeVersion;
  readonly onPick: (versionId: string) => void;
  readonly disabled: boolean;
}

export function VersionPicker(props: VersionPickerProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => codeWords(workbench).panel;
  const id = createUniqueId();
  const label = () => (
    <>
      {words().version(props.shown.number)}
      <span class="wide-only"> {words().ofVersions(props.versions.length)}</span>
    </>
  );
  const originOf = (origin: CodeVersion["origin"], restores: string | undefined) => {
    const number = props.versions.find(({ versionId }) => versionId === restores)?.number;
    return number === undefined ? words().origins[origin] : words().restoredFrom(number);
  };
  return (
    <Show when={props.versions.length > 1} fallback={<span class="tag">{label()}</span>}>
      <DropdownMenu modal={false} gutter={4} placement="bottom-end">
        <DropdownMenu.Trigger id={id} class="tag version-picker" disabled={props.disabled}>
          {label()}
          <Icon name="down" size="xs" />
        </DropdownMenu.Trigger>
        {/* In the panel: as a sheet it lies above the rest of the page. */}
        <DropdownMenu.Portal mount={document.getElementById(id)?.closest<HTMLElement>(".panel") ?? document.body}>
          <DropdownMenu.Content class="menu" aria-label={words().versions}>
            <DropdownMenu.RadioGroup value={props.shown.versionId} onChange={props.onPick}>
              <For each={props.versions.toReversed()}>
                {({ versionId, number, origin, title, at, restores }) => (
                  <DropdownMenu.RadioItem value={versionId} closeOnSelect>
                    <span class="version-number">{number}</span>
                    <span class="grow">
                      {title?.replaceAll("`", "") ?? originOf(origin, restores)}
                      <Show when={title !== null}>
                        <span class="tiny faint"> {words().origins[origin]}</span>
                      </Show>
                    </span>
                    <DropdownMenu.ItemIndicator>
                      <Icon name="check" size="s" />
                    </DropdownMenu.ItemIndicator>
                    <span class="tiny faint">{shortDate(at, localeOf(workbench.language()), new Date())}</span>
                  </DropdownMenu.RadioItem>
                )}
              </For>
            </DropdownMenu.RadioGroup>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu>
    </Show>
  );
}
