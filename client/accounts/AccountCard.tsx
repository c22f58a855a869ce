// One's own account: who one is here, the way out, and another password.
import { createSignal, Show } from "solid-js";
import type { JSX } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";
import { createAccountForm } from "./account-form.ts";
import { AccountField } from "./AccountField.tsx";
import { FieldsForm } from "./FieldsForm.tsx";
import { Refused } from "./Refused.tsx";
import { signOut } from "./session.ts";
import type { Session } from "./session.ts";
import { accountWords } from "./words.ts";

interface AccountCardProps {
  readonly account: NonNullable<Session["account"]>;
  readonly issuer: string | null;
  /** Characters of a new password. */
  readonly leastPassword: number;
}

export function AccountCard(props: AccountCardProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => accountWords(workbench);
  const form = createAccountForm(workbench);
  const [changing, setChanging] = createSignal(false);
  let opener: HTMLButtonElement | undefined;
  const leave = async () => {
    const failure = await signOut();
    if (failure) form.refuse(failure, words());
  };
  const close = () => {
    setChanging(false);
    queueMicrotask(() => opener?.focus());
  };
  const change = async (target: HTMLFormElement) => {
    const body = ({ current, password }: ReturnType<typeof form.values>) => ({ current, password });
    const fields = ["current", "password"] as const;
    const { leastPassword } = props;
    if (!(await form.send(target, { path: "/password", body, fields, leastPassword, words: words() }))) return;
    form.set("current", "");
    form.set("password", "");
    close();
    workbench.toast({ icon: "check", title: words().account.changed, detail: words().account.changedDetail });
  };
  return (
    <section class="card account-card" aria-labelledby="account">
      <header>
        <h2 id="account">{words().account.title}</h2>
        <button type="button" class="button small end" onClick={() => void leave()}>
          {workbench.strings().rail.signOut}
        </button>
      </header>
      <div class="in">
        <dl class="account-facts">
          <dt class="muted">{words().account.name}</dt>
          <dd>
            <span dir="auto">{props.account.name}</span>{" "}
            <Show when={props.account.admin}>
              <span class="tag">{words().account.admin}</span>
            </Show>
          </dd>
          <dt class="muted">{words().account.email}</dt>
          <dd>{props.account.email}</dd>
        </dl>
        <Show when={!changing()}>
          <Refused sentence={form.refusal()} />
        </Show>
        <Show when={props.issuer === null && !changing()}>
          <div class="actions">
            <button
              type="button"
              class="button"
              ref={(element) => (opener = element)}
              onClick={() => setChanging(true)}
            >
              {words().account.change}
            </button>
          </div>
        </Show>
        <Show when={changing()}>
          <FieldsForm onSubmit={(target) => void change(target)}>
            <AccountField
              form={form}
              field="current"
              kind="current-password"
              label={words().account.current}
              words={words().signIn}
            />
            <AccountField
              form={form}
              field="password"
              kind="new-password"
              label={words().account.fresh}
              hint={words().link.passwordHint(props.leastPassword)}
              words={words().signIn}
            />
            <Refused sentence={form.refusal()} />
            <div class="actions">
              <button type="submit" class="button primary" aria-busy={form.busy()}>
                {form.busy() ? words().account.saving : words().account.save}
              </button>
              <button type="button" class="button" onClick={close}>
                {words().account.cancel}
              </button>
            </div>
          </FieldsForm>
        </Show>
      </div>
    </section>
  );
}
