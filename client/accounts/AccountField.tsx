// A field of an account: its label, what to know, what is wrong; a password can be shown, and the browser may fill it in.
import { createSignal, createUniqueId, Show } from "solid-js";
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import type { AccountForm, Field } from "./account-form.ts";
import type { AccountStrings } from "../strings/accounts.en.ts";

interface AccountFieldProps {
  readonly form: AccountForm;
  readonly field: Field;
  readonly kind: "email" | "name" | "current-password" | "new-password";
  readonly label: string;
  readonly hint?: string;
  readonly words: AccountStrings["signIn"];
}

/** How browsers and password managers know the field. */
const autocomplete = {
  email: "username",
  name: "name",
  "current-password": "current-password",
  "new-password": "new-password",
} as const;

export function AccountField(props: AccountFieldProps): JSX.Element {
  const id = createUniqueId();
  const [shown, setShown] = createSignal(false);
  const isPassword = () => props.kind.endsWith("password");
  const type = () => (props.kind === "email" ? "email" : isPassword() && !shown() ? "password" : "text");
  const problem = () => props.form.problems()[props.field];
  const note = () => problem() ?? props.hint;
  return (
    <div>
      <label for={id}>{props.label}</label>
      <span class="account-input">
        <input
          id={id}
          class="text-field"
          name={props.kind}
          type={type()}
          autocomplete={autocomplete[props.kind]}
          autocapitalize="off"
          spellcheck={false}
          dir={props.kind === "name" ? "auto" : "ltr"}
          value={props.form.values()[props.field]}
          aria-required="true"
          aria-invalid={problem() !== undefined}
          aria-describedby={note() === undefined ? undefined : `${id}-note`}
          onInput={(event) => props.form.set(props.field, event.currentTarget.value)}
        />
        <Show when={isPassword()}>
          <button
            type="button"
            class="icon-button small"
            aria-pressed={shown()}
            aria-label={shown() ? props.words.hide : props.words.show}
            title={shown() ? props.words.hide : props.words.show}
            onClick={() => setShown(!shown())}
          >
            <Icon name={shown() ? "unlock" : "lock"} size="s" />
          </button>
        </Show>
      </span>
      <Show when={note()}>
        {(text) => (
          <p class="hint" classList={{ wrong: problem() !== undefined }} id={`${id}-note`}>
            <Show when={problem() !== undefined}>
              <Icon name="error" size="xs" />
            </Show>
            <span>{text()}</span>
          </p>
        )}
      </Show>
    </div>
  );
}
