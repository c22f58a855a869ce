// The messages of one conversation as a tree, and the branch that is shown.
import type { Message, Question, StartedRun } from "../../server/api.ts";

/** An answer's place in the tree; what it says is live and kept elsewhere. */
export interface AnswerNode {
  readonly role: "assistant";
  readonly messageId: string;
  readonly parentId: string | null;
  readonly runId: string;
  readonly at: string;
}

export type MessageNode = Question | AnswerNode;

/** A question as it was asked here, before the server gave it its id. */
export type Asked = Pick<Question, "persona" | "input" | "text" | "parentId" | "documentIds">;

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
    const { role, messageId, parentId, runId, at } = message;
    return { role, messageId, parentId, runId, at };
  });
  return treeWith(new Map(nodes.map((node) => [node.messageId, node])), path);
}

function treeWith(nodes: Tree["nodes"], path: readonly string[]): Tree {
  return { nodes, after: Map.groupBy(nodes.values(), (node) => node.parentId), path };
}

/** The tree with a run that was just started, shown at the end of its branch. */
export function withStarted(tree: Tree, started: StartedRun, asked: Asked, at: string): Tree {
  const { conversationId, messageId, answerId, runId } = started;
  const nodes = new Map(tree.nodes);
  if (!nodes.has(messageId)) nodes.set(messageId, { ...asked, role: "user", messageId, conversationId, runId, at });
  if (!nodes.has(answerId))
    nodes.set(answerId, { role: "assistant", messageId: answerId, parentId: messageId, runId, at });
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

/** The tree without a question that was taken back, where it ends the branch. */
export function withoutLast(tree: Tree, answerId: string): Tree {
  return tree.path.at(-1) === answerId ? { ...tree, path: tree.path.slice(0, -2) } : tree;
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
