// An explanation, each paragraph with what it rests on once it is written.
import { For, Show, createMemo, createSignal } from "solid-js";
import type { JSX } from "solid-js";
import { Portal } from "solid-js/web";
import { outputBy } from "../../guide/branch-path.ts";
import { lessonOf, marksOf } from "../../guide/guide-values.ts";
import { withoutWayBack } from "../../guide/way-back.ts";
import { guideWords } from "../../guide/words.ts";
import type { DrawnBlock } from "../../markdown/Markdown.tsx";
import { useWorkbench } from "../../state/workbench.ts";
import { useCitations } from "../citations.tsx";
import TextView from "../TextView.tsx";
import type { ViewProps } from "../view.ts";
import { outputWords } from "../words.ts";
import { Calculations } from "./Calculations.tsx";
import { MarkLine } from "./MarkLine.tsx";
import { isAllGeneral, marksOfBlocks, merged } from "./mark-places.ts";
import { allGeneralSentences, sentencesOf } from "./mark-sentences.ts";
import type { MarkSentence } from "./mark-sentences.ts";
import "./lesson.css";

/** A block with the sentences under it. */
interface Marked {
  readonly place: HTMLElement;
  readonly sentences: readonly MarkSentence[];
}

export default function LessonView(props: ViewProps): JSX.Element {
  const workbench = useWorkbench();
  const citations = useCitations();
  const [blocks, setBlocks] = createSignal<readonly DrawnBlock[]>([]);
  const layer = createMemo(() => lessonOf(outputBy(props.persona, props.answer.outputs, "layer")));
  const marks = createMemo(() => marksOf(props.answer.outputs["marks"]));
  const words = () => ({ marks: guideWords(workbench).marks, outputs: outputWords(workbench) });
  const isOver = () => !props.live && props.answer.status !== "running";
  const written = () => {
    const { value } = props.outputs[0] ?? {};
    return typeof value === "string" ? value : "";
  };
  const shown = createMemo(() => withoutWayBack(written()));
  const outputs = () =>
    props.outputs.map(({ key, field, value }) => ({ key, field, value: typeof value === "string" ? shown() : value }));
  /** An answer that is the sum has said it. */
  const unsaid = createMemo(() => {
    const { calculations } = marks();
    // While it is written there are none, and its growing text is not read for them.
    if (calculations.length === 0) return calculations;
    const text = written().replaceAll("*", "");
    return calculations.filter(({ expression, value }) => !text.includes(`${expression} = ${value}`));
  });
  const allGeneral = () => isAllGeneral(marks().paragraphs);
  const placed = createMemo(() =>
    isOver()
      ? marksOfBlocks(
          blocks().map(({ source }) => source),
          shown() === written() ? marks().paragraphs : marks().paragraphs.slice(0, -1),
        )
      : [],
  );

  const marked = createMemo((): readonly Marked[] =>
    blocks().flatMap(({ element }, at) => {
      const mark = placed()?.[at];
      const sentences = mark ? sentencesOf(mark, citations?.list() ?? [], words(), !allGeneral()) : [];
      return sentences.length === 0 ? [] : [{ place: placeIn(element), sentences }];
    }),
  );
  /** Said once for the whole: where all of it is general knowledge, or where nobody can tell which paragraph a mark is of. */
  const atEnd = createMemo(() => {
    const { paragraphs } = marks();
    if (!isOver() || paragraphs.length === 0) return [];
    if (allGeneral()) return allGeneralSentences(paragraphs, words());
    const [first, ...rest] = paragraphs;
    if (placed() !== null || !first) return [];
    return sentencesOf(rest.reduce(merged, first), citations?.list() ?? [], words(), true);
  });

  return (
    <div class="lesson">
      <Show when={layer()}>
        {(known) => (
          <h3 class="layer-title" dir="auto">
            {known().title}
          </h3>
        )}
      </Show>
      <TextView {...props} outputs={outputs()} onBlocks={setBlocks} />
      <For each={marked()}>
        {({ place, sentences }) => (
          <Portal mount={place}>
            <MarkLine sentences={sentences} />
          </Portal>
        )}
      </For>
      <MarkLine sentences={atEnd()} />
      <Show when={isOver() && !layer() && unsaid().length > 0}>
        <dl class="words-new">
          <Calculations list={unsaid()} />
        </dl>
      </Show>
    </div>
  );
}

/** At the end of the drawn block: nothing of the block itself is drawn again. */
function placeIn(block: HTMLElement): HTMLElement {
  const found = block.querySelector<HTMLElement>(":scope > .mark-place");
  if (found) return found;
  const place = document.createElement("div");
  place.className = "mark-place";
  return block.appendChild(place);
}
