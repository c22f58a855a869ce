// What is wished: the button's action, or for typed words what they mean where the conversation is.
import { placeOf } from "../../engine/guide/outline.ts";
import type { Outline } from "../../engine/guide/outline.ts";
import { lastOwn } from "../last-own.ts";
import { asksForCalculation } from "./calculate.ts";
import type { GuideAction, GuideContext, GuideInput } from "./guide.ts";
import { lastCard } from "./path.ts";
import { isChange, readCardWish } from "./read-card-wish.ts";
import { readAction } from "./request-words.ts";
import { topicToLearn } from "./topic-words.ts";

export type Wish = Exclude<GuideAction, "auto"> | "calculate";

export function wishOf(
  { action, question }: Pick<GuideInput, "action" | "question">,
  outline: Outline | null,
  { history, images }: Pick<GuideContext, "history" | "images">,
): Wish {
  if (action !== "auto") return action;
  const own = lastOwn(history, "guide");
  const card = own?.isLast === true && own.outputs["card"] !== undefined ? lastCard(history) : null;
  if (card && isChange(question, card)) return "task";
  const said = outline && readAction(question);
  if (said && (onPath.has(said.action) || isOfPath(own?.outputs ?? {}))) return said.action;
  // A picture beside the question is what it is about.
  if (images.named && images.list().length > 0) return "ask";
  if (asksForCalculation(question)) return "calculate";
  if (readCardWish(question) !== null) return "task";
  const isOpen = outline !== null && placeOf(outline) >= 0;
  const topic = topicToLearn(question, history.at(-1)?.text);
  if (topic === null) return "ask";
  return isOpen && !startsTopic.test(question) ? "ask" : "open";
}

/** These move on the path whatever was answered last; the others change what was told. */
const onPath: ReadonlySet<Wish> = new Set<Wish>(["next", "skip", "quiz"]);
const startsTopic = /^\s*(?:a )?(?:new topic|neues thema)\s*:/i;

/** "Deeper" after an answer in between is about that answer. */
function isOfPath(outputs: Readonly<Record<string, unknown>>): boolean {
  return ["layer", "outline", "quiz"].some((name) => outputs[name] !== undefined);
}
