// One key in the list: what it is called, what it may do and until when, and the button that ends it.
import { createSignal, For, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { ListedKey } from "../../server/api.ts";
import { api } from "../api.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import { Icon } from "../icons.tsx";
import { afterRemoval } from "../memory/focus-after.ts";
import { FailureLine } from "../shell/FailureLine.tsx";
import { Sheet } from "../shell/Sheet.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { keyFacts } from "./key-facts.ts";
import { accessKeyWords } from "./words.ts";

interface KeyRowProps {
  readonly key: ListedKey;
  /** Resolves when the list shows what was done. */
  readonly onGone: () => Promise<void>;
}

export function KeyRow(props: KeyRowProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => accessKeyWords(workbench);
  const [asking, setAsking] = createSignal(false);
  const [failure, setFailure] = createSignal<Failure | null>(null);
  let row: HTMLLIElement | undefined;
  const facts = () => keyFacts(props.key, workbench, words());

  const revoke = async () => {
    setAsking(false);
    setFailure(null);
    // Read before the row is gone.
    const { key, onGone } = props;
    const giveFocus = afterRemoval(row);
    try {
      await api.keys.revoke.mutate({ keyId: key.keyId });
    } catch (thrown) {
      return void setFailure(failureOf(thrown));
    }
    await onGone();
    giveFocus();
    workbench.toast({ icon: "check", title: words().revoked(key.name) });
  };

  return (
    <li ref={(element) => (row = element)} tabIndex={-1}>
      <Icon name="key" size="s" class="muted" />
      <p class="name">
        <b dir="auto">{props.key.name}</b>
        <Show when={props.key.expired}>
          <span class="tag bad">
            <Icon name="error" size="xs" />
            {words().expired}
          </span>
        </Show>
        <span class="tiny muted">
          {words().endsIn} <code>{props.key.hint}</code>
        </span>
      </p>
      <div class="tools">
        <button
          type="button"
          class="button small quiet danger"
          aria-label={words().revokeNamed(props.key.name)}
          onClick={() => setAsking(true)}
        >
          {words().revoke}
        </button>
      </div>
      <ul class="facts tiny muted">
        <For each={facts()}>{(fact) => <li>{fact}</li>}</For>
      </ul>
      <FailureLine failure={failure()} onDismiss={() => setFailure(null)} />
      <Sheet open={asking()} onClose={() => setAsking(false)} title={words().sure(props.key.name)} class="dialog">
        <p class="small muted">{words().sureHint}</p>
        <div class="actions">
          <button type="button" class="button" onClick={() => setAsking(false)}>
            {words().keep}
          </button>
          <button type="button" class="button danger" onClick={() => void revoke()}>
            {words().revoke}
          </button>
        </div>
      </Sheet>
    </li>
  );
}
