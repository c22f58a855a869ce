// For an admin: who has an account here, an invitation for someone new, a way back in, and the end of an account.
import { createSignal, onMount, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { Failure } from "../conversation/failure.ts";
import { Each } from "../documents/Each.tsx";
import { Icon } from "../icons.tsx";
import { FailureLine } from "../shell/FailureLine.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { InviteForm } from "./InviteForm.tsx";
import { OneTimeLink } from "./OneTimeLink.tsx";
import type { MadeLink } from "./OneTimeLink.tsx";
import { PersonRow } from "./PersonRow.tsx";
import type { ListedPerson } from "./PersonRow.tsx";
import { askAuth } from "./session.ts";
import { accountWords } from "./words.ts";

export function PeopleCard(props: { readonly issuer: string | null }): JSX.Element {
  const words = () => accountWords(useWorkbench()).people;
  const [people, setPeople] = createSignal<readonly ListedPerson[]>([]);
  const [failure, setFailure] = createSignal<Failure | null>(null);
  const [inviting, setInviting] = createSignal(false);
  const [link, setLink] = createSignal<MadeLink | null>(null);
  let opener: HTMLButtonElement | undefined;
  const load = async () => {
    const told = await askAuth<{ readonly people: readonly ListedPerson[] }>("/people");
    if ("failure" in told) return void setFailure(told.failure);
    setPeople(told.body.people);
    setFailure(null);
  };
  onMount(() => void load());
  const close = () => {
    setInviting(false);
    setLink(null);
    queueMicrotask(() => opener?.focus());
  };

  return (
    <section class="card people-card" aria-labelledby="people">
      <header>
        <h2 id="people">{words().title}</h2>
        <Show when={props.issuer === null}>
          <button
            type="button"
            class="button small end"
            ref={(element) => (opener = element)}
            onClick={() => {
              setLink(null);
              setInviting(true);
            }}
          >
            <Icon name="plus" size="xs" />
            {words().invite}
          </button>
        </Show>
      </header>
      <div class="in small muted">
        <p>{props.issuer === null ? words().intro : words().introIssuer(props.issuer)}</p>
        <FailureLine failure={failure()} />
        <Show when={inviting()}>
          <InviteForm
            onMade={(made) => {
              setInviting(false);
              setLink(made);
            }}
            onCancel={close}
          />
        </Show>
      </div>
      <Show when={link()}>{(made) => <OneTimeLink made={made()} onDone={close} />}</Show>
      <ul class="people-rows" aria-label={words().list}>
        <Each of={people()} id={({ accountId }) => accountId}>
          {(person) => (
            <PersonRow
              person={person()}
              issuer={props.issuer}
              onLink={(made) => {
                setInviting(false);
                setLink(made);
              }}
              onGone={load}
            />
          )}
        </Each>
      </ul>
    </section>
  );
}
