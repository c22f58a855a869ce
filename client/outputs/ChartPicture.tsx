// The drawn chart, drawn again when its rows, its specification or the page's colours change; why it cannot be, where it cannot.
import { Show, createEffect, createSignal, onCleanup, onMount } from "solid-js";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { rowsOf } from "./chart-value.ts";
import type { DrawnChart } from "./draw-chart.ts";
import { safeChart } from "./safe-chart.ts";
import type { Table } from "./table.ts";
import { onThemeChange } from "./token-colours.ts";
import { outputWords } from "./words.ts";

interface ChartPictureProps {
  readonly spec: Readonly<Record<string, unknown>>;
  readonly table: Table | undefined;
  readonly label: string;
}

export function ChartPicture(props: ChartPictureProps) {
  const workbench = useWorkbench();
  const words = () => outputWords(workbench);
  const [problem, setProblem] = createSignal("");
  const [drawn, setDrawn] = createSignal(false);
  const [theme, setTheme] = createSignal(0);
  const [place, setPlace] = createSignal<HTMLDivElement>();
  let latest = 0;
  let shown: DrawnChart | undefined;

  async function draw(spec: ChartPictureProps["spec"], table: Table | undefined, language: string): Promise<void> {
    const turn = ++latest;
    try {
      const safe = safeChart(spec, table ? rowsOf(table) : []);
      const { drawChart } = await import("./draw-chart.ts");
      const target = place();
      if (turn !== latest || !target) return;
      shown?.end();
      shown = undefined;
      const chart = await drawChart(target, safe, language);
      // Another is drawn by now, or the answer is gone: nobody else would end this one.
      if (turn !== latest) return chart.end();
      shown = chart;
      setProblem("");
      setDrawn(true);
    } catch (thrown) {
      if (turn === latest) setProblem(thrown instanceof Error ? thrown.message : String(thrown));
    }
  }

  onMount(() => {
    createEffect(() => {
      theme();
      void draw(props.spec, props.table, workbench.language());
    });
  });
  onCleanup(onThemeChange(() => setTheme((count) => count + 1)));
  onCleanup(() => {
    latest += 1;
    shown?.end();
  });

  return (
    <>
      <div class="card in chart-place" hidden={problem() !== ""}>
        <div ref={setPlace} role="group" aria-label={props.label} />
        <Show when={!drawn()}>
          <span class="visually-hidden">{words().chartLoading}</span>
        </Show>
      </div>
      <Show when={problem()}>
        <div class="hint wrong" role="alert">
          <Icon name="error" size="xs" />
          <span>
            {words().chartFailed}: {problem()}
          </span>
        </div>
      </Show>
    </>
  );
}
