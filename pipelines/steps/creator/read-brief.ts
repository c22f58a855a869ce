// Reads the brief: which task it is, in which language, for which platforms, and whether it changes what the Creator wrote last.
import type { Post } from "../../engine/posts/post.ts";
import { lastOwn } from "../last-own.ts";
import type { OwnAnswer } from "../last-own.ts";
import { readRefinement } from "../refinement.ts";
import {
  asksForIdeas,
  asksForMore,
  asksForPost,
  asksToImprove,
  countNamed,
  daysNamed,
  fieldNamed,
  ideaNamed,
  isAddition,
  isQuestion,
  moreNamed,
  pastedDraft,
  platformsNamed,
  withoutPlatforms,
} from "./brief-words.ts";
import type { Assignment, CreatorContext, CreatorInput, PostChange, Task, TextLanguage } from "./create.ts";
import { tone } from "./creator-schemas.ts";
import { groundingIn, ideasIn, postsIn } from "./past-outputs.ts";
import { seenBefore } from "./seen-before.ts";
import { languageNamed, languageOfCode, textLanguage } from "./text-language.ts";
import type { LanguageCode } from "./text-language.ts";
import { toldOnce } from "./told-once.ts";

const ideasByDefault = 10;
const ideasAtMost = 30;
/** Captions a post may have in all, when more are asked for again and again. */
export const captionsAtMost = 10;
/** Characters of the person's words that are carried on. */
const lineCharacters = 20_000;
/** Of an answer that the brief points at. */
const toldCharacters = 4000;
/** A new brief is seldom shorter, a wish about the last answer seldom longer. */
const wishCharacters = 300;

export async function readBrief(input: CreatorInput, context: CreatorContext): Promise<{ assignment: Assignment }> {
  const { brief } = input;
  const own = lastOwn(context.history, "creator");
  const before = postsIn(own?.outputs);
  const pasted = pastedDraft(brief);
  const given = input.draft?.trim() ?? "";
  const isFree = input.grounding === undefined && input.keep === undefined && input.task === "auto";
  const said =
    isFree && given === "" && pasted === null
      ? changeOf(brief, before, { isLast: own?.isLast ?? false, hasNewPictures: context.images.named })
      : null;
  const change = said && { ...said, posts: before };
  const task = change
    ? "post"
    : taskOf(input, {
        given,
        pasted: pasted !== null,
        hasPictures: context.images.list().length > 0,
        hasCaption: (own?.isLast ?? false) && (before[0]?.captions.length ?? 0) > 0,
      });
  const draft = task === "improve" ? draftOf({ input, given, pasted: pasted?.draft ?? null, before }) : null;
  const named = platformsNamed(change ? brief : (pasted?.wish ?? brief));
  const seen = seenBefore(context.history, context.images.list());
  return {
    assignment: {
      task,
      wish: pasted?.wish ?? brief,
      line: lineOf(input, change ? lastLine(own?.outputs) : pointedAt(input.brief, context, own)),
      language: languageFor(input, change, draft),
      told: toldIn(input, brief),
      platforms: platformsFor(input, named, change, brief),
      tone: toneFor(input, change, own?.input),
      length: input.length,
      emoji: input.emoji,
      count: countFor(input, task, change),
      change,
      draft,
      days: task === "ideas" ? daysNamed(brief) : null,
      seen,
    },
  };
}

function taskOf(
  { task, brief, keep, grounding }: CreatorInput,
  {
    given,
    pasted,
    hasPictures,
    hasCaption,
  }: { readonly given: string; readonly pasted: boolean; readonly hasPictures: boolean; readonly hasCaption: boolean },
): Task {
  if (task !== "auto") return task;
  if (keep !== undefined || grounding !== undefined) return "post";
  if (given !== "" || pasted) return "improve";
  if (asksForPost(brief)) return "post";
  if (asksForIdeas(brief)) return "ideas";
  if (asksToImprove(brief) && (brief.length > wishCharacters || hasCaption)) return "improve";
  return isQuestion(brief) && (hasPictures || brief.length < wishCharacters) ? "ask" : "post";
}

/** What of the last posts is to change; null where the brief is a new one. */
function changeOf(
  brief: string,
  before: readonly Post[],
  { isLast, hasNewPictures }: { readonly isLast: boolean; readonly hasNewPictures: boolean },
): Omit<PostChange, "posts"> | null {
  if (before.length === 0 || hasNewPictures) return null;
  if (asksForMore(brief)) return { kind: "more" };
  const read = readRefinement(brief);
  const captions = before[0]?.captions.length ?? 0;
  if (read?.variant !== undefined) {
    const pick = read.variant < 0 ? captions - 1 : read.variant - 1;
    return pick < captions ? { kind: "pick", pick } : { kind: "rewrite" };
  }
  if (isMoveOnly(brief)) return { kind: "platforms" };
  const field = fieldNamed(brief);
  if (field) return { kind: "rewrite", field };
  if (read) return { kind: "rewrite" };
  // Other words are a wish about the last answer only where nothing was said since, and nothing of its own is asked for.
  const isNew = asksForPost(brief) || asksForIdeas(brief) || isQuestion(brief) || brief.length > wishCharacters;
  return isLast && !isNew && isWish.test(brief.trim()) ? { kind: "rewrite" } : null;
}

