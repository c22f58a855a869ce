// In the settings, where people have accounts: one's own, and for an admin the people.
import { createResource, Show } from "solid-js";
import type { JSX } from "solid-js";
import { AccountCard } from "./AccountCard.tsx";
import "./accounts.css";
import { PeopleCard } from "./PeopleCard.tsx";
import { askSession } from "./session.ts";

export default function AccountCards(): JSX.Element {
  const [session] = createResource(() => askSession().catch(() => null));
  return (
    <Show when={session()}>
      {(known) => (
        <>
          <Show when={known().account}>
            {(account) => (
              <AccountCard account={account()} issuer={known().issuer} leastPassword={known().leastPassword} />
            )}
          </Show>
          <Show when={known().account?.admin}>
            <PeopleCard issuer={known().issuer} />
          </Show>
        </>
      )}
    </Show>
  );
}
