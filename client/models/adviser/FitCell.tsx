// One model in one precision: its size against the machine's memory, whether it fits, its speed, and the published figure.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import type { Advice, Sizing } from "../../../pipelines/engine/sizing/sizing.ts";
import { Icon } from "../../icons.tsx";
import { formatContext } from "../../shell/model-words.ts";
import { useWorkbench } from "../../state/workbench.ts";
import { number, sizeOf, speed } from "../numbers.ts";
import { keepPlace } from "../keep-place.ts";
import { modelWords } from "../words.ts";
import { fitIcons } from "./fit-icons.ts";
import { publishedOf } from "./published-figures.ts";

/** Tokens the published figures with a cache hold. Source: the report's table. */
const publishedContext = 32_768;

interface FitCellProps {
  readonly cell: Sizing;
  readonly advice: Advice;
  readonly isShown: boolean;
  readonly isTabStop: boolean;
  readonly onFocus: () => void;
  readonly onChoose: () => void;
}

export function FitCell(props: FitCellProps): JSX.Element {
  const workbench = useWorkbench();
  const { language } = workbench;
  const words = () => modelWords(workbench);
  const isAdvised = () => {
    const { advised } = props.advice;
    return advised?.model === props.cell.model && advised.precision === props.cell.precision;
  };
  const label = () => {
    if (isAdvised()) return words().advised;
    return props.isShown ? words().chosen : null;
  };
  const filled = () => Math.min(100, (props.cell.total / props.advice.machine.usableBytes) * 100);
  const published = () => publishedOf(props.cell.model, props.cell.precision, props.advice.wish.cache);
  const publishedWords = () => {
    const known = published();
    if (!known) return words().notPublished;
    const { cache, context } = props.advice.wish;
    const figure = number(known.published, language(), 1, 1);
    return cache && context !== publishedContext
      ? words().publishedAt(figure, formatContext(publishedContext))
      : words().published(figure);
  };
  const isFaster = () => props.cell.tokensPerSecond !== null && props.cell.fit !== "too-big";

  return (
    <td role="gridcell" aria-selected={props.isShown} class="fit-place" classList={{ shown: props.isShown }}>
      <button
        type="button"
        class={`fit ${props.cell.fit}`}
        tabindex={props.isTabStop ? 0 : -1}
        onFocus={() => props.onFocus()}
        onClick={(event) => keepPlace(event.currentTarget, props.onChoose)}
      >
        <span class="narrow-label">{words().precisions[props.cell.precision]}</span>
        <span class="line">
          <b>{sizeOf(props.cell.total, language())}</b>
          <span class="verdict">
            <Icon name={fitIcons[props.cell.fit]} size="xs" />
            {words().fits[props.cell.fit]}
          </span>
        </span>
        <span class="memory" aria-hidden="true">
          <i style={{ "--v": `${filled()}%` }} />
        </span>
        <span class="line below">
          <span>
            {publishedWords()}
            <Show when={published()?.isWithin === false}>
              <span class="mark" title={words().differsHere}>
                <Icon name="info" size="xs" />
                <span class="visually-hidden">, {words().differsHere}</span>
              </span>
            </Show>
          </span>
          <Show when={isFaster()}>
            <span aria-hidden="true">{words().perSecond(speed(props.cell.tokensPerSecond ?? 0, language()))}</span>
            <span class="visually-hidden">
              , {words().perSecondLong(speed(props.cell.tokensPerSecond ?? 0, language()))}
            </span>
          </Show>
        </span>
        <Show when={label()}>{(text) => <span class="advice-label">{text()}</span>}</Show>
      </button>
    </td>
  );
}
