// What a table holds, told without any model: its columns with ranges, gaps and different values, and charts that fit them.
import { createResource, For, Match, Show, Switch } from "solid-js";
import type { JSX } from "solid-js";
import type { DataChart, DataProfile as Profile, DataTable } from "../../pipelines/engine/data.ts";
import { api } from "../api.ts";
import { ChartPicture } from "../outputs/ChartPicture.tsx";
import "../outputs/outputs.css";
import "../outputs/charts.css";
import { useWorkbench } from "../state/workbench.ts";
import { DataColumns } from "./DataColumns.tsx";
import { chartsOf, fittingChart } from "./data-profile.ts";
import "./data.css";
import { SourceTrouble } from "./SourceTrouble.tsx";

export default function DataProfile(props: { readonly documentId: string }): JSX.Element {
  const { strings } = useWorkbench();
  const words = () => strings().documents.data;
  const [profile, { refetch }] = createResource(
    () => props.documentId,
    (documentId): Promise<Profile> => api.data.profile.query({ documentId }),
  );
  const found = () => (profile.error || profile.loading ? undefined : profile());
  return (
    <Switch fallback={<Skeleton />}>
      <Match when={profile.error}>
        {(thrown) => <SourceTrouble thrown={thrown()} title={words().failed} onRetry={() => void refetch()} />}
      </Match>
      <Match when={found()?.tables.length === 0}>
        <p class="pad small muted">{words().noTable}</p>
      </Match>
      <Match when={found()}>
        {(known) => (
          <For each={known().tables}>
            {(table) => (
              <TableProfile table={table} charts={chartsOf(known(), table)} isOnly={known().tables.length === 1} />
            )}
          </For>
        )}
      </Match>
    </Switch>
  );
}

interface TableProfileProps {
  readonly table: DataTable;
  readonly charts: readonly DataChart[];
  /** Its name is the file's, which stands over it. */
  readonly isOnly: boolean;
}

function TableProfile(props: TableProfileProps): JSX.Element {
  const { strings } = useWorkbench();
  const words = () => strings().documents.data;
  return (
    <section class="pad data-table" aria-label={props.table.title}>
      <header>
        <h3 dir="auto" classList={{ "visually-hidden": props.isOnly }}>
          {props.table.title}
        </h3>
        <p class="tiny muted">
          {words().size(props.table.rows, props.table.columns.length)} {words().called}{" "}
          <code dir="ltr">{props.table.name}</code>
        </p>
      </header>
      <Show when={props.table.rows > 0} fallback={<p class="small muted">{words().noRows}</p>}>
        <DataColumns table={props.table} />
        <div class="data-charts">
          <For each={props.charts}>{(chart) => <FittingChart chart={chart} />}</For>
        </div>
      </Show>
    </section>
  );
}

function FittingChart(props: { readonly chart: DataChart }): JSX.Element {
  const { strings } = useWorkbench();
  const words = () => strings().documents.data;
  return (
    <Show when={fittingChart(props.chart, words())}>
      {(fitting) => (
        <ChartPicture spec={fitting().spec} table={fitting().table} label={words().chart(fitting().name)} />
      )}
    </Show>
  );
}

function Skeleton(): JSX.Element {
  const { strings } = useWorkbench();
  return (
    <div class="pad late" role="status">
      <span class="visually-hidden">{strings().documents.data.loading}</span>
      <div class="skeleton" style={{ "inline-size": "44%", "block-size": "16px" }} />
      <div class="skeleton" style={{ "inline-size": "62%" }} />
      <div class="skeleton card-like" />
      <div class="skeleton card-like" />
    </div>
  );
}
