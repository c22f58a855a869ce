// In the settings: the facts that are kept for all conversations.
import { createEffect, createSignal, on, Show } from "solid-js";
import type { JSX } from "solid-js";
import { api } from "../api.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import { Each } from "../documents/Each.tsx";
import { FailureLine } from "../shell/FailureLine.tsx";
import { useWorkbench } from "../state/workbench.ts";
import "./memory.css";
import { MemoryRow } from "./MemoryRow.tsx";
import { shownOf } from "./shown-memory.ts";
import type { KeptMemory } from "./shown-memory.ts";

export function AboutYou(): JSX.Element {
  const { online, strings } = useWorkbench();
  const words = () => strings().memory.aboutYou;
  const [facts, setFacts] = createSignal<readonly KeptMemory[] | null>(null);
  const [failure, setFailure] = createSignal<Failure | null>(null);
  const load = async () => {
    try {
      setFacts((await api.memories.aboutYou.query()).memories);
      setFailure(null);
    } catch (thrown) {
      setFailure(failureOf(thrown));
    }
  };
  createEffect(on(online, (is) => is && void load()));
  return (
    <section class="card" data-focus-place tabIndex={-1} aria-labelledby="about-you">
      <header>
        <h2 id="about-you">{words().title}</h2>
      </header>
      <p class="in small muted">
        {words().body} <Show when={facts()?.length === 0}>{words().none}</Show>
      </p>
      <div class="failure-place">
        <FailureLine failure={failure()} />
      </div>
      <Show
        when={facts()}
        fallback={
          <Show when={failure() === null}>
            <div class="in late" aria-hidden="true">
              <div class="skeleton" style={{ "inline-size": "60%" }} />
            </div>
          </Show>
        }
      >
        {(known) => (
          <ul class="memory">
            <Each of={known()} id={({ memoryId }) => memoryId}>
              {(fact) => <MemoryRow memory={shownOf(fact())} kind={false} onChange={load} />}
            </Each>
          </ul>
        )}
      </Show>
    </section>
  );
}
