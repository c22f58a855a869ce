// One person in the list: who it is, when it was here, a link for a new password, and the end of the account.
import { createSignal, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { Failure } from "../conversation/failure.ts";
import { afterRemoval } from "../memory/focus-after.ts";
import { shortDate } from "../search/short-date.ts";
import { FailureLine } from "../shell/FailureLine.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { localeOf } from "../strings/languages.ts";
import type { MadeLink } from "./OneTimeLink.tsx";
import { RemovePerson } from "./RemovePerson.tsx";
import { askAuth } from "./session.ts";
import { accountWords } from "./words.ts";

export interface ListedPerson {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly admin: boolean;
  readonly isYou: boolean;
  /** ISO time; null for one who is signed in nowhere. */
  readonly lastSeen: string | null;
}

interface Removed {
  /** What became of what the person has here; `going`: it is gone on with. */
  readonly data: "kept" | "gone" | "going";
}

interface PersonRowProps {
  readonly person: ListedPerson;
  readonly issuer: string | null;
  readonly onLink: (made: MadeLink) => void;
  /** Resolves when the list shows what was done. */
  readonly onGone: () => Promise<void>;
}

export function PersonRow(props: PersonRowProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => accountWords(workbench).people;
  const [asking, setAsking] = createSignal(false);
  const [removing, setRemoving] = createSignal(false);
  const [failure, setFailure] = createSignal<Failure | null>(null);
  let row: HTMLLIElement | undefined;
  const account = () => ({ accountId: props.person.accountId });
  const seen = () => {
    const { lastSeen } = props.person;
    if (lastSeen === null) return words().unseen;
    return words().seen(shortDate(lastSeen, localeOf(workbench.language()), new Date()));
  };

  const reset = async () => {
    const told = await askAuth<MadeLink>("/people/reset", account());
    if ("failure" in told) return void setFailure(told.failure);
    setFailure(null);
    props.onLink(told.body);
  };
  const remove = async (withData: boolean) => {
    setAsking(false);
    const { person, onGone } = props;
    const giveFocus = afterRemoval(row);
    setRemoving(true);
    const told = await askAuth<Removed>("/people/remove", { ...account(), withData });
    setRemoving(false);
    if ("failure" in told) return void setFailure(told.failure);
    await onGone();
    giveFocus();
    const { data } = told.body;
    const detail = data === "kept" ? {} : { detail: data === "gone" ? words().dataGone : words().dataGoing };
    workbench.toast({ icon: "check", title: words().removed(person.name), ...detail });
  };

  return (
    <li ref={(element) => (row = element)} tabIndex={-1}>
      <p class="name">
        <b dir="auto">{props.person.name}</b>
        <Show when={props.person.isYou}>
          <span class="tag">{words().you}</span>
        </Show>
        <Show when={props.person.admin}>
          <span class="tag">{accountWords(workbench).account.admin}</span>
        </Show>
      </p>
      <p class="who tiny muted">
        {props.person.email} · {seen()}
      </p>
      <Show when={!props.person.isYou}>
        <div class="tools">
          <Show when={props.issuer === null}>
            <button
              type="button"
              class="button small quiet"
              aria-label={words().resetNamed(props.person.name)}
              onClick={() => void reset()}
            >
              {words().reset}
            </button>
          </Show>
          <button
            type="button"
            class="button small quiet danger"
            aria-label={words().removeNamed(props.person.name)}
            aria-busy={removing()}
            onClick={() => !removing() && setAsking(true)}
          >
            {removing() ? words().removing : words().remove}
          </button>
        </div>
      </Show>
      <FailureLine failure={failure()} onDismiss={() => setFailure(null)} />
      <RemovePerson
        name={props.person.name}
        issuer={props.issuer}
        open={asking()}
        onClose={() => setAsking(false)}
        onRemove={(withData) => void remove(withData)}
      />
    </li>
  );
}
