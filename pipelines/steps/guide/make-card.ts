// An everyday task as a card: by a model where something is to be thought of, by code where something is to be worked out or moved.
import { z } from "zod";
import type { Turn } from "../../engine/conversations.ts";
import type { CardKind, Recipe, TaskCard } from "../../engine/guide/card.ts";
import { amountText } from "../../engine/guide/card-amounts.ts";
import { stepsHoldAmounts } from "../../engine/guide/card-ingredients.ts";
import { readCard } from "../../engine/guide/card-read.ts";
import { cardText } from "../../engine/guide/card-text.ts";
import { scaleRecipe } from "../../engine/guide/scale-recipe.ts";
import type { ChatTurn } from "../../engine/step-context.ts";
import { looseJson } from "../creator/loose-json.ts";
import type { AnswerLanguage } from "../language.ts";
import { cardFromLines } from "./card-lines.ts";
import { changedByLines, changesOf } from "./card-changes.ts";
import { asCard, readRecipe } from "./card-recipe.ts";
import { readServings } from "./card-servings.ts";
import type { CardWords } from "./card-words.ts";
import type { GuideContext, GuideDraft, GuidePlan } from "./guide.ts";
import { lastCard } from "./path.ts";
import { isChange, readCardWish } from "./read-card-wish.ts";

const tokens = { small: 450, large: 1600 } as const;
/** Of the context, at most. */
const answerShare = 0.4;
const temperature = 0.4;
/** Characters of what was said last that are told with a wish. */
const saidCharacters = { small: 600, large: 4000 } as const;
const pointing =
  /\b(?:it|this|that|these|those|them|above|before|earlier|the (?:trip|list|plan|recipe)|davon|daraus|dazu|dafür|das|dies\p{L}*|oben|es|vorhin|gerade)\b/iu;
/** The card is shown while it is written, at most once every so many characters. */
const shownEvery = 80;
const titleCharacters = 80;
/** Of prose that no card could be read out of. */
const proseCharacters = 4000;

const text = z.string();
const schemas: Readonly<Record<CardKind, z.ZodType>> = {
  checklist: z.object({
    title: text,
    items: z.array(z.object({ text, group: text, done: z.boolean() })).max(60),
  }),
  plan: z.object({ title: text, steps: z.array(z.object({ when: text, what: text, note: text })).max(60) }),
  comparison: z.object({ title: text, columns: z.array(text).max(8), rows: z.array(z.array(text).max(8)).max(30) }),
  recipe: z.object({
    title: text,
    servings: z.number(),
    ingredients: z.array(text).max(50),
    steps: z.array(text).max(30),
  }),
  message: z.object({ title: text, to: text, subject: text, text }),
};

type Plan = Pick<GuidePlan, "question" | "language" | "answerLanguage" | "cardKind">;
type Context = Pick<GuideContext, "chat" | "emit" | "history" | "model">;

interface Making {
  readonly kind: CardKind;
  readonly plan: Plan;
  readonly before: TaskCard | null;
  readonly words: CardWords;
}

/** `before`: the card as the person made it, to be changed by their words; without one, short words may be about the branch's last card. */
export async function makeCard(
  plan: Plan,
  before: TaskCard | null,
  context: Context,
  words: CardWords,
): Promise<GuideDraft> {
  const last = before ?? lastCard(context.history);
  const about = last !== null && (before !== null || isChange(plan.question, last)) ? last : null;
  const wished = readCardWish(plan.question);
  const kind = plan.cardKind ?? wished ?? about?.kind ?? "checklist";
  const making = { kind, plan, before: about?.kind === kind ? about : null, words };
  const draft = byCode(making, context) ?? (await byModel(making, context));
  context.emit({ type: "text-delta", field: "answer", text: draft.answer });
  if (draft.card) context.emit({ type: "output", field: "card", value: draft.card });
  return draft;
}

function byCode({ kind, plan, before, words }: Making, { model }: Context): GuideDraft | null {
  const { told } = words;
  const say = (line: Readonly<Record<AnswerLanguage, string>>, card: TaskCard | null) =>
    drafted(line[plan.language], card);
  const pasted = kind === "recipe" ? readRecipe(plan.question) : null;
  const { has, wanted, factor } = readServings(plan.question);
  if (pasted || before?.kind === "recipe") {
    const known = pasted ? has : (has ?? (before as Recipe).servings);
    const recipe = pasted ? asCard(pasted, known ?? 1) : { ...(before as Recipe), servings: known ?? 1 };
    const servings = wanted ?? (factor === null ? null : recipe.servings * factor);
    if (known === null && pasted) return say(servings === null ? told.read : told.howMany, recipe);
    if (servings !== null) {
      const scaled = scaleRecipe(recipe, servings);
      return say(scaledLine(recipe, scaled.servings, plan.language, told), scaled);
    }
    if (pasted) return say(told.read, recipe);
  }
  if (before === null || model.info.tier === "large") return null;
  const change = changesOf(plan.question);
  const changed = change && changedByLines(before, change);
  if (changed) return say(told.changed, changed);
  // A letter is one text: a small model can write it anew.
  return before.kind === "message" ? null : say(told.notChanged, before);
}

