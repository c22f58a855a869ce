// One field to keep a sentence by hand.
import { createSignal } from "solid-js";
import type { JSX } from "solid-js";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import { FailureLine } from "../shell/FailureLine.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { longestFact } from "./limits.ts";
import { useMemories } from "./memories.ts";

export function AddFact(): JSX.Element {
  const { strings } = useWorkbench();
  const memories = useMemories();
  const words = () => strings().memory;
  const [text, setText] = createSignal("");
  const [kept, setKept] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<Failure | null>(null);
  const keep = async (event: SubmitEvent) => {
    event.preventDefault();
    const fact = text().trim();
    if (fact === "" || busy()) return;
    setBusy(true);
    setFailure(null);
    try {
      await memories.add(fact);
      setText("");
      setKept(fact);
    } catch (thrown) {
      setFailure(failureOf(thrown));
    }
    setBusy(false);
  };
  return (
    <form class="add-fact" onSubmit={(event) => void keep(event)}>
      <div class="row">
        <input
          class="text-field"
          type="text"
          dir="auto"
          autocomplete="off"
          maxLength={longestFact}
          placeholder={words().add}
          aria-label={`${words().add}: ${words().addHint}`}
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="button" aria-disabled={text().trim() === "" || busy()}>
          {words().keep}
        </button>
      </div>
      <span class="visually-hidden" role="status">
        {kept() === "" ? "" : words().keptNow(kept())}
      </span>
      <FailureLine failure={failure()} />
    </form>
  );
}
