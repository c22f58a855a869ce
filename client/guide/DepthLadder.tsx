// The ladder of depths beside the last layer that was told: a step on it tells the same layer anew.
import { For, Show, createMemo } from "solid-js";
import type { JSX } from "solid-js";
import type { Depth } from "../../pipelines/engine/guide/outline.ts";
import { depths } from "../../pipelines/engine/guide/outline.ts";
import { useSession } from "../conversation/session.ts";
import type { CataloguePersona } from "../../server/api.ts";
import { useWorkbench } from "../state/workbench.ts";
import { createPathAsking } from "./ask-guide.ts";
import { outputBy } from "./branch-path.ts";
import { lessonOf, outlineOf } from "./guide-values.ts";
import { isLastTold } from "./use-path.ts";
import { guideWords } from "./words.ts";
import "./ladder.css";

interface DepthLadderProps {
  readonly messageId: string;
  readonly persona: CataloguePersona;
  readonly outputs: Readonly<Record<string, unknown>>;
}

export default function DepthLadder(props: DepthLadderProps): JSX.Element {
  const workbench = useWorkbench();
  const session = useSession();
  const { ask, busy } = createPathAsking(session, workbench);
  const words = () => guideWords(workbench);
  const lesson = createMemo(() => lessonOf(outputBy(props.persona, props.outputs, "layer")));
  const outline = createMemo(() => outlineOf(outputBy(props.persona, props.outputs, "outline")));
  const isLast = createMemo(() => !session.live.pair() && isLastTold(session.live, workbench, props.messageId));
  const nameOf = (depth: Depth) => {
    const choice = props.persona.inputs.find(({ key }) => key === "depth")?.choices?.[depth];
    return choice ? workbench.local(choice) : depth;
  };

  function choose(depth: Depth): void {
    const [told, path] = [lesson(), outline()];
    if (!told || depth === told.depth) return;
    const topic = path ?? { topic: "", depth: told.depth, layers: [] };
    const by = { personaId: props.persona.id, outline: topic };
    void ask(by, words().again(nameOf(depth), told.title), { action: "again", node: told.node, depth });
  }

  /** Arrows only move: a step asks, and is taken by Enter, the space bar or a click. */
  function onKey(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
    const buttons = [...event.currentTarget.querySelectorAll("button")];
    const at = buttons.findIndex((each) => each === document.activeElement);
    const forward = document.documentElement.dir === "rtl" ? -1 : 1;
    const to = {
      ArrowRight: at + forward,
      ArrowLeft: at - forward,
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: buttons.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    buttons[(to + buttons.length) % buttons.length]?.focus();
  }

  return (
    <Show when={isLast() && lesson()}>
      {(told) => (
        <div class="ladder depth-ladder" role="radiogroup" aria-label={words().depth} onKeyDown={onKey}>
          <For each={depths}>
            {(depth) => (
              <button
                type="button"
                role="radio"
                aria-checked={told().depth === depth}
                aria-disabled={busy()}
                tabIndex={told().depth === depth ? 0 : -1}
                onClick={() => choose(depth)}
              >
                {nameOf(depth)}
              </button>
            )}
          </For>
        </div>
      )}
    </Show>
  );
}
