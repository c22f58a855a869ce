// What the server says of itself, asked often while a model is on its way and seldom otherwise.
import { createEffect, createSignal, onCleanup } from "solid-js";
import type { Accessor } from "solid-js";
import type { SystemStatus } from "../../server/api.ts";

/** Milliseconds between questions: while something moves, and at rest. */
const pace = { moving: 1000, rest: 20_000 } as const;

export interface ServerStatus {
  readonly status: Accessor<SystemStatus | undefined>;
  readonly set: (status: SystemStatus) => void;
  readonly refresh: () => Promise<void>;
}

/** Must be called under a Solid owner. Asks nothing while the page is hidden or the server away. */
export function createServerStatus(ask: () => Promise<SystemStatus>, online: Accessor<boolean>): ServerStatus {
  const [status, setStatus] = createSignal<SystemStatus>();
  const refresh = async () => {
    setStatus(await ask());
  };
  const isMoving = () =>
    status()?.models.some(({ state }) => state === "fetching" || state === "loading") === true ||
    status()?.vectors.state === "starting" ||
    status()?.storage.state === "full";
  // A slow answer is waited for: several on their way could come out of their order.
  let asking = false;
  const refreshQuietly = async () => {
    if (asking || !online() || document.visibilityState !== "visible") return;
    asking = true;
    // The connection's own state tells of an unreachable server; a missed round here is made up by the next.
    await refresh().catch(() => undefined);
    asking = false;
  };
  createEffect(() => {
    const timer = setInterval(() => void refreshQuietly(), isMoving() ? pace.moving : pace.rest);
    onCleanup(() => clearInterval(timer));
  });
  const onVisible = () => void refreshQuietly();
  document.addEventListener("visibilitychange", onVisible);
  onCleanup(() => document.removeEventListener("visibilitychange", onVisible));
  return { status, set: setStatus, refresh };
}
