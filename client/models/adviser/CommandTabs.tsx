// The exact command that serves the model, one for each server that can; the chosen server stays chosen.
import { Tabs } from "@kobalte/core/tabs";
import { createSignal, For, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { ServeCommand, ServerKind } from "../../../pipelines/engine/sizing/sizing.ts";
import { CopyButton } from "../../outputs/CopyButton.tsx";
import { useWorkbench } from "../../state/workbench.ts";
import { sizeOf } from "../numbers.ts";
import { modelWords } from "../words.ts";

/** Share of the cell's size from which it is told that a server takes more or less. */
const worthTelling = 0.02;

interface CommandTabsProps {
  readonly commands: readonly ServeCommand[];
  /** Bytes the table tells of this cell. */
  readonly told: number;
}

export function CommandTabs(props: CommandTabsProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => modelWords(workbench);
  const [wished, setWished] = createSignal<ServerKind>();
  const chosen = () => props.commands.find(({ server }) => server === wished()) ?? props.commands[0];
  const takesOther = ({ total }: ServeCommand) => Math.abs(total / props.told - 1) > worthTelling;
  return (
    <Show when={chosen()} fallback={<p class="command none muted">{words().noCommand}</p>}>
      {(command) => (
        <Tabs
          class="command-tabs"
          value={command().server}
          onChange={(server) => setWished(props.commands.find((each) => each.server === server)?.server)}
        >
          <div class="command">
            <Tabs.Content value={command().server} class="grow">
              <pre dir="ltr">
                <code>{command().command}</code>
              </pre>
            </Tabs.Content>
            <CopyButton label={words().copyCommand} text={command().command} />
          </div>
          <Tabs.List class="servers" aria-label={words().command}>
            <For each={props.commands}>
              {({ server }) => (
                <Tabs.Trigger value={server} class="server">
                  {words().serverNames[server]}
                </Tabs.Trigger>
              )}
            </For>
          </Tabs.List>
          <div class="after-command tiny muted">
            <Show when={takesOther(command())}>
              <p>{words().commandTakes(sizeOf(command().total, workbench.language()), command().atOnce)}</p>
            </Show>
            <Show when={command().server === "embedded"}>
              <p>{words().inFacet}</p>
            </Show>
            <Show when={command().gated}>
              <p>{words().gated}</p>
            </Show>
            <Show when={command().setting !== ""}>
              <p>
                {words().tellFacet} <code dir="ltr">{command().setting.split("\n").join(" ")}</code>
              </p>
            </Show>
          </div>
        </Tabs>
      )}
    </Show>
  );
}