function scaledLine(recipe: Recipe, servings: number, language: AnswerLanguage, told: CardWords["told"]) {
  const number = (value: number) => amountText(value, null, language);
  const steps = stepsHoldAmounts(recipe.steps);
  return told.scaled({ servings: number(servings), from: number(recipe.servings), steps });
}

async function byModel(making: Making, context: Context): Promise<GuideDraft> {
  const { kind, plan, before, words } = making;
  const { tier, capabilities } = context.model.info;
  const small = tier === "small";
  const language = plan.answerLanguage ?? (plan.language === "de" ? "German" : "English");
  const turns = words.card({
    kind,
    wish: plan.question,
    before: before && (small ? cardText(before, plan.language) : JSON.stringify(before)),
    said: before || !pointing.test(plan.question) ? null : saidLast(context.history, saidCharacters[tier]),
    language,
    small,
  });
  const ask = (more: readonly ChatTurn[]) => {
    let whole = "";
    let shown = 0;
    return context.chat({
      turns: [...turns, ...more],
      maxTokens: Math.min(tokens[tier], Math.floor(capabilities.context * answerShare)),
      temperature,
      ...(small ? {} : { schema: z.toJSONSchema(schemas[kind]) }),
      onText(piece) {
        whole += piece;
        if (whole.length - shown < shownEvery || kind === "recipe") return;
        shown = whole.length;
        // Its last line may be half of one.
        const card = cardIn(small ? whole.slice(0, whole.lastIndexOf("\n") + 1) : whole, making);
        if (card) context.emit({ type: "output", field: "card", value: card });
      },
    });
  };
  const first = await ask([]);
  const said = cardIn(first, making)
    ? first
    : await ask([
        { role: "assistant", text: first.slice(0, proseCharacters) },
        { role: "user", text: words.again({ kind, small }) },
      ]);
  const card = cardIn(said, making);
  // The line is code's, what it stands for is not: the card is what the model knows.
  if (card)
    return {
      ...drafted((before ? words.told.changed : words.told.intro[kind])[plan.language], asWished(card, plan)),
      isKnowledge: true,
    };
  const prose = [said, first].map(proseOf).find(Boolean) ?? "";
  return {
    ...drafted([words.told.notMade[plan.language], prose || "…"].join("\n\n"), null),
    isKnowledge: prose !== "",
  };
}

/** From JSON, whole or cut, else from lines. */
function cardIn(said: string, { kind, plan, before }: Making): TaskCard | null {
  const json = looseJson(said)?.value;
  const title = before?.title ?? titleOf(plan.question);
  if (typeof json === "object" && json !== null) {
    const card = readCard({ title, ...json, kind });
    if (card) return card;
  }
  return /^\s*[[{]/.test(said) ? null : cardFromLines({ kind, text: said, title });
}

/** For as many as were asked for, whatever the model thought. */
function asWished(card: TaskCard, { question }: Plan): TaskCard {
  if (card.kind !== "recipe") return card;
  const { has, wanted } = readServings(question);
  return scaleRecipe(card, wanted ?? has ?? card.servings);
}

function drafted(answer: string, card: TaskCard | null): GuideDraft {
  return { answer, claims: [], calculations: [], unsure: [], isKnowledge: false, ...(card && { card }) };
}

function saidLast(history: readonly Turn[], most: number): string | null {
  const text = history.findLast(({ role }) => role === "assistant")?.text.trim() ?? "";
  return text === "" ? null : text.slice(0, most);
}

const proseOf = (said: string) => (/^\s*[[{]/.test(said) ? "" : said.trim().slice(0, proseCharacters));

function titleOf(wish: string): string {
  const line = (wish.split(/[\n.!?]/).find((each) => each.trim() !== "") ?? "")
    .trim()
    .replace(
      /^(?:please|bitte|can you|could you|kannst du|make me|make|create|write(?: me)?|give me|i need|erstelle?(?: mir)?|mache?(?: mir)?|schreibe?(?: mir)?|gib mir|ich brauche)\s+(?:an?\s+|eine?n?\s+)?/i,
      "",
    );
  return (line.slice(0, 1).toUpperCase() + line.slice(1)).slice(0, titleCharacters);
}
