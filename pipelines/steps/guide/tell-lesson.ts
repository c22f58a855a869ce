// Tells a layer: the path is opened or moved on, the layer written, and both kept as what the next question starts from.
import type { Turn } from "../../engine/conversations.ts";
import type { Lesson } from "../../engine/guide/lesson.ts";
import type { Outline } from "../../engine/guide/outline.ts";
import { wordsIn } from "../claims-text.ts";
import type { Found } from "../find-passages.ts";
import { saidByCode } from "./change-path.ts";
import type { GuideContext, GuideDraft, GuidePlan } from "./guide.ts";
import type { GuideWords } from "./guide-words.ts";
import { following, hereOn, told, wentOn, wentTo } from "./moves.ts";
import { openPath } from "./open-path.ts";
import { lessonsOf } from "./path.ts";
import { writeLayer } from "./write-layer.ts";

/** Words a minute, read to understand. */
const readingPace = 200;
const lessonWords = 20;

export async function tellLesson(
  { plan, found }: { readonly plan: GuidePlan; readonly found: Found },
  context: GuideContext,
  words: GuideWords,
): Promise<GuideDraft> {
  if (plan.outline && plan.node === null) return finished(plan, plan.outline, context, words);
  const moved = await movedTo(plan, context, words);
  const layer = hereOn(moved);
  if (!layer) return finished(plan, moved, context, words);
  const before = toldBefore(plan, layer.id, context.history);
  const head = { node: layer.id, title: layer.title, depth: plan.depth, way: plan.way };
  // Its title stands above the text from the first word on; its words come with the end.
  context.emit({ type: "output", field: "layer", value: { ...head, words: [], next: null } });
  const text = await writeLayer({ plan, found, outline: moved, layer, before }, context, words);
  const known = new Set(
    lessonsOf(plan.outline ? context.history : [])
      .filter(({ lesson }) => lesson.node !== layer.id)
      .flatMap(({ lesson }) => lesson.words.map(({ word }) => word.toLowerCase())),
  );
  const fresh = text.words.filter(({ word }) => !known.has(word.toLowerCase())).slice(0, lessonWords);
  const outline = told(moved, layer.id, {
    words: fresh.map(({ word }) => word),
    minutes: Math.max(1, Math.ceil(wordsIn(text.answer) / readingPace)),
    depth: plan.depth,
  });
  const lesson: Lesson = { ...head, words: fresh, next: following(outline)?.title ?? null };
  // Read is read: a check that is stopped, or fails, takes nobody back.
  context.emit({ type: "output", field: "layer", value: lesson });
  context.emit({ type: "output", field: "outline", value: outline });
  const { answer, claims, unsure } = text;
  return { answer, claims, unsure, outline, layer: lesson, calculations: [], isKnowledge: true };
}

/** A new path is shown before its first layer is written. */
async function movedTo(plan: GuidePlan, context: GuideContext, words: GuideWords): Promise<Outline> {
  if (plan.outline) return plan.node === null ? plan.outline : wentTo(plan.outline, plan.node);
  const outline = await openPath(plan, context, words);
  context.emit({ type: "output", field: "outline", value: outline });
  return outline;
}

/** What another way changes is what was told of the layer; what goes on, goes on from the last one. */
function toldBefore({ way, outline }: GuidePlan, node: string, history: readonly Turn[]): string | null {
  if (outline === null) return null;
  const lessons = lessonsOf(history);
  const own = lessons.findLast(({ lesson }) => lesson.node === node);
  return ((way === "next" ? undefined : own) ?? lessons.at(-1))?.text ?? null;
}

function finished(plan: GuidePlan, outline: Outline, context: GuideContext, words: GuideWords): GuideDraft {
  const text = words.told.finished({ topic: outline.topic })[plan.language];
  return { ...saidByCode(text, context), outline: wentOn(outline) };
}
