// The map of a topic: its layers with what is done, here and next, the words it has given, and the cards to learn them by.
import { Show, createEffect, createSignal, on } from "solid-js";
import type { JSX } from "solid-js";
import { placeOf } from "../../pipelines/engine/guide/outline.ts";
import { useSession } from "../conversation/session.ts";
import { Icon } from "../icons.tsx";
import { createMedia, narrowQuery } from "../shell/media.ts";
import { PanelHead } from "../shell/PanelHead.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { createPathAsking } from "./ask-guide.ts";
import { wordsOfPath } from "./branch-path.ts";
import type { BranchPath } from "./branch-path.ts";
import { MapCards } from "./MapCards.tsx";
import { MapEdit } from "./MapEdit.tsx";
import { MapNodes } from "./MapNodes.tsx";
import { MapWords } from "./MapWords.tsx";
import { createBranchPath } from "./use-path.ts";
import { guideWords } from "./words.ts";
import "./map.css";

export default function MapPanel(props: { readonly onClose: () => void }): JSX.Element {
  const workbench = useWorkbench();
  const session = useSession();
  const words = () => guideWords(workbench);
  const path = createBranchPath(session, workbench);
  const [editing, setEditing] = createSignal(false);
  createEffect(on(session.live.id, () => setEditing(false), { defer: true }));
  let edit: HTMLButtonElement | undefined;
  const endEdit = () => {
    setEditing(false);
    edit?.focus();
  };

  return (
    <>
      <PanelHead title={editing() && path() ? words().map.editTitle : words().map.title} onClose={props.onClose}>
        <Show when={path() && !editing()}>
          <button
            ref={(element) => (edit = element)}
            type="button"
            class="button small quiet"
            onClick={() => setEditing(true)}
          >
            <Icon name="edit" size="xs" />
            {words().map.edit}
          </button>
        </Show>
      </PanelHead>
      <Show
        when={path()}
        fallback={
          <div class="pad no-docs">
            <h3>{words().map.empty}</h3>
            <p class="small muted">{words().map.emptyBody}</p>
          </div>
        }
      >
        {(known) => (
          <Show when={!editing()} fallback={<MapEdit path={known()} onEnd={endEdit} />}>
            <Shown path={known()} />
          </Show>
        )}
      </Show>
    </>
  );
}

function Shown(props: { readonly path: BranchPath }): JSX.Element {
  const workbench = useWorkbench();
  const session = useSession();
  const { ask, busy } = createPathAsking(session, workbench);
  const words = () => guideWords(workbench);
  const isNarrow = createMedia(narrowQuery);
  const line = () => {
    const { topic, layers } = props.path.outline;
    const number = placeOf(props.path.outline) + 1;
    const where = number > 0 ? words().path.layer(number, layers.length) : words().path.finished(layers.length);
    return `${topic === "" ? "" : `${topic.replace(/[.?!]?$/, (end) => end || ".")} `}${where}.`;
  };

  /** A sheet over the conversation makes way first: what is behind it cannot take the focus. */
  function go(act: () => void): void {
    if (!isNarrow()) return act();
    workbench.openPanel(null);
    setTimeout(act);
  }

  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={words().map.list}>
      <div class="pad map-pad" data-persona={props.path.personaId}>
        <p class="small muted map-line">
          <bdi>{line()}</bdi>
        </p>
        <MapNodes
          path={props.path}
          busy={busy()}
          onShow={(id) => go(() => session.showMessage(id))}
          onTell={(layer) =>
            go(() => void ask(props.path, words().ways.nextAsk(layer.title), { action: "next", node: layer.id }))
          }
        />
        <MapWords words={wordsOfPath(props.path)} />
        <MapCards topic={props.path.outline.topic} />
      </div>
    </div>
  );
}
