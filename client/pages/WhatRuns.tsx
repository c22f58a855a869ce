// What runs where, as the server says it of itself; and plainly, what leaves this machine.
import { onMount, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { SystemStatus } from "../../server/api.ts";
import { isHere } from "../models/is-here.ts";
import { formatBytes } from "../shell/model-words.ts";
import { useWorkbench } from "../state/workbench.ts";

export function WhatRuns(): JSX.Element {
  const { status, refreshStatus, strings } = useWorkbench();
  // A missed answer shows what was known last; the banner says why.
  onMount(() => void refreshStatus().catch(() => undefined));
  return (
    <Show when={status()} fallback={<p class="in small muted">{strings().settings.away}</p>}>
      {(known) => <Facts status={known()} />}
    </Show>
  );
}

function Facts(props: { readonly status: SystemStatus }): JSX.Element {
  const { selectedModel, language, strings } = useWorkbench();
  const words = () => strings().settings;
  const leaves = () => {
    const model = selectedModel();
    if (!model) return words().leaves.none;
    return model.server && !isHere(model.server.url)
      ? words().leaves.server(new URL(model.server.url).host)
      : words().leaves.local;
  };
  const vectorsHint = () => {
    const { trouble, detail } = props.status.vectors;
    return trouble ? words().vectorTroubles[trouble] : detail;
  };
  const sandboxHint = () => {
    const { isolation, ownAllowed } = props.status.sandbox;
    const walls =
      isolation.kind === "namespaces" ? words().walls(isolation.name) : words().isolationHints[isolation.kind];
    return [walls, ownAllowed ? words().ownAllowed : words().ownNotAllowed].filter(Boolean).join(". ");
  };
  return (
    <dl class="runs">
      <Fact name={words().answering} hint={leaves()}>
        {selectedModel()?.name ?? strings().models.noneState}
        <Show when={selectedModel()?.standIn}>
          {" "}
          <span class="tag warn">{strings().models.standIn}</span>
        </Show>
      </Fact>
      <Fact name={words().vectors} hint={vectorsHint()}>
        {words().vectorKinds[props.status.vectors.kind]}, {words().vectorStates[props.status.vectors.state]}
      </Fact>
      <Fact name={words().sandbox} hint={sandboxHint()}>
        {words().isolations[props.status.sandbox.isolation.kind]}
      </Fact>
      <Fact name={words().data} hint={words().dataHint}>
        <code>{props.status.dataFolder}</code>
      </Fact>
      <Fact name={words().memory} hint={words().memoryHint}>
        {formatBytes(props.status.memory.rssBytes, language())}
      </Fact>
      <Fact name={words().people}>{words().auth[props.status.auth]}</Fact>
      <Fact name={words().version}>
        {props.status.version}{" "}
        <span class="faint">
          {words().node} {props.status.node}
        </span>
      </Fact>
    </dl>
  );
}

function Fact(props: {
  readonly name: string;
  readonly hint?: string | null;
  readonly children: JSX.Element;
}): JSX.Element {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>
        {props.children}
        <Show when={props.hint}>
          <span class="tiny muted">{props.hint}</span>
        </Show>
      </dd>
    </div>
  );
}
