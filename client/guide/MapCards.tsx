// Review cards of the branch: its words and quiz questions as a file for learning by repetition.
import { Show, createMemo, createSignal } from "solid-js";
import type { JSX } from "solid-js";
import { reviewCards } from "../../pipelines/engine/guide/review-cards.ts";
import { useSession } from "../conversation/session.ts";
import { Icon } from "../icons.tsx";
import { downloadCards } from "../outputs/guide/quiz/download-cards.ts";
import { useWorkbench } from "../state/workbench.ts";
import { guideWords } from "./words.ts";

export function MapCards(props: { readonly topic: string }): JSX.Element {
  const workbench = useWorkbench();
  const { live } = useSession();
  const words = () => guideWords(workbench).map;
  const cards = createMemo(() =>
    reviewCards(
      live.tree().path.flatMap((messageId) => {
        const node = live.tree().nodes.get(messageId);
        return node?.role === "assistant" ? [live.live(node.runId).answer.outputs] : [];
      }),
    ),
  );
  const [problem, setProblem] = createSignal("");

  function save(kind: "csv" | "anki"): void {
    setProblem("");
    try {
      const name = downloadCards(kind, cards(), props.topic);
      workbench.toast({ icon: "check", title: words().cardsDone, detail: name });
    } catch (thrown) {
      setProblem(thrown instanceof Error ? thrown.message : String(thrown));
    }
  }

  return (
    <Show when={cards().length > 0}>
      <section class="map-cards">
        <h3 class="label">{words().cards}</h3>
        <p class="tiny muted">{words().cardsHint}</p>
        <div class="actions">
          <button type="button" class="button small" onClick={() => save("csv")}>
            <Icon name="download" size="xs" />
            {words().csv}
          </button>
          <button type="button" class="button small" onClick={() => save("anki")}>
            <Icon name="download" size="xs" />
            {words().anki}
          </button>
        </div>
        <Show when={problem()}>
          <p class="hint wrong" role="alert">
            <Icon name="error" size="xs" />
            <span>{problem()}</span>
          </p>
        </Show>
      </section>
    </Show>
  );
}
