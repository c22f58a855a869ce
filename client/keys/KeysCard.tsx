// In the settings: the keys that programs show, what each may do, a new one, and an end to any of them.
import { createEffect, createSignal, lazy, on, Show, Suspense } from "solid-js";
import type { JSX } from "solid-js";
import type { ListedKey } from "../../server/api.ts";
import { api } from "../api.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import { Each } from "../documents/Each.tsx";
import { Icon } from "../icons.tsx";
import { FailureLine } from "../shell/FailureLine.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { KeyRow } from "./KeyRow.tsx";
import "./keys.css";
import { accessKeyWords } from "./words.ts";

const KeyDialog = lazy(() => import("./KeyDialog.tsx"));

export function KeysCard(): JSX.Element {
  const workbench = useWorkbench();
  const words = () => accessKeyWords(workbench);
  const [known, setKnown] = createSignal<{ readonly keys: readonly ListedKey[]; readonly needed: boolean }>();
  const [failure, setFailure] = createSignal<Failure | null>(null);
  const [making, setMaking] = createSignal(false);
  const load = async () => {
    try {
      setKnown(await api.keys.list.query());
      setFailure(null);
    } catch (thrown) {
      setFailure(failureOf(thrown));
    }
  };
  createEffect(on(workbench.online, (online) => online && void load()));
  const without = () => {
    if (known()?.needed) return words().needed;
    const auth = workbench.status()?.auth;
    if (auth === "proxy-header") return words().proxied;
    return auth === "none" ? words().optional : words().signedIn;
  };

  return (
    <section class="card access-keys" data-focus-place tabIndex={-1} aria-labelledby="access-keys">
      <header>
        <h2 id="access-keys">{words().title}</h2>
        <button type="button" class="button small end" onClick={() => setMaking(true)}>
          <Icon name="plus" size="xs" />
          {words().make}
        </button>
      </header>
      <div class="in small muted stack">
        <p>{words().purpose}</p>
        <Show when={known()}>
          <p>{without()}</p>
        </Show>
        <Show when={known()?.keys.length === 0}>
          <p>{words().none}</p>
        </Show>
      </div>
      <div class="failure-place">
        <FailureLine failure={failure()} />
      </div>
      <Show when={(known()?.keys.length ?? 0) > 0}>
        <ul class="key-rows" aria-label={words().list}>
          <Each of={known()?.keys ?? []} id={({ keyId }) => keyId}>
            {(key) => <KeyRow key={key()} onGone={load} />}
          </Each>
        </ul>
      </Show>
      <Show when={making()}>
        <Suspense>
          <KeyDialog onMade={load} onClose={() => setMaking(false)} />
        </Suspense>
      </Show>
    </section>
  );
}
