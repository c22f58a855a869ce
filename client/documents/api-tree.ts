// A document's contents as the rows of a tree: groups with their entries, those a search finds, and where the keys lead.
import type { OutlineNode } from "../../pipelines/engine/documents.ts";

export interface TreeGroup {
  /** Unique: a name may come twice in a text. */
  readonly id: string;
  readonly name: string;
  readonly nodes: readonly OutlineNode[];
}

export type TreeRow =
  | { readonly kind: "group"; readonly id: string; readonly group: TreeGroup; readonly isOpen: boolean }
  | {
      readonly kind: "entry";
      readonly id: string;
      readonly node: OutlineNode;
      readonly level: 1 | 2;
      readonly at: number;
      readonly of: number;
    };

/** Up to this many entries every group is open at first. */
export const openUpTo = 60;

/** In the order of the document; entries without a group stand for themselves. */
export function groupsOf(nodes: readonly OutlineNode[]): readonly TreeGroup[] {
  const groups: { id: string; name: string; nodes: OutlineNode[] }[] = [];
  for (const node of nodes) {
    const last = groups.at(-1);
    if (node.group !== null && last?.name === node.group) last.nodes.push(node);
    else groups.push({ id: `group ${groups.length}`, name: node.group ?? "", nodes: [node] });
  }
  return groups;
}

/** Every word of the query is in the entry's name or its group's. */
export function found(nodes: readonly OutlineNode[], query: string): readonly OutlineNode[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return nodes;
  return nodes.filter(({ title, group }) => {
    const text = `${group ?? ""} ${title}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export function rowsOf(groups: readonly TreeGroup[], isOpen: (group: TreeGroup) => boolean): readonly TreeRow[] {
  return groups.flatMap((group, at): readonly TreeRow[] => {
    const level = group.name === "" ? 1 : 2;
    const entries = group.nodes.map((node, place): TreeRow => {
      const id = `${group.id} ${place} ${node.page}`;
      return level === 1
        ? { kind: "entry", id, node, level, at: at + 1, of: groups.length }
        : { kind: "entry", id, node, level, at: place + 1, of: group.nodes.length };
    });
    if (level === 1) return entries;
    const open = isOpen(group);
    return [{ kind: "group", id: group.id, group, isOpen: open }, ...(open ? entries : [])];
  });
}

/** What a key does in a tree (ARIA): go to a row, or open and close the group of this one. */
export type TreeMove = { readonly to: number } | { readonly open: boolean };

export function moveOf(key: string, at: number, rows: readonly TreeRow[]): TreeMove | null {
  const row = rows[at];
  switch (key) {
    case "ArrowDown":
      return { to: Math.min(rows.length - 1, at + 1) };
    case "ArrowUp":
      return { to: Math.max(0, at - 1) };
    case "Home":
      return { to: 0 };
    case "End":
      return { to: rows.length - 1 };
    case "ArrowRight":
      return row?.kind !== "group" ? null : row.isOpen ? { to: Math.min(rows.length - 1, at + 1) } : { open: true };
    case "ArrowLeft": {
      if (row?.kind === "group") return row.isOpen ? { open: false } : null;
      const group = rows.slice(0, at).findLastIndex(({ kind }) => kind === "group");
      return row?.level === 2 && group >= 0 ? { to: group } : null;
    }
    default:
      return null;
  }
}

/** `GET` of `GET /pets`, and what is left of it. */
export function methodIn(title: string): { readonly method: string | null; readonly rest: string } {
  const [, method, rest] = /^(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE|QUERY) (\S.*)$/.exec(title) ?? [];
  return method !== undefined && rest !== undefined ? { method, rest } : { method: null, rest: title };
}
