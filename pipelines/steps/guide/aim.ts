// Which layer of the path a wish is about, or why it cannot be done.
import type { Turn } from "../../engine/conversations.ts";
import type { Outline } from "../../engine/guide/outline.ts";
import type { GuideInput, GuidePlan } from "./guide.ts";
import { following, hereOn, layerOf, wasTold } from "./moves.ts";
import { lessonsOf } from "./path.ts";
import { readAction } from "./request-words.ts";
import type { Wish } from "./wish.ts";

type Aim = Pick<GuidePlan, "node" | "refused"> & Partial<Pick<GuidePlan, "way">>;

const offPath: ReadonlySet<Wish> = new Set<Wish>(["open", "ask", "task", "calculate", "check"]);

export function aimOf(
  wish: Wish,
  { node, question }: Pick<GuideInput, "node" | "question">,
  outline: Outline | null,
  history: readonly Turn[],
): Aim {
  if (offPath.has(wish)) return { node: null };
  if (outline === null) return { node: null, refused: "no-path" };
  if (node !== undefined && !layerOf(outline, node)) return { node: null, refused: "no-layer" };
  const here = hereOn(outline);
  if (wish === "arrange") return { node: null };
  if (wish === "next") return { node: node ?? (here && !wasTold(here) ? here.id : following(outline)?.id) ?? null };
  if (wish === "skip") return { node: node ?? here?.id ?? null };
  if (wish === "quiz") return { node: readAction(question)?.everything === true ? null : (node ?? here?.id ?? null) };
  return told(node ?? here?.id ?? lastTold(outline, history), outline);
}

/** A layer that was never told can be told no other way. */
function told(node: string | undefined, outline: Outline): Aim {
  const layer = node === undefined ? undefined : layerOf(outline, node);
  if (!layer) return { node: null, refused: "no-layer" };
  return wasTold(layer) ? { node: layer.id } : { node: layer.id, way: "next" };
}

function lastTold(outline: Outline, history: readonly Turn[]): string | undefined {
  return lessonsOf(history).findLast(({ lesson }) => layerOf(outline, lesson.node))?.lesson.node;
}
