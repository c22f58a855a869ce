// The messages of one conversation as a tree, and the branch that is shown.
import type { Message, Question, StartedRun } from "../../server/api.ts";

/** An answer's place in the tree; what it says is live and kept elsewhere. */
export interface AnswerNode {
  readonly role: "assistant";
  readonly messageId: string;
  readonly parentId: string | null;
  readonly runId: string;
  readonly at: string;
  /** Who was asked for it, where that is known before it begins. */
  readonly personaId: string | null;
  /** The first of the two answers, where this is the second. */
  readonly beside: string | null;
}

export type MessageNode = Question | AnswerNode;

/** A question as it was asked here, before the server gave it its id. */
export interface Asked extends Pick<Question, "persona" | "input" | "text" | "parentId" | "documentIds" | "imageIds"> {
  /** Persona of the second answer, where two were asked for. */
  readonly beside?: string;
}

export interface Tree {
  readonly nodes: ReadonlyMap<string, MessageNode>;
  /** The messages after each message (null: at the root), oldest first. */
  readonly after: ReadonlyMap<string | null, readonly MessageNode[]>;
  /** Ids of the shown branch, root first. */
  readonly path: readonly string[];
}

export const emptyTree: Tree = { nodes: new Map(), after: new Map(), path: [] };

export function treeOf(messages: readonly Message[], path: readonly string[]): Tree {
  const nodes = messages.map((message): MessageNode => {
    if (message.role === "user") return message;
    const { role, messageId, parentId, runId, at, persona, beside } = message;
    return { role, messageId, parentId, runId, at, personaId: persona?.id ?? null, beside };
  });
  return treeWith(new Map(nodes.map((node) => [node.messageId, node])), path);
}

function treeWith(nodes: Tree["nodes"], path: readonly string[]): Tree {
  return { nodes, after: Map.groupBy(nodes.values(), (node) => node.parentId), path };
}

/** The tree with a run that was just started, shown at the end of its branch. */
export function withStarted(tree: Tree, started: StartedRun, asked: Asked, at: string): Tree {
  const { conversationId, messageId, answerId, runId, alongside } = started;
  const { beside, ...question } = asked;
  const nodes = new Map(tree.nodes);
  const add = (node: MessageNode) => nodes.has(node.messageId) || nodes.set(node.messageId, node);
  add({ ...question, role: "user", messageId, conversationId, runId, at });
  const answer = { role: "assistant", parentId: messageId, at } as const;
  add({ ...answer, messageId: answerId, runId, personaId: asked.persona.id, beside: null });
  for (const each of alongside)
    add({ ...answer, messageId: each.answerId, runId: each.runId, personaId: beside ?? null, beside: answerId });
  return treeWith(nodes, [...pathBefore(tree, messageId, asked.parentId), messageId, answerId]);
}

function pathBefore(tree: Tree, questionId: string, parentId: string | null): readonly string[] {
  const at = tree.path.indexOf(questionId);
  if (at >= 0) return tree.path.slice(0, at);
  return parentId === null ? [] : branchTo(tree, parentId);
}

function branchTo(tree: Tree, messageId: string): readonly string[] {
  const path: string[] = [];
  for (let id: string | null = messageId; id !== null; id = tree.nodes.get(id)?.parentId ?? null) path.unshift(id);
  return path;
}

/** The tree without an answer that was taken back at its end: another answer to the same question takes its place, else the question goes with it. */
export function withoutLast(tree: Tree, answerId: string, isThere: (answer: AnswerNode) => boolean): Tree {
  if (tree.path.at(-1) !== answerId) return tree;
  const other = siblingsOf(tree, answerId).findLast(
    (each) => each.role === "assistant" && each.messageId !== answerId && isThere(each),
  );
  return { ...tree, path: other ? [...tree.path.slice(0, -1), other.messageId] : tree.path.slice(0, -2) };
}

/** The message and its alternatives, oldest first. */
export function siblingsOf(tree: Tree, messageId: string): readonly MessageNode[] {
  const node = tree.nodes.get(messageId);
  return node ? (tree.after.get(node.parentId) ?? []) : [];
}

/** The question an answer belongs to, or the question itself. */
export function questionOf(tree: Tree, messageId: string): Question | undefined {
  const node = tree.nodes.get(messageId);
  if (node?.role === "user") return node;
  const parent = node?.parentId ? tree.nodes.get(node.parentId) : undefined;
  return parent?.role === "user" ? parent : undefined;
}

/** The two answers that were asked for side by side, the first first, by the id of either. */
export function pairOf(tree: Tree, answerId: string): readonly [AnswerNode, AnswerNode] | undefined {
  const node = tree.nodes.get(answerId);
  if (node?.role !== "assistant") return undefined;
  const first = node.beside === null ? node : tree.nodes.get(node.beside);
  if (first?.role !== "assistant") return undefined;
  const second = siblingsOf(tree, first.messageId).find(
    (each) => each.role === "assistant" && each.beside === first.messageId,
  );
  return second?.role === "assistant" ? [first, second] : undefined;
}

/** What a message holds with every branch that grows from it. */
export function countBranch(tree: Tree, messageId: string): { readonly questions: number; readonly answers: number } {
  let [questions, answers] = [0, 0];
  const open = [messageId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const role = tree.nodes.get(id)?.role;
    if (role === "user") questions += 1;
    if (role === "assistant") answers += 1;
    open.push(...(tree.after.get(id) ?? []).map((each) => each.messageId));
  }
  return { questions, answers };
}

/** Questions that follow the end of the shown branch and are not shown, oldest first. */
export function laterQuestions(tree: Tree): readonly Question[] {
  return (tree.after.get(tree.path.at(-1) ?? null) ?? []).filter((each) => each.role === "user");
}

/** The same messages in the same branches: what stands in them is not compared. */
export const isSameTree = (a: Tree, b: Tree): boolean => shapeOf(a) === shapeOf(b);

function shapeOf({ path, nodes }: Tree): string {
  const placed = [...nodes.values()].map((node) => `${node.messageId} ${"beside" in node ? (node.beside ?? "") : ""}`);
  return [...path, "", ...placed].join();
}
