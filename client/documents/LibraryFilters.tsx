// Search and filters of the library, and how many documents they leave.
import type { JSX } from "solid-js";
import { Choice } from "../pages/Choice.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { kindFilters, stageFilters } from "./library.ts";
import type { LibraryFilter } from "./library.ts";
import { SearchField } from "./SearchField.tsx";

interface LibraryFiltersProps {
  readonly filter: LibraryFilter;
  readonly found: number;
  readonly onFilter: (filter: LibraryFilter) => void;
}

export function LibraryFilters(props: LibraryFiltersProps): JSX.Element {
  const { strings } = useWorkbench();
  const words = () => strings().documents.library;
  const set = (change: Partial<LibraryFilter>) => props.onFilter({ ...props.filter, ...change });
  return (
    <div class="library-filters">
      <SearchField label={words().search} value={props.filter.query} onValue={(query) => set({ query })} />
      <Choice
        label={words().kind}
        value={props.filter.kind}
        options={kindFilters.map((value) => ({ value, label: words().kinds[value] }))}
        onChange={(kind) => set({ kind })}
      />
      <Choice
        label={words().stage}
        value={props.filter.stage}
        options={stageFilters.map((value) => ({ value, label: words().stagesOf[value] }))}
        onChange={(stage) => set({ stage })}
      />
      <p class="tiny muted found" role="status">
        {words().found(props.found)}
      </p>
    </div>
  );
}
