// A memory as a row shows it, whether it was listed or recalled; and where it is from, in the words of the shown branch.
import type { Answer } from "../../pipelines/engine/answer.ts";
import type { Outputs } from "../../server/api.ts";
import type { Tree } from "../conversation/tree.ts";

export type RecalledMemory = Answer["memories"][number];
export type MemoryKind = RecalledMemory["kind"];
export type KeptMemory = Outputs["memories"]["aboutYou"]["memories"][number];

export interface ShownMemory {
  readonly memoryId: string;
  readonly kind: MemoryKind;
  readonly text: string;
  /** Words it replaces. */
  readonly corrects: string | null;
  readonly messageId: string | null;
  readonly persona: string | null;
  readonly at: string;
}

export function shownOf(memory: KeptMemory | RecalledMemory): ShownMemory {
  const { memoryId, kind, text, messageId, persona, at } = memory;
  return { memoryId, kind, text, corrects: "corrects" in memory ? memory.corrects : null, messageId, persona, at };
}

/** Characters of a memory that name it: in a control's label, in a notice. */
const briefLength = 80;

export function briefOf({ text }: Pick<ShownMemory, "text">): string {
  return text.length <= briefLength ? text : `${text.slice(0, briefLength).trimEnd()}…`;
}

/** The first of each id, in the order given. */
export function withoutDoubles(memories: readonly ShownMemory[]): readonly ShownMemory[] {
  const seen = new Set<string>();
  return memories.filter(({ memoryId }) => !seen.has(memoryId) && seen.add(memoryId));
}

/** `corrected` and `told` are the person's own words, `wrote` is an answer, `typed` went into the panel. */
export type Manner = "corrected" | "told" | "wrote" | "typed";

export interface Origin {
  readonly manner: Manner;
  readonly persona: string | null;
  /** Where it stands on the shown branch, counted from 1; null where it is from elsewhere. */
  readonly turn: { readonly number: number; readonly messageId: string } | null;
}

export function originOf({ messageId, persona, corrects }: ShownMemory, { nodes, path }: Tree): Origin {
  const at = messageId === null ? -1 : path.indexOf(messageId);
  const isAnswer = messageId !== null && nodes.get(messageId)?.role === "assistant";
  const spoken = corrects === null ? (isAnswer ? "wrote" : "told") : "corrected";
  return {
    manner: messageId === null && persona === null ? "typed" : spoken,
    persona,
    turn: at < 0 || messageId === null ? null : { number: turnAt(path, nodes, at), messageId },
  };
}

/** Questions up to the place on the branch: a turn is a question with its answer. */
function turnAt(path: Tree["path"], nodes: Tree["nodes"], at: number): number {
  return path.slice(0, at + 1).filter((id) => nodes.get(id)?.role === "user").length;
}