/** How a wish about a text begins. */
const isWish =
  /^(?:(?:please|bitte|and|und|now|jetzt|but|aber|ok(?:ay)?|no|nein|hmm?)[,\s]+)*(?:make|mach|turn|change|änder|add|füg|erwähn|mention|include|remove|entfern|drop|lass|leave|use|nimm|verwend|without|ohne|with|mit|more|mehr|less|weniger|fewer|a bit|etwas|too|zu|shorter|kürzer|longer|länger|funnier|witziger|lustiger|warmer|wärmer|bolder|mutiger|simpler|einfacher|translate|übersetz|in |auf |als |as |say |sag|say|schreib es|write it|keep|behalt|start|begin|end|don't|do not|nicht|not |swap|replace|ersetz|again|nochmal|noch einmal|another|neu)/i;

/** “Now for LinkedIn”, “und auf Mastodon”: only where the post goes. */
function isMoveOnly(brief: string): boolean {
  if (platformsNamed(brief).length === 0) return false;
  const rest = withoutPlatforms(brief).replace(
    /\b(?:x|please|bitte|now|jetzt|and|und|also|too|auch|noch|add|for|für|on|auf|to|zu|it|es|the same|das gleiche|dasselbe|this|das|a|an|eine?|version|variant|variante|post|beitrag|make|mach|only|just|nur)\b/gi,
    "",
  );
  return !/[\p{L}\p{N}]/u.test(rest);
}

function draftOf(parts: {
  readonly input: CreatorInput;
  readonly given: string;
  readonly pasted: string | null;
  readonly before: readonly Post[];
}): string | null {
  const { input, given, pasted, before } = parts;
  if (given !== "") return given;
  if (pasted !== null) return pasted;
  // “Improve it”: the caption that was written last.
  if (input.brief.length <= wishCharacters && asksToImprove(input.brief)) return before[0]?.captions[0]?.text ?? null;
  return input.brief;
}

function lastLine(outputs: Readonly<Record<string, unknown>> | undefined): string {
  return groundingIn(outputs)?.line ?? "";
}

/** The person's words of this question, after those that it builds on. */
function lineOf({ brief, grounding, goal, audience, draft }: CreatorInput, earlier: string): string {
  const before = grounding?.line ?? earlier;
  const parts = before.includes(brief) ? [before] : [before, brief];
  for (const each of [goal, audience, draft]) if (each && !parts.some((part) => part.includes(each))) parts.push(each);
  return parts.filter(Boolean).join("\n").slice(0, lineCharacters);
}

/** “A post about this”: what was said last; “the second idea”: that idea. Nothing where the brief stands alone. */
function pointedAt(
  brief: string,
  { history, images }: Pick<CreatorContext, "history" | "images">,
  own: OwnAnswer | null,
): string {
  const ideas = ideasIn(own?.outputs);
  const place = ideaNamed(brief);
  const idea = own?.isLast && place !== null ? ideas.at(place < 0 ? place : place - 1) : undefined;
  if (idea) return `${idea.title}. ${idea.hook}`;
  const last = history.at(-1);
  if (last?.role !== "assistant" || !pointing.test(brief) || brief.length > wishCharacters) return "";
  // “This picture” is the one that came with the words.
  if (images.named && !pointing.test(brief.replace(toPicture, ""))) return "";
  return toldOnce(last.told).slice(0, toldCharacters);
}

const toPicture =
  /\b(?:this|that|these|the|dies(?:e[smnr]?)?|das|dem) (?:picture|photo|image|shot|screenshot|bild|foto|aufnahme)(?:s|er|n|en)?\b/gi;
const pointing = /\b(?:this|that|these|it|above|das|dies(?:e[smnr]?)?|davon|daraus|darüber|hiervon|daran|es)\b/i;

function languageFor(input: CreatorInput, change: PostChange | null, draft: string | null): TextLanguage {
  const { language, brief, grounding } = input;
  const asked = readRefinement(brief)?.language ?? inLanguage.exec(brief)?.groups?.["name"];
  const named = asked === undefined ? null : languageNamed(asked);
  if (named) return named;
  if (language !== "auto") return languageOfCode(language as LanguageCode);
  if (draft !== null) return textLanguage(draft);
  // A wish is short and often in another language than the post it changes.
  return textLanguage(change ? (change.posts[0]?.captions[0]?.text ?? "") : `${brief} ${grounding?.line ?? ""}`);
}

const inLanguage = /\b(?:in|into|auf|ins)\s+(?<name>\p{L}+)\s*[.!]?$/iu;

function toldIn({ language }: CreatorInput, brief: string): Assignment["told"] {
  if (language === "de") return "de";
  return textLanguage(brief).code === "de" ? "de" : "en";
}

function platformsFor(
  { platforms, task }: CreatorInput,
  named: Assignment["platforms"],
  change: PostChange | null,
  brief: string,
): Assignment["platforms"] {
  if (named.length === 0 || task === "ideas") return platforms;
  return change && isAddition(brief) ? [...new Set([...platforms, ...named])] : named;
}

function toneFor(
  input: CreatorInput,
  change: object | null,
  before: Readonly<Record<string, unknown>> | undefined,
): Assignment["tone"] {
  const wanted = readRefinement(input.brief)?.tone;
  if (change && wanted === "more formal") return "professional";
  if (change && wanted === "less formal") return "friendly";
  const witty = change && /\b(?:funn(?:y|ier)|wittier|lustig(?:er)?|witzig(?:er)?)\b/i.test(input.brief);
  if (witty) return "witty";
  return change ? (tone.safeParse(before?.["tone"]).data ?? input.tone) : input.tone;
}

function countFor({ brief, variants }: CreatorInput, task: Task, change: PostChange | null): number {
  if (task === "ideas") return Math.min(Math.max(countNamed(brief) ?? ideasByDefault, 1), ideasAtMost);
  if (change?.kind === "more") return moreNamed(brief);
  const named = countNamed(brief);
  return named !== null && /caption|variant|version|option|fassung|bildunterschrift|vorschl/i.test(brief)
    ? Math.min(Math.max(named, 1), 5)
    : variants;
}
