// The page strip: one small page per page, its shape and colour telling how it was read; and what the shapes mean.
import { For, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { PageReport } from "../../pipelines/engine/documents.ts";
import { useWorkbench } from "../state/workbench.ts";
import { countsOf, stripOf } from "./page-strip.ts";
import type { StripCell, StripState } from "./page-strip.ts";

const shapes: Record<StripState, string> = { text: "", ocr: "o", empty: "e", failed: "b", waiting: "w" };

interface PageStripProps {
  readonly reports: readonly PageReport[];
  readonly pageCount: number;
  /** Goes to a page; by mouse only, keys turn the pages in the viewer. */
  readonly onPage?: ((page: number) => void) | undefined;
}

export function PageStrip(props: PageStripProps): JSX.Element {
  const { strings } = useWorkbench();
  const words = () => strings().documents.panel;
  const cells = () => stripOf(props.reports, props.pageCount);
  const label = () => {
    const { read, ...counts } = countsOf(props.reports);
    const states = (["text", "ocr", "empty", "failed"] as const)
      .filter((state) => counts[state] > 0)
      .map((state) => words().counted(counts[state], words().states[state]));
    return words().strip(read, props.pageCount, states.join(", "));
  };
  const titleOf = ({ first, last, state }: StripCell) => {
    const reason = first === last ? props.reports.find(({ page }) => page === first)?.reason : undefined;
    const pages = first === last ? String(first) : `${first}–${last}`;
    return words().cell(pages, words().states[state], reason ? words().reasons[reason] : null);
  };
  const go = (event: MouseEvent) => {
    const cell = event.target instanceof HTMLElement ? event.target.dataset["page"] : undefined;
    if (cell !== undefined) props.onPage?.(Number(cell));
  };
  return (
    <Show when={cells().length > 0}>
      <div class="pages" classList={{ leads: props.onPage !== undefined }} role="img" aria-label={label()} onClick={go}>
        <For each={cells()}>
          {(cell) => (
            <i
              class={shapes[cell.state]}
              classList={{ part: cell.share < 1 && cell.state !== "waiting", ten: cell.last > cell.first }}
              style={{ "--share": `${cell.share * 100}%` }}
              data-page={cell.first}
              title={titleOf(cell)}
            />
          )}
        </For>
      </div>
    </Show>
  );
}

export function StripLegend(): JSX.Element {
  const { strings } = useWorkbench();
  const words = () => strings().documents.panel;
  return (
    <ul class="legend" aria-label={words().legend}>
      <For each={["text", "ocr", "empty", "failed", "waiting"] as const}>
        {(state) => (
          <li>
            <span class="pages" aria-hidden="true">
              <i class={shapes[state]} />
            </span>
            {words().states[state]}
          </li>
        )}
      </For>
    </ul>
  );
}
