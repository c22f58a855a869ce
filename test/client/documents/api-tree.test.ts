import { expect, test } from "vitest";
import { found, groupsOf, methodIn, moveOf, rowsOf } from "../../../client/documents/api-tree.ts";
import type { OutlineNode } from "../../../pipelines/engine/documents.ts";

const node = (group: string | null, title: string, page: number): OutlineNode => ({
  group,
  title,
  page,
  kind: "operation",
});
const nodes = [
  node("Overview", "Shelter 1.0", 1),
  node("pets", "GET /pets", 2),
  node("pets", "POST /pets", 3),
  node("Schemas", "Pet", 4),
];
const all = () => true;
const told = (rows: ReturnType<typeof rowsOf>) =>
  rows.map((row) => (row.kind === "group" ? row.group.name : `- ${row.node.title}`));

test("entries stand under their groups, in the order of the document; closed groups hide theirs", () => {
  const groups = groupsOf(nodes);
  expect(told(rowsOf(groups, all))).toEqual([
    "Overview",
    "- Shelter 1.0",
    "pets",
    "- GET /pets",
    "- POST /pets",
    "Schemas",
    "- Pet",
  ]);
  expect(told(rowsOf(groups, ({ name }) => name === "pets"))).toEqual([
    "Overview",
    "pets",
    "- GET /pets",
    "- POST /pets",
    "Schemas",
  ]);
});

test("headings without groups stand for themselves, those of one name twice", () => {
  const rows = rowsOf(groupsOf([node(null, "Usage", 1), node(null, "Notes", 2), node(null, "Usage", 3)]), all);
  expect(rows.map((row) => row.kind === "entry" && [row.node.title, row.level, row.at, row.of])).toEqual([
    ["Usage", 1, 1, 3],
    ["Notes", 1, 2, 3],
    ["Usage", 1, 3, 3],
  ]);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(3);
});

test("a search looks at names and groups, in any order of words and capitals", () => {
  expect(found(nodes, "PETS get").map(({ title }) => title)).toEqual(["GET /pets"]);
  expect(found(nodes, "  ")).toHaveLength(4);
  expect(found(nodes, "cat")).toEqual([]);
});

test.each<[key: string, at: number, move: unknown]>([
  ["ArrowDown", 0, { to: 1 }],
  ["ArrowDown", 6, { to: 6 }],
  ["ArrowUp", 0, { to: 0 }],
  ["Home", 5, { to: 0 }],
  ["End", 1, { to: 6 }],
  ["ArrowRight", 2, { to: 3 }],
  ["ArrowRight", 3, null],
  ["ArrowLeft", 2, { open: false }],
  ["ArrowLeft", 4, { to: 2 }],
  ["a", 1, null],
])("%s in row %i leads where a tree's keys lead", (key, at, move) => {
  expect(moveOf(key, at, rowsOf(groupsOf(nodes), all))).toEqual(move);
});

test("a closed group is opened by the right arrow and left alone by the left one", () => {
  const rows = rowsOf(groupsOf(nodes), () => false);
  expect(moveOf("ArrowRight", 1, rows)).toEqual({ open: true });
  expect(moveOf("ArrowLeft", 1, rows)).toBeNull();
});

test("the method of an operation is told apart from its path; other names have none", () => {
  expect(methodIn("GET /pets/{id}")).toEqual({ method: "GET", rest: "/pets/{id}" });
  expect(methodIn("GETTING started")).toEqual({ method: null, rest: "GETTING started" });
});
