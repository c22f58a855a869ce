// Asked before a conversation's memory goes, in the panel itself: how much would go, and what stays.
import { createSignal, onMount } from "solid-js";
import type { JSX } from "solid-js";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import { FailureLine } from "../shell/FailureLine.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { switchId } from "./MemorySwitch.tsx";
import { useMemories } from "./memories.ts";

export function SwitchOff(): JSX.Element {
  const { refreshConversations, strings } = useWorkbench();
  const memories = useMemories();
  const words = () => strings().memory.switch;
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<Failure | null>(null);
  let keepButton: HTMLButtonElement | undefined;
  onMount(() => keepButton?.focus());
  /** What is kept for all conversations stays. */
  const count = () => {
    const { memories: facts = [], summary = null } = memories.kept() ?? {};
    return facts.filter(({ kind }) => kind === "fact").length + (summary === null ? 0 : 1);
  };
  const focusSwitch = () => document.getElementById(switchId)?.focus();
  const keep = () => {
    memories.setAsking(false);
    focusSwitch();
  };
  const switchOff = async () => {
    if (busy()) return;
    setBusy(true);
    try {
      await memories.setRemembers(false);
      focusSwitch();
      void refreshConversations();
    } catch (thrown) {
      setFailure(failureOf(thrown));
      setBusy(false);
    }
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    keep();
  };
  return (
    <div class="switch-off" role="group" aria-labelledby="switch-off-title" on:keydown={onKey}>
      <h3 id="switch-off-title">{words().ask(count())}</h3>
      <p class="small muted">{words().goes}</p>
      <FailureLine failure={failure()} />
      <div class="actions">
        <button ref={(element) => (keepButton = element)} type="button" class="button" onClick={keep}>
          {words().keep}
        </button>
        <button type="button" class="button danger" aria-disabled={busy()} onClick={() => void switchOff()}>
          {words().off}
        </button>
      </div>
    </div>
  );
}
