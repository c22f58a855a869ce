// The line while the server's disk is full: what is refused, what goes on, and that it ends by itself.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";

export function StorageBanner(): JSX.Element {
  const { strings, status, online } = useWorkbench();
  const words = () => strings().storageFull;
  const isFull = () => online() && status()?.storage.state === "full";
  return (
    <>
      <Show when={isFull()}>
        <div class="banner">
          <Icon name="warn" />
          <p class="grow">
            <b>{words().title}</b> {words().body}
          </p>
        </div>
      </Show>
      <p class="visually-hidden" role="status">
        {isFull() ? `${words().title} ${words().body}` : ""}
      </p>
    </>
  );
}
