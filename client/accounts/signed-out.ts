// Whether the session has ended while the page is open; looked for whenever the connection is lost.
import { createEffect, createSignal, on } from "solid-js";
import type { Accessor } from "solid-js";
import type { Workbench } from "../state/workbench.ts";
import { askSession } from "./session.ts";

/** Must be called under a Solid owner. False where people have no accounts, and while the server is away. */
export function createSignedOut({ connection, status }: Pick<Workbench, "connection" | "status">): Accessor<boolean> {
  const [isOut, setOut] = createSignal(false);
  const email = status()?.account?.email;
  if (email === undefined) return isOut;
  const look = async () => {
    const session = await askSession().catch(() => null);
    if (session === null) return;
    // Someone else has signed in beside this page: it must not go on with their session.
    if (session.account !== null && session.account.email !== email) location.reload();
    setOut(session.account === null);
  };
  createEffect(
    on(
      connection,
      ({ state }) => {
        if (state === "live") setOut(false);
        else void look();
      },
      { defer: true },
    ),
  );
  return isOut;
}
