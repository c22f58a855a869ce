// Answers a question that is no step on the path: in one streamed call, from documents where they carry it, and back to the path.
import { cutNote } from "../../engine/engine-notes.ts";
import { placeOf } from "../../engine/guide/outline.ts";
import { openFence, paragraphsOf } from "../../engine/guide/lesson.ts";
import { buildContext } from "../build-context.ts";
import type { Found } from "../find-passages.ts";
import { lastOwn } from "../last-own.ts";
import { offered } from "../offered-sources.ts";
import { readRefinement } from "../refinement.ts";
import { withoutTokens } from "./clean-prose.ts";
import type { GuideContext, GuideDraft, GuidePlan } from "./guide.ts";
import type { GuideWords } from "./guide-words.ts";
import { nothingWritten, ownClaims, textOf } from "./layer-text.ts";
import type { LayerText } from "./layer-text.ts";
import { paragraphsText } from "./paragraphs.ts";
import { plainStream } from "./plain-stream.ts";
import { quotedFirst } from "./write-layer.ts";
import { writeParts } from "./write-parts.ts";

export const answerTokens = { small: 512, large: 1200 };
/** Characters a token, at least, of a last answer that is told once more beside the question; and its share of the context. */
const lastAnswer = { charactersPerToken: 2, share: 0.3 };

interface Answering {
  readonly plan: GuidePlan;
  readonly found: Found;
}

export async function answerBetween(given: Answering, context: GuideContext, words: GuideWords): Promise<GuideDraft> {
  const { plan, found } = given;
  const { tier } = context.model.info;
  const text =
    tier === "large" && found.passages.length > 0
      ? await answerFromSources(given, context, words)
      : await answerPlainly(given, context, words);
  return ledBack(plan, { ...text, calculations: [], isKnowledge: true }, context, words);
}

async function answerFromSources({ plan, found }: Answering, context: GuideContext, words: GuideWords) {
  const maxTokens = answerTokens.large;
  const sources = await offered(found.passages, context.model, { answerTokens: maxTokens });
  const language = plan.answerLanguage ?? "English";
  const question = words.answerFrom({ question: plan.question, sources, language });
  const { turns } = await promptOf(plan, question, context, words);
  const passages = found.passages.slice(0, sources.length);
  return writeParts({ turns, passages, language: plan.language, label: "", isAnswer: true, maxTokens }, context);
}

/** In the small tier what the documents say stands first, word for word. */
async function answerPlainly(given: Answering, context: GuideContext, words: GuideWords): Promise<LayerText> {
  const { plan } = given;
  const quoted = await quotedFirst(given, context);
  const { turns } = await promptOf(plan, asked(plan.question, context, words), context, words);
  if (quoted.length > 0) context.emit({ type: "text-delta", field: "answer", text: "\n\n" });
  const shown = plainStream((text) => context.emit({ type: "text-delta", field: "answer", text }), plan.language);
  const maxTokens = answerTokens[context.model.info.tier];
  const onCut = (tokens: number) => context.emit(cutNote(tokens));
  const said = await context.chat({ turns, onText: shown.take, onCut, maxTokens });
  shown.end();
  const own = withoutTokens(said);
  if (quoted.length > 0) return textOf([...quoted, ...ownClaims(own)], plan.language);
  if (own.trim() === "") throw nothingWritten();
  return { answer: own, claims: [], unsure: [], words: [] };
}

/** Of the conversation, what is remembered of it, and the pictures beside the question. */
function promptOf(plan: GuidePlan, question: string, context: GuideContext, words: GuideWords) {
  const { tier, capabilities } = context.model.info;
  const hasPictures = context.images.list().length > 0;
  return buildContext(
    {
      system: words.system({
        depth: plan.depth,
        small: tier === "small",
        pictures: hasPictures ? (capabilities.vision ? "seen" : "told") : null,
      }),
      question,
      answerTokens: answerTokens[tier],
      query: plan.question,
      words: words.context,
    },
    context,
  );
}

/** "Shorter" is told with what is to be shorter: the Guide's own last answer, where another persona spoke since. */
function asked(question: string, { history, model }: GuideContext, words: Pick<GuideWords, "refined">): string {
  const last = readRefinement(question) && lastOwn(history, "guide");
  if (!last) return question;
  const most = model.info.capabilities.context * lastAnswer.share * lastAnswer.charactersPerToken;
  return words.refined({ wish: question, last: last.isLast || last.text.length > most ? null : last.text });
}

/** The last paragraph, where a path waits: code's own words. */
export function ledBack(
  plan: GuidePlan,
  draft: GuideDraft,
  context: Pick<GuideContext, "emit">,
  words: GuideWords,
): GuideDraft {
  const place = plan.outline ? placeOf(plan.outline) : -1;
  const layer = plan.outline?.layers[place];
  if (!layer) return draft;
  const line = words.told.backTo({ number: place + 1, title: layer.title })[plan.language];
  const end = fenceEnd(draft);
  context.emit({ type: "text-delta", field: "answer", text: `${end}\n\n${line}` });
  const claims =
    draft.claims.length === 0 ? [] : [...draft.claims, { kind: "sentence" as const, text: line, quotes: [] }];
  const answer =
    claims.length === 0 ? `${draft.answer.trimEnd()}${end}\n\n${line}` : paragraphsText(claims, plan.language);
  return { ...draft, answer, claims, told: [paragraphsOf(answer).length - 1] };
}

/** What closes the block that a model's own words broke off in. */
function fenceEnd({ claims, answer }: GuideDraft): string {
  const open = claims.length > 0 ? null : openFence(answer);
  return open === null ? "" : `\n${open}`;
}
