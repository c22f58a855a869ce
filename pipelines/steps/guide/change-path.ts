// Changes of the path that need no model: a layer skipped, the layers arranged, and what cannot be done said plainly.
import type { GuideContext, GuideDraft, GuideInput, GuidePlan } from "./guide.ts";
import type { GuideWords } from "./guide-words.ts";
import { arranged, hereOn, layerOf, skipped } from "./moves.ts";
import { freeLayerNumber } from "./path.ts";

type Telling = Pick<GuideContext, "emit">;
type Told = Pick<GuideWords, "told">;

/** A draft of words that are code's: nothing in it is anybody's knowledge. */
export function saidByCode(answer: string, { emit }: Telling): GuideDraft {
  emit({ type: "text-delta", field: "answer", text: answer });
  return { answer, claims: [], calculations: [], unsure: [], isKnowledge: false };
}

export function skipLayer({ outline, node, language }: GuidePlan, context: Telling, { told }: Told): GuideDraft {
  const layer = outline && node !== null ? layerOf(outline, node) : undefined;
  if (!outline || !layer) return saidByCode(told.noLayer[language], context);
  const after = skipped(outline, layer.id);
  const next = hereOn(after)?.title ?? null;
  return { ...saidByCode(told.skipped({ title: layer.title, next })[language], context), outline: after };
}

/** Without layers to arrange the path stays as it is. */
export function arrangeLayers(
  { outline, language }: GuidePlan,
  layers: GuideInput["layers"],
  context: Telling & Pick<GuideContext, "history">,
  { told }: Told,
): GuideDraft {
  if (!outline) return saidByCode(told.noPath[language], context);
  const after = layers ? arranged(outline, layers, freeLayerNumber(context.history)) : outline;
  return { ...saidByCode(told.arranged({ count: after.layers.length })[language], context), outline: after };
}

/** Nothing changes: the answer says why, and what to do. */
export function refuse({ refused, language }: GuidePlan, context: Telling, { told }: Told): GuideDraft {
  return saidByCode((refused === "no-layer" ? told.noLayer : told.noPath)[language], context);
}
