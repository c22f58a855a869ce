// A document's contents as a tree that can be searched: groups open and close, an entry opens its page. Keys as in every tree (ARIA).
import { createEffect, createMemo, createSignal, createUniqueId, Match, on, Show, Switch } from "solid-js";
import type { JSX } from "solid-js";
import type { DocumentInfo, OutlineNode } from "../../pipelines/engine/documents.ts";
import { isApi } from "../../pipelines/engine/page-place.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import "./api.css";
import { found, groupsOf, methodIn, moveOf, openUpTo, rowsOf } from "./api-tree.ts";
import type { TreeGroup, TreeRow } from "./api-tree.ts";
import { apiWords } from "./api-words.ts";
import { Each } from "./Each.tsx";
import { SearchField } from "./SearchField.tsx";

interface ApiTreeProps {
  readonly document: Pick<DocumentInfo, "name" | "mediaType">;
  readonly nodes: readonly OutlineNode[];
  /** The page that is shown. */
  readonly page: number;
  readonly onPage: (page: number) => void;
}

export function ApiTree(props: ApiTreeProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => apiWords(workbench);
  const id = createUniqueId();
  const [query, setQuery] = createSignal("");
  const [toggled, setToggled] = createSignal<ReadonlySet<string>>(new Set());
  const [active, setActive] = createSignal("");
  const shown = createMemo(() => found(props.nodes, query()));
  const groups = createMemo(() => groupsOf(shown()));
  /** Few entries, those a search found, and those beside the page that is shown are open at first. */
  const opensItself = (group: TreeGroup) =>
    query().trim() !== "" ||
    props.nodes.length <= openUpTo ||
    group.nodes.some(({ page }) => page === props.page && page > 1);
  const isOpen = (group: TreeGroup) => opensItself(group) !== toggled().has(group.id);
  const rows = createMemo(() => rowsOf(groups(), isOpen));
  const current = () => props.nodes.findLast(({ page }) => page <= props.page);
  /** The one row the Tab key reaches. */
  const reached = createMemo(() => {
    const all = rows();
    const chosen =
      all.find((row) => row.id === active()) ?? all.find((row) => row.kind === "entry" && row.node === current());
    return (chosen ?? all[0])?.id;
  });
  createEffect(on(query, () => setToggled(new Set<string>()), { defer: true }));

  const isCurrent = (row: TreeRow) => row.kind === "entry" && row.node === current();
  const toggle = (group: TreeGroup) => {
    const next = new Set(toggled());
    if (!next.delete(group.id)) next.add(group.id);
    setToggled(next);
  };
  const choose = (row: TreeRow) => {
    setActive(row.id);
    if (row.kind === "group") toggle(row.group);
    else props.onPage(row.node.page);
  };
  const focusRow = (tree: Element, row: TreeRow | undefined) => {
    if (!row) return;
    setActive(row.id);
    const at = rows().indexOf(row);
    tree.querySelectorAll<HTMLElement>("[role=treeitem]")[at]?.focus();
  };
  const onKey = (event: KeyboardEvent & { readonly currentTarget: Element }) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const all = rows();
    const at = all.findIndex((row) => row.id === reached());
    const row = all[at];
    if (event.key === "Enter" || event.key === " ") {
      if (row) choose(row);
    } else {
      const move = moveOf(event.key, at, all);
      if (move === null) return;
      if ("to" in move) focusRow(event.currentTarget, all[move.to]);
      else if (row?.kind === "group") toggle(row.group);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <section class="api-contents" aria-labelledby={id}>
      <h3 id={id} class="visually-hidden">
        {words().contentsOf(props.document.name)}
      </h3>
      <SearchField
        label={isApi(props.document) ? words().search : words().searchPlain}
        value={query()}
        onValue={setQuery}
      />
      <p class="visually-hidden" role="status">
        {query().trim() === "" ? "" : words().found(shown().length)}
      </p>
      <Show when={shown().length > 0} fallback={<p class="pad small muted">{words().nothingFound}</p>}>
        <ul class="api-tree" role="tree" aria-labelledby={id} onKeyDown={onKey}>
          {/* A row that stays keeps the focus when others come and go. */}
          <Each of={rows()} id={({ id: rowId }) => rowId}>
            {(row) => (
              <Row
                row={row()}
                isReached={row().id === reached()}
                isCurrent={isCurrent(row())}
                onChoose={choose}
                onReach={setActive}
              />
            )}
          </Each>
        </ul>
      </Show>
    </section>
  );
}

interface RowProps {
  readonly row: TreeRow;
  readonly isReached: boolean;
  readonly isCurrent: boolean;
  readonly onChoose: (row: TreeRow) => void;
  /** It has the focus. */
  readonly onReach: (id: string) => void;
}

function Row(props: RowProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => apiWords(workbench);
  const group = () => (props.row.kind === "group" ? props.row : undefined);
  const entry = () => (props.row.kind === "entry" ? props.row : undefined);
  return (
    <li
      role="treeitem"
      tabindex={props.isReached ? 0 : -1}
      aria-level={entry()?.level ?? 1}
      aria-expanded={group()?.isOpen}
      aria-current={props.isCurrent ? "page" : undefined}
      aria-setsize={entry()?.of}
      aria-posinset={entry()?.at}
      classList={{
        "api-group": group() !== undefined,
        "api-entry": entry() !== undefined,
        inner: entry()?.level === 2,
      }}
      onFocus={() => props.onReach(props.row.id)}
      onClick={() => props.onChoose(props.row)}
    >
      <Switch>
        <Match when={group()}>
          {(found_) => (
            <>
              <Icon name={found_().isOpen ? "down" : "next"} size="xs" class={found_().isOpen ? undefined : "turns"} />
              <b class="cut-off" dir="auto">
                {words().groups[found_().group.name] ?? found_().group.name}
              </b>
              <span class="tiny faint">{found_().group.nodes.length}</span>
            </>
          )}
        </Match>
        <Match when={entry()}>{(found_) => <EntryName node={found_().node} />}</Match>
      </Switch>
    </li>
  );
}

function EntryName(props: { readonly node: OutlineNode }): JSX.Element {
  const named = () => methodIn(props.node.title);
  const isCode = () => props.node.kind !== "section";
  return (
    <>
      <Show when={named().method}>{(method) => <Method name={method()} />}</Show>
      <span
        class="cut-off"
        classList={{ "api-code": isCode() }}
        dir={isCode() ? "ltr" : "auto"}
        title={props.node.title}
      >
        {named().rest}
      </span>
    </>
  );
}

export function Method(props: { readonly name: string }): JSX.Element {
  return <span class="api-method">{props.name} </span>;
}
