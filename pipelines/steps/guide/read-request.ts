// The Guide's first step: what is asked of it, read by code from the words, the button behind them, and where the conversation is.
import { lessonWays } from "../../engine/guide/lesson.ts";
import type { LessonWay } from "../../engine/guide/lesson.ts";
import type { Depth, Outline } from "../../engine/guide/outline.ts";
import { textLanguage } from "../creator/text-language.ts";
import { languageOf } from "../language.ts";
import type { AnswerLanguage } from "../language.ts";
import { readRefinement } from "../refinement.ts";
import { aimOf } from "./aim.ts";
import type { GuideContext, GuideInput, GuidePlan } from "./guide.ts";
import { lastCard, lastOutline, lessonsOf } from "./path.ts";
import { readCardWish } from "./read-card-wish.ts";
import { comparedWith } from "./request-words.ts";
import { topicToLearn } from "./topic-words.ts";
import { wishOf } from "./wish.ts";
import type { Wish } from "./wish.ts";

const tasks: Readonly<Partial<Record<Wish, GuidePlan["task"]>>> = {
  skip: "skip",
  quiz: "quiz",
  check: "check",
  arrange: "arrange",
  task: "card",
  ask: "ask",
  calculate: "calculate",
};
/** Their question says what is wanted; that of a move may be a button's. */
const ownWords: ReadonlySet<Wish> = new Set<Wish>(["open", "ask", "task", "calculate"]);
const reading: ReadonlySet<GuidePlan["task"]> = new Set<GuidePlan["task"]>(["lesson", "ask"]);

export function readRequest(
  input: GuideInput,
  context: Pick<GuideContext, "documents" | "history" | "images">,
): { plan: GuidePlan } {
  const { question } = input;
  const { history } = context;
  const outline = lastOutline(history);
  const wish = wishOf(input, outline, context);
  const task = tasks[wish] ?? "lesson";
  const moved = ownWords.has(wish) ? null : outline;
  const spoken = moved ? spokenOn(moved, history) : question;
  const language = languageOf(spoken, languageBefore(context));
  const isChange = task === "ask" && readRefinement(question) !== null;
  return {
    plan: {
      task,
      way: wayOf(wish),
      question: wish === "open" ? (topicToLearn(question, language) ?? question) : question,
      language,
      answerLanguage: readRefinement(question)?.language ?? languageName(spoken, language, moved !== null),
      depth: moved ? depthOn(moved, input) : input.depth,
      outline: wish === "open" ? null : outline,
      other: wish === "compare" ? comparedWith(question) : null,
      cardKind: task === "card" ? (input.card?.kind ?? readCardWish(question, lastCard(history))) : null,
      reads: reading.has(task) && !isChange && input.sources === "documents" && isSearchable(question, context),
      ...aimOf(wish, input, outline, history),
    },
  };
}

const startsEnglish =
  /^\W*(?:please|can|could|how|what|when|where|which|who|why|explain|teach|tell|introduce|walk|guide|help|compare|describe|new topic)\b/iu;

/** A name in a question does not make its language: "How do Möbius strips work?", "Explain El Niño". */
function languageName(spoken: string, language: AnswerLanguage, isMove: boolean): string {
  if (language === "de") return "German";
  return !isMove && startsEnglish.test(spoken) ? "English" : textLanguage(spoken).name;
}

/** Titles alone may be names: the layer told last is in the path's language for sure. */
function spokenOn({ topic, layers }: Outline, history: GuideContext["history"]): string {
  return [topic, ...layers.map(({ title }) => title), lessonsOf(history).at(-1)?.text ?? ""].join("\n");
}

function wayOf(wish: Wish): LessonWay {
  return lessonWays.find((way) => way === wish) ?? "open";
}

/** The ladder is climbed by telling a layer again; a move that names no depth of its own stays where the path is. */
function depthOn(outline: Outline, { depth, action }: GuideInput): Depth {
  return action === "again" || depth !== "curious" ? depth : outline.depth;
}

/** Of words that are of no language: a name, "ok". */
function languageBefore({ history }: Pick<GuideContext, "history">): AnswerLanguage {
  return languageOf(history.findLast(({ role }) => role === "user")?.text ?? "");
}

/** Tables alone have no sentences to tell from; a long pasted text is what it is about itself, and leaves no room beside it. */
function isSearchable(question: string, { documents }: Pick<GuideContext, "documents">): boolean {
  return question.length <= searchedCharacters && documents.list().some(({ isData }) => !isData);
}

const searchedCharacters = 2000;
