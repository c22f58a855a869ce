// Makes a quiz about what was told: by the model in the large tier, checked by code; by code alone in the small one.
import { FacetError, isAbort } from "../../engine/errors.ts";
import type { Outline } from "../../engine/guide/outline.ts";
import { placeOf } from "../../engine/guide/outline.ts";
import type { QuizItem } from "../../engine/guide/quiz.ts";
import { saidByCode } from "./change-path.ts";
import type { GuideContext, GuideDraft, GuidePlan } from "./guide.ts";
import { knownWords, lessonsOf } from "./path.ts";
import { itemsByCode, toldLayers } from "./quiz-by-code.ts";
import type { CodeQuiz, ToldLayer } from "./quiz-by-code.ts";
import { itemOf, quizDraft } from "./quiz-items.ts";
import type { QuizWords } from "./quiz-words.ts";

/** Questions about one layer, and about several; fewer than the least are filled up by code. */
const questions = { ofOne: 3, ofMany: 5, least: 2 };
/** Share of the model's context that the told texts may take, and characters of a token. */
const room = { share: 0.4, charactersPerToken: 3 };
const maxTokens = 1600;

/** “Quiz me on everything”: the whole path instead of the layer the reader is at. */
const onAll =
  /\b(?:everything|all (?:of it|layers|so far)|whole (?:topic|path)|alles|allem|gesamte[nrs]?|ganze[nrs]?|alle ebenen)\b/i;

export async function makeQuiz(plan: GuidePlan, context: GuideContext, words: QuizWords): Promise<GuideDraft> {
  const { outline, language } = plan;
  const told = outline ? toldLayers(lessonsOf(context.history), outline) : [];
  const layers = outline ? askedLayers(told, outline, plan) : [];
  if (!outline || layers.length === 0) return saidByCode(words.told.nothingToAsk[language], context);
  const known = knownWords(context.history);
  const quiz: CodeQuiz = { layers, known, outline, language, seed: context.runId.slice(-40), words };
  const count = layers.length === 1 ? questions.ofOne : questions.ofMany;
  const written = context.model.info.tier === "large" ? await itemsByModel(quiz, count, plan, context) : [];
  const items = written.length < questions.least ? [...written, ...byCode(quiz, count, written)] : written;
  if (items.length === 0) return saidByCode(words.told.tooLittle[language], context);
  const title = layers.length === 1 ? (layers[0]?.title ?? "") : outline.topic;
  const draft = saidByCode(words.told.intro({ count: items.length, title })[language], context);
  return { ...draft, quiz: { items, results: [], back: null } };
}

/** The layer that was named, or where the reader is; all that were told where the words say so, or where that one was not told yet. */
function askedLayers(
  told: readonly ToldLayer[],
  outline: Outline,
  { node, question }: GuidePlan,
): readonly ToldLayer[] {
  const here = node ?? outline.layers[placeOf(outline)]?.id;
  const one = onAll.test(question) ? undefined : told.find((layer) => layer.node === here);
  return one ? [one] : told;
}

/** What the model wrote stays; code fills up, with no question twice. */
function byCode(quiz: CodeQuiz, count: number, written: readonly QuizItem[]): readonly QuizItem[] {
  const asked = new Set(written.map(({ question }) => question.toLowerCase()));
  return itemsByCode(quiz, count - written.length, written.length + 1).filter(
    ({ question }) => !asked.has(question.toLowerCase()),
  );
}

/** None where the model cannot write them or cannot be reached: code can. */
async function itemsByModel(
  quiz: CodeQuiz,
  count: number,
  { depth }: GuidePlan,
  context: GuideContext,
): Promise<readonly QuizItem[]> {
  const { layers, outline, words, language, seed } = quiz;
  const most = (context.model.info.capabilities.context * room.share * room.charactersPerToken) / layers.length;
  const turns = words.make({
    topic: outline.topic,
    layers: layers.map(({ node, title, texts }) => ({ id: node, title, text: lastOf(texts, most) })),
    words: layers.flatMap((layer) => layer.words),
    depth,
    count,
  });
  try {
    const { items } = await context.ask({ turns, schema: quizDraft, maxTokens, temperature: 0.3 });
    const made = items.flatMap((each, at): QuizItem[] => {
      const layer = each && (layers.find(({ node, title }) => [node, title].includes(each.layer)) ?? layers[0]);
      if (!layer) return [];
      const why = words.told.fromLayer({ title: layer.title })[language];
      const item = itemOf(each, { id: `${seed}-m${at + 1}`, node: layer.node, why });
      return item ? [item] : [];
    });
    return [...new Map(made.map((item) => [item.question.toLowerCase(), item])).values()].slice(0, count);
  } catch (thrown) {
    context.signal.throwIfAborted();
    if (isAbort(thrown) || !(thrown instanceof FacetError)) throw thrown;
    return [];
  }
}

/** The last tellings that fit, the first of them cut where even the last does not. */
function lastOf(texts: readonly string[], most: number): string {
  let kept = "";
  for (const text of texts.toReversed()) {
    if (kept !== "" && kept.length + text.length > most) break;
    kept = kept === "" ? text.slice(0, Math.floor(most)).toWellFormed() : `${text}\n\n${kept}`;
  }
  return kept;
}
