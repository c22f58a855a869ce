// "Not in your documents": a right answer, told calmly, with the nearest passages, what is missing, and the ways on.
import { Show, createMemo, mergeProps } from "solid-js";
import { asText } from "../conversation/main-text.ts";
import { count } from "../conversation/words.ts";
import { useSession } from "../conversation/session.ts";
import { questionOf } from "../conversation/tree.ts";
import { citationsKey } from "../documents/source.ts";
import { FileButton } from "../documents/FileButton.tsx";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { CitedArea } from "./CitedArea.tsx";
import { createCitations } from "./citations.tsx";
import type { OutputsProps } from "./Outputs.tsx";
import { PassageList } from "./PassageList.tsx";
import { pointsOf } from "./points.ts";
import { Points } from "./PointsView.tsx";
import { headingOf } from "./refusal.ts";
import { outputWords } from "./words.ts";

export default function Refusal(props: OutputsProps) {
  const workbench = useWorkbench();
  const words = () => outputWords(workbench);
  const outputsOf = (component: string) =>
    (props.persona?.outputs ?? [])
      .filter((field) => field.component === component)
      .map((field) => props.answer.outputs[field.key]);
  const told = createMemo(() => headingOf(asText(outputsOf("markdown")[0]) || words().refused));
  const missing = createMemo(() => outputsOf("points").flatMap(pointsOf));
  const nearestKey = () =>
    props.persona?.outputs.find(
      ({ component, key }) => component === "citations" && key !== citationsKey(props.persona),
    )?.key ?? "nearest";
  const nearest = createCitations(mergeProps(props), nearestKey());
  /** Without a passage there were no documents to read: the answer itself says so. */
  const rest = () => {
    const read = Math.max(props.answer.sources.length, nearest.list().length);
    return [told().rest, read > 0 ? count(words().passagesRead, read) : ""].filter(Boolean).join(" ");
  };

  return (
    <>
      <div>
        <h3 class="layer-title" dir="auto">
          {told().heading}
        </h3>
        <Show when={rest()}>
          <p class="muted told" dir="auto">
            {rest()}
          </p>
        </Show>
      </div>
      <Show when={nearest.list().length > 0}>
        <CitedArea citations={nearest}>
          <section>
            <h3 class="label">{words().nearest}</h3>
            <PassageList citations={nearest} />
          </section>
        </CitedArea>
      </Show>
      <Show when={!props.running}>
        <div class="card notes" data-count={missing().length > 0 ? 2 : 1}>
          <Show when={missing().length > 0}>
            <div>
              <h3>{words().wouldAnswer}</h3>
              <Points points={missing()} />
            </div>
          </Show>
          <div>
            <h3>{words().canDo}</h3>
            <p>{words().canDoText}</p>
          </div>
        </div>
        <WaysOn {...props} />
      </Show>
    </>
  );
}

function WaysOn(props: OutputsProps) {
  const workbench = useWorkbench();
  const session = useSession();
  const words = () => outputWords(workbench);
  const question = () => questionOf(session.live.tree(), props.messageId);
  const hasBasis = () => props.persona?.inputs.some((field) => field.key === "basis") ?? false;

  function askGeneral(): void {
    const [asked, persona] = [question(), props.persona];
    if (asked && persona) void session.ask(persona, { ...asked.input, basis: "general" });
  }

  return (
    <div class="actions">
      <FileButton class="button primary" onFiles={(files) => session.files.add(files, [])}>
        <Icon name="clip" size="s" />
        {words().addDocument}
      </FileButton>
      <Show when={hasBasis() && question()}>
        <button type="button" class="button" onClick={askGeneral}>
          {words().askGeneral}
        </button>
      </Show>
    </div>
  );
}
