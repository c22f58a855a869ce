// What a one-time link is for: the first account, an account of one's own, or a new password.
import { createResource, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { Preferences } from "../state/preferences.ts";
import { createAccountForm, whyNotLooked } from "./account-form.ts";
import type { Field } from "./account-form.ts";
import { AccountField } from "./AccountField.tsx";
import { FieldsForm } from "./FieldsForm.tsx";
import { Refused } from "./Refused.tsx";
import { askAuth } from "./session.ts";
import { accountWords } from "./words.ts";

interface Link {
  readonly kind: "setup" | "invitation" | "reset";
  readonly email: string | null;
  /** Characters of its password, at least. */
  readonly leastPassword: number;
}

interface LinkFormProps {
  readonly code: string;
  readonly preferences: Preferences;
  readonly onDone: () => void;
  /** To the sign-in, without the link. */
  readonly onLeave: () => void;
}

/** What is asked for, of each kind of link. */
const fieldsOf: Readonly<Record<Link["kind"], readonly Field[]>> = {
  setup: ["email", "name", "password"],
  invitation: ["name", "password"],
  reset: ["password"],
};

export function LinkForm(props: LinkFormProps): JSX.Element {
  const words = () => accountWords(props.preferences);
  const [told, { refetch }] = createResource(() => askAuth<Link>(`/link?code=${encodeURIComponent(props.code)}`));
  const link = () => {
    const now = told();
    return now && "body" in now ? now.body : undefined;
  };
  /** Null for a link that is spent. */
  const trouble = () => {
    const now = told();
    return now && "failure" in now ? whyNotLooked(now.failure, words(), props.preferences.language()) : null;
  };
  const TryAgain = () => (
    <>
      <h1>{words().signIn.title}</h1>
      <Refused sentence={trouble() ?? ""} />
      <button type="button" class="button" onClick={() => void refetch()}>
        {words().signIn.retry}
      </button>
    </>
  );
  return (
    <Show when={told()}>
      <Show
        when={link()}
        fallback={
          <Show when={trouble() === null} fallback={<TryAgain />}>
            <h1>{words().link.spent}</h1>
            <p class="muted">{words().link.spentBody}</p>
            <button type="button" class="button" onClick={() => props.onLeave()}>
              {words().link.toSignIn}
            </button>
          </Show>
        }
      >
        {(known) => <Use {...props} link={known()} />}
      </Show>
    </Show>
  );
}

function Use(props: LinkFormProps & { readonly link: Link }): JSX.Element {
  const words = () => accountWords(props.preferences);
  const form = createAccountForm(props.preferences);
  const fields = () => fieldsOf[props.link.kind];
  const submit = async (target: HTMLFormElement) => {
    const { code } = props;
    const body = (values: ReturnType<typeof form.values>) => ({
      code,
      ...Object.fromEntries(fields().map((field) => [field, values[field]])),
    });
    const { leastPassword } = props.link;
    const wish = { path: "/link", body, fields: fields(), leastPassword, words: words() };
    if (await form.send(target, wish)) props.onDone();
  };
  const title = () => ({
    setup: words().link.setupTitle,
    invitation: words().link.invitationTitle,
    reset: words().link.resetTitle,
  });
  const intro = (email: string) => ({
    setup: words().link.setupIntro,
    invitation: words().link.invitationIntro(email),
    reset: words().link.resetIntro(email),
  });
  const submitWords = () => {
    if (props.link.kind === "reset") return form.busy() ? words().link.setting : words().link.set;
    return form.busy() ? words().link.making : words().link.make;
  };
  return (
    <>
      <h1>{title()[props.link.kind]}</h1>
      <p class="muted">{intro(props.link.email ?? "")[props.link.kind]}</p>
      <FieldsForm onSubmit={(target) => void submit(target)}>
        <Show when={fields().includes("name")}>
          <AccountField
            form={form}
            field="name"
            kind="name"
            label={words().link.name}
            hint={words().link.nameHint}
            words={words().signIn}
          />
        </Show>
        <Show
          when={props.link.email}
          fallback={
            <AccountField form={form} field="email" kind="email" label={words().signIn.email} words={words().signIn} />
          }
        >
          {/* For password managers: whose password it is. */}
          {(email) => (
            <input
              class="visually-hidden"
              type="email"
              autocomplete="username"
              value={email()}
              readOnly
              tabIndex={-1}
              aria-hidden="true"
            />
          )}
        </Show>
        <AccountField
          form={form}
          field="password"
          kind="new-password"
          label={words().link.newPassword}
          hint={words().link.passwordHint(props.link.leastPassword)}
          words={words().signIn}
        />
        <Refused sentence={form.refusal()} />
        <button type="submit" class="button primary" aria-busy={form.busy()}>
          {submitWords()}
        </button>
      </FieldsForm>
    </>
  );
}
