// What a model cannot be trusted with, told by rules before it answers: today's facts for every model, more for a small one.
import type { ModelInfo } from "../../engine/ports.ts";
import type { GuidePlan } from "./guide.ts";

const today =
  /\b(?:today|tonight|tomorrow|right now|at the moment|currently|nowadays|latest|newest|recently|recent (?:news|developments|research|events)|this (?:week|month|year)|(?:the )?current (?:president|chancellor|government|prime minister|ceo|champion|record|price|version|law|news|situation)|news (?:on|about|of|from)|weather (?:in|today|tomorrow|forecast)|stock price|share price|exchange rate|how much (?:does|do) .{1,60} cost|who is the (?:president|chancellor|prime minister|ceo)|heute|morgen früh|gerade eben|aktuell\w*|derzeit\w*|neueste[nrs]?|neulich|diese[nrs]? (?:woche|monat|jahr)|nachrichten (?:von|über|zu|aus)|wetter (?:in|heute|morgen)|aktienkurs|wechselkurs|was kosten?|wer ist (?:der|die) (?:kanzler(?:in)?|präsident(?:in)?))\b/iu;
const advice =
  /\b(?:dosage|dose|diagnos\w+|symptoms?|medication|side effects?|should i (?:take|invest|sue|sign|buy)|lawsuit|legal(?:ly)?|my (?:rights|contract|lease|taxes)|tax return|invest(?:ing|ment)s?|mortgage|dosierung|diagnose|symptome?|medikamente?|nebenwirkung(?:en)?|soll(?:te)? ich (?:\S+ ){0,4}(?:nehmen|klagen|unterschreiben|kaufen|anlegen|investieren)|rechtlich|klage|mein(?:e|en|em)? (?:rechte?|mietvertrag|arbeitsvertrag|vertrag|steuern?)|steuererklärung|geldanlage|hypothek|kredit)\b/iu;
const mathematics =
  /\b(?:integrals?(?! part)|differential equations?|eigenvalues?|eigenvectors?|topolog(?:y|ical)|manifolds?|group theory|galois|fourier|laplace|stochastic|lebesgue|tensors?|prove that|proof of|riemann|hilbert|category theory|integrale?(?! part)|differentialgleichung(?:en)?|eigenwerte?|eigenvektor(?:en)?|topologie|mannigfaltigkeit(?:en)?|gruppentheorie|beweise?,? dass|beweis (?:von|des|der)|stochastisch\w*|tensor(?:en)?)\b/iu;
const years = /\b20[23]\d\b/g;
/** Gemma 3 learnt from texts up to August 2024 (its model card); what is said of the years from then on is guessed. */
const unknownFrom = 2024;

type Beyond = "beyond-today" | "beyond-expert" | "beyond-advice" | "beyond-mathematics";

/** Keys of the notes, at most one of each; none for what code or documents carry. */
export function beyond(
  { question, depth, task, way }: Pick<GuidePlan, "question" | "depth" | "task" | "way">,
  { tier }: Pick<ModelInfo, "tier">,
  hasPassages: boolean,
): readonly Beyond[] {
  if (hasPassages || (task !== "lesson" && task !== "ask")) return [];
  const isNew = [...question.matchAll(years)].some(({ 0: year }) => Number(year) >= unknownFrom);
  const isToday = today.test(question) || isNew;
  const found: Beyond[] = isToday ? ["beyond-today"] : [];
  if (tier === "large") return found;
  if (advice.test(question)) found.push("beyond-advice");
  if (mathematics.test(question)) found.push("beyond-mathematics");
  // On a path it is said once, where it opens or the depth changes.
  if (depth === "expert" && (task === "ask" || way === "open" || way === "again")) found.push("beyond-expert");
  return found;
}
