// Signing in with an e-mail address and a password.
import type { JSX } from "solid-js";
import type { Preferences } from "../state/preferences.ts";
import { createAccountForm } from "./account-form.ts";
import { AccountField } from "./AccountField.tsx";
import { FieldsForm } from "./FieldsForm.tsx";
import { Refused } from "./Refused.tsx";
import { accountWords } from "./words.ts";

export function SignInForm(props: { readonly preferences: Preferences; readonly onDone: () => void }): JSX.Element {
  const words = () => accountWords(props.preferences);
  const form = createAccountForm(props.preferences);
  const submit = async (target: HTMLFormElement) => {
    const body = ({ email, password }: ReturnType<typeof form.values>) => ({ email, password });
    const fields = ["email", "password"] as const;
    if (await form.send(target, { path: "/sign-in", body, fields, leastPassword: null, words: words() }))
      props.onDone();
  };
  return (
    <FieldsForm onSubmit={(target) => void submit(target)}>
      <AccountField form={form} field="email" kind="email" label={words().signIn.email} words={words().signIn} />
      <AccountField
        form={form}
        field="password"
        kind="current-password"
        label={words().signIn.password}
        words={words().signIn}
      />
      <Refused sentence={form.refusal()} />
      <button type="submit" class="button primary" aria-busy={form.busy()}>
        {form.busy() ? words().signIn.submitting : words().signIn.submit}
      </button>
      <p class="tiny muted">{words().signIn.forgotten}</p>
    </FieldsForm>
  );
}
