// Asks whom an invitation is for, and makes its link.
import type { JSX } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";
import { createAccountForm } from "./account-form.ts";
import { AccountField } from "./AccountField.tsx";
import { FieldsForm } from "./FieldsForm.tsx";
import type { MadeLink } from "./OneTimeLink.tsx";
import { Refused } from "./Refused.tsx";
import { accountWords } from "./words.ts";

interface InviteFormProps {
  readonly onMade: (made: MadeLink) => void;
  readonly onCancel: () => void;
}

export function InviteForm(props: InviteFormProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => accountWords(workbench);
  const form = createAccountForm(workbench);
  const make = async (target: HTMLFormElement) => {
    const body = ({ email }: ReturnType<typeof form.values>) => ({ email });
    const wish = { path: "/people/invite", body, fields: ["email"], leastPassword: null, words: words() } as const;
    const made = await form.send<MadeLink>(target, wish);
    if (made) props.onMade(made);
  };
  return (
    <FieldsForm onSubmit={(target) => void make(target)}>
      <AccountField form={form} field="email" kind="email" label={words().people.inviteEmail} words={words().signIn} />
      <Refused sentence={form.refusal()} />
      <div class="actions">
        <button type="submit" class="button primary" aria-busy={form.busy()}>
          {form.busy() ? words().people.making : words().people.makeLink}
        </button>
        <button type="button" class="button" onClick={() => props.onCancel()}>
          {words().account.cancel}
        </button>
      </div>
    </FieldsForm>
  );
}
