// In the panel's head: whether this conversation is remembered. Off asks first, below in the panel.
import { createSignal, Show } from "solid-js";
import type { JSX } from "solid-js";
import { useSession } from "../conversation/session.ts";
import { useWorkbench } from "../state/workbench.ts";
import { useMemories } from "./memories.ts";

/** What the switch is found by when the question below it was answered. */
export const switchId = "remembers";

export function MemorySwitch(): JSX.Element {
  const { strings } = useWorkbench();
  const session = useSession();
  const memories = useMemories();
  const words = () => strings().memory.switch;
  const [busy, setBusy] = createSignal(false);
  const press = async (isOn: boolean) => {
    if (busy()) return;
    // Before the first message there is nothing to be forgotten.
    if (isOn && session.live.id() !== null) {
      memories.setAsking(!memories.asking());
      return;
    }
    setBusy(true);
    await memories.setRemembers(!isOn).catch(memories.fail);
    setBusy(false);
  };
  return (
    <Show when={memories.kept()}>
      {(kept) => (
        <button
          id={switchId}
          type="button"
          role="switch"
          class="switch-line"
          aria-checked={kept().remembers}
          aria-label={words().full}
          aria-busy={busy()}
          onClick={() => void press(kept().remembers)}
        >
          <span class="tiny muted">{words().label}</span>
          <span class="switch" aria-hidden="true" />
        </button>
      )}
    </Show>
  );
}
