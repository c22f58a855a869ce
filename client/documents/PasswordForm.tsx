// The password of a locked document: used once, kept nowhere.
import { createSignal, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";

/** Characters of a password. Source: documents.retry. */
const longest = 1000;

interface PasswordFormProps {
  readonly document: DocumentInfo;
  readonly busy: boolean;
  readonly onPassword: (password: string) => void;
}

export function PasswordForm(props: PasswordFormProps): JSX.Element {
  const { strings } = useWorkbench();
  const words = () => strings().documents;
  const [password, setPassword] = createSignal("");
  const isWrong = () => props.document.error?.code === "password-wrong";
  const hintId = () => `password-hint-${props.document.documentId}`;
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if (password() === "" || props.busy) return;
    const given = password();
    setPassword("");
    props.onPassword(given);
  };
  return (
    <form class="password" onSubmit={send}>
      <div class="row">
        <input
          class="text-field"
          type="password"
          autocomplete="off"
          maxLength={longest}
          placeholder={words().passwordHint}
          aria-label={words().password(props.document.name)}
          aria-invalid={isWrong()}
          aria-describedby={isWrong() ? hintId() : undefined}
          value={password()}
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
        <button type="submit" class="button" aria-disabled={password() === "" || props.busy}>
          {words().passwordOpen}
        </button>
      </div>
      <Show when={isWrong()}>
        <p class="hint wrong" id={hintId()} role="alert">
          <Icon name="error" size="xs" />
          <span>{words().passwordWrong}</span>
        </p>
      </Show>
    </form>
  );
}
