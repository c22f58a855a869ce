// The amber line while the server is away; an answer being written goes on there, and the draft stays here.
import { createEffect, createSignal, onCleanup, Show } from "solid-js";
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";

export function OfflineBanner(): JSX.Element {
  const { strings, connection, reconnect } = useWorkbench();
  const [now, setNow] = createSignal(Date.now());
  createEffect(() => {
    if (connection().state !== "away") return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    onCleanup(() => clearInterval(timer));
  });
  const seconds = () => {
    const at = connection();
    return at.state === "away" && at.retryAt !== null ? Math.ceil((at.retryAt - now()) / 1000) : 0;
  };
  return (
    <>
      <Show when={connection().state === "away"}>
        <div class="banner">
          <Icon name="offline" />
          <p class="grow">
            <b>{strings().offline.title}</b> {strings().offline.body}{" "}
            <span class="wide-only">{seconds() > 0 ? strings().offline.in(seconds()) : strings().offline.trying}</span>
          </p>
          <button type="button" class="button small" onClick={reconnect}>
            {strings().offline.now}
          </button>
        </div>
      </Show>
      {/* Said once when it begins and once when it ends; the seconds are not read out. */}
      <p class="visually-hidden" role="status">
        {connection().state === "away" ? `${strings().offline.title} ${strings().offline.body}` : ""}
      </p>
    </>
  );
}
