// The layers of the map one below the other: told ones lead to their message, the others are told when they are chosen.
import { For, Match, Show, Switch } from "solid-js";
import type { JSX } from "solid-js";
import type { OutlineLayer } from "../../pipelines/engine/guide/outline.ts";
import { useSession } from "../conversation/session.ts";
import { Icon } from "../icons.tsx";
import { onPlainClick } from "../shell/follow-link.ts";
import { formatAddress } from "../state/address.ts";
import { useWorkbench } from "../state/workbench.ts";
import { toldIn } from "./branch-path.ts";
import type { BranchPath } from "./branch-path.ts";
import { guideWords } from "./words.ts";

interface MapNodesProps {
  readonly path: BranchPath;
  readonly busy: boolean;
  readonly onShow: (messageId: string) => void;
  readonly onTell: (layer: OutlineLayer) => void;
}

export function MapNodes(props: MapNodesProps): JSX.Element {
  /** Up and down go from one layer to the next; Enter opens it. */
  function onKey(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
    const nodes = [...event.currentTarget.querySelectorAll<HTMLElement>("a, button")];
    const at = nodes.findIndex((each) => each === document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: nodes.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    nodes[Math.min(nodes.length - 1, Math.max(0, to))]?.focus();
  }
  return (
    <ol class="map" onKeyDown={onKey}>
      <For each={props.path.outline.layers}>
        {(layer, at) => <MapNode {...props} layer={layer} number={at() + 1} messageId={toldIn(props.path, layer.id)} />}
      </For>
    </ol>
  );
}

interface MapNodeProps extends MapNodesProps {
  readonly layer: OutlineLayer;
  readonly number: number;
  /** The message that told it last. */
  readonly messageId: string | undefined;
}

function MapNode(props: MapNodeProps): JSX.Element {
  const workbench = useWorkbench();
  const session = useSession();
  const words = () => guideWords(workbench);
  const isHere = () => props.layer.state === "here";
  const named = () => (
    <>
      <bdi>{props.layer.title}</bdi>
      <span class="visually-hidden">, {words().path.states[props.layer.state]}</span>
    </>
  );
  const current = () => (isHere() ? "step" : undefined);
  return (
    <li class={props.layer.state}>
      <span class="node" aria-hidden="true">
        <span class="gon">
          <Show when={props.layer.state === "done"} fallback={props.number}>
            <Icon name="check" size="xs" />
          </Show>
        </span>
      </span>
      <div class="what">
        <Switch>
          <Match when={props.messageId}>
            {(messageId) => (
              <a
                aria-current={current()}
                href={formatAddress({
                  page: "conversation",
                  conversationId: session.live.id(),
                  personaId: null,
                  messageId: messageId(),
                })}
                onClick={onPlainClick(() => props.onShow(messageId()))}
              >
                {named()}
              </a>
            )}
          </Match>
          <Match when={true}>
            <button
              type="button"
              aria-current={current()}
              aria-disabled={props.busy}
              onClick={() => !props.busy && props.onTell(props.layer)}
            >
              {named()}
            </button>
          </Match>
        </Switch>
        <Show when={isHere() && props.layer.minutes}>
          {(minutes) => <p class="tiny muted">{words().map.minutes(minutes())}</p>}
        </Show>
        <Show when={props.layer.quiz}>
          {(quiz) => <p class="tiny muted">{words().map.quiz(quiz().right, quiz().asked)}</p>}
        </Show>
        <Show when={isHere() && props.layer.words.length > 0}>
          <p class="tiny here-words">
            <bdi>{props.layer.words.join(", ")}</bdi>
          </p>
        </Show>
      </div>
    </li>
  );
}
