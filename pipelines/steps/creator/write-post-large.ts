// A post by a large model: one answer held to a schema, shown field by field as it comes, repaired by code, asked once more where nothing came.
import { z } from "zod";
import { FacetError } from "../../engine/errors.ts";
import { platforms } from "../../engine/posts/platforms.ts";
import type { PlatformId } from "../../engine/posts/platforms.ts";
import type { ChatTurn } from "../../engine/step-context.ts";
import { assemblePost, splitCaption, tokensFor } from "./assemble-post.ts";
import type { Assembly } from "./assemble-post.ts";
import type { CreatorContext, Mending, PostDraft, WrittenPost } from "./create.ts";
import { looseJson } from "./loose-json.ts";
import { cleanText, readDraft } from "./read-draft.ts";
import type { Wanted } from "./wanted-fields.ts";

const temperature = 0.8;
/** Tokens of the context the answer may take, at most. */
const answerShare = 0.5;

export interface Writing extends Assembly {
  readonly turns: readonly ChatTurn[];
  /** What a person is told in the second try. */
  readonly again: (problem: string) => string;
  readonly show: (post: WrittenPost) => void;
}

export async function writePostLarge(
  writing: Writing,
  context: CreatorContext,
): Promise<{ post: WrittenPost; mending: Mending }> {
  const { wanted, turns, imageIds, assignment } = writing;
  const schema = z.toJSONSchema(schemaOf(wanted, imageIds.length));
  const maxTokens = Math.min(
    tokensFor(wanted, assignment, imageIds.length),
    Math.floor(context.model.info.capabilities.context * answerShare),
  );
  const ask = (more: readonly ChatTurn[]) =>
    listened({ turns: [...turns, ...more], schema, maxTokens, temperature }, shower(writing), context);
  const first = await ask([]);
  const { draft: said, isClean } = readAnswer(first, imageIds.length);
  const draft = withoutEmpty(said, writing);
  if (isEnough(draft, wanted))
    return { post: assemblePost(draft, writing, true), mending: isClean ? "none" : "repaired" };
  const second = await ask([
    { role: "assistant", text: first.trim().slice(0, 4000) },
    { role: "user", text: writing.again(problemOf(first, draft, wanted)) },
  ]);
  const both = merged(draft, withoutEmpty(readAnswer(second, imageIds.length).draft, writing));
  if (isEnough(both, wanted)) return { post: assemblePost(both, writing, true), mending: "asked-again" };
  const prose = [first, second].map(proseOf).find((text) => text !== null && bodyOf(text, writing) !== "") ?? null;
  if (wanted.captions > 0 && prose === null) throw nothingUsable();
  const whole = wanted.captions > 0 && prose !== null ? { ...both, captions: [prose] } : both;
  return { post: assemblePost(whole, writing, true), mending: "by-code" };
}

export function nothingUsable(): FacetError {
  return new FacetError(
    "unexpected",
    { reason: "no-caption" },
    { kept: ["question"], next: ["retry", "choose-model"] },
  );
}

/** What came until the model's end, or until it only repeated one character: then nothing more will come. */
export async function listened(
  request: Parameters<CreatorContext["chat"]>[0],
  onText: (whole: string, piece: string) => void,
  { chat }: Pick<CreatorContext, "chat">,
): Promise<string> {
  let whole = "";
  const looping = new Error("The model repeats one character.");
  try {
    await chat({
      ...request,
      onText: (piece) => {
        whole += piece;
        onText(whole, piece);
        if (loop.test(whole.slice(-loopCharacters))) throw looping;
      },
    });
  } catch (thrown) {
    if (thrown !== looping) throw thrown;
  }
  return whole;
}

const loopCharacters = 160;
const loop = new RegExp(`^(?:\\s{${loopCharacters}}|([^\\s])\\1{${loopCharacters - 1}})$`);

/** Tells the page the post whenever a field of it is complete. */
function shower(writing: Writing): (whole: string, piece: string) => void {
  let before = "";
  return (whole, piece) => {
    if (!/["\]}]/.test(piece)) return;
    const read = looseJson(whole);
    if (!read) return;
    const post = assemblePost(readDraft(read.value, writing.imageIds.length), writing, false);
    const now = JSON.stringify(post);
    if (now === before) return;
    before = now;
    writing.show(post);
  };
}

function readAnswer(said: string, pictures: number): { draft: PostDraft; isClean: boolean } {
  const read = looseJson(said);
  if (!read) return { draft: { captions: [], drafts: [] }, isClean: false };
  const draft = readDraft(read.value, pictures);
  // Cut off before a caption was closed: what there is of it, if nothing else.
  const cut = draft.captions.length === 0 ? readDraft(looseJson(said, { cutTexts: true })?.value, pictures) : draft;
  return {
    draft: cut.captions.length > 0 && wordsOf(cut.captions[0]) >= cutWords ? cut : draft,
    isClean: isStrict(said),
  };
}

/** Words from which a caption that was cut off is worth keeping. */
const cutWords = 6;
const wordsOf = (text: string | undefined): number => text?.split(/\s+/).length ?? 0;

function isStrict(said: string): boolean {
  try {
    JSON.parse(said);
    return true;
  } catch {
    return false;
  }
}

/** Without captions of which nothing stays, such as hashtags alone. */
function withoutEmpty(draft: PostDraft, writing: Assembly): PostDraft {
  return { ...draft, captions: draft.captions.filter((text) => bodyOf(text, writing) !== "") };
}

const bodyOf = (text: string, { assignment }: Assembly): string => splitCaption(text, assignment).body;

const isEnough = (draft: PostDraft, wanted: Wanted): boolean =>
  wanted.captions > 0
    ? draft.captions.length > 0
    : (wanted.drafts.length > 0 && draft.drafts.length > 0) ||
      (wanted.hashtags && (draft.hashtags?.length ?? 0) > 0) ||
      (wanted.altTexts && draft.altTexts !== undefined) ||
      (wanted.firstComment && draft.firstComment !== undefined) ||
      (wanted.callToAction && draft.callToAction !== undefined);

function problemOf(said: string, draft: PostDraft, { captions }: Wanted): string {
  if (!said.includes("{")) return "there is no JSON in it.";
  if (captions > 0 && draft.captions.length === 0) return '"captions" is missing or empty.';
  return "the fields that were asked for are missing.";
}

function merged(first: PostDraft, second: PostDraft): PostDraft {
  return {
    captions: second.captions.length > 0 ? second.captions : first.captions,
    drafts: second.drafts.length > 0 ? second.drafts : first.drafts,
    hashtags: second.hashtags ?? first.hashtags,
    altTexts: second.altTexts ?? first.altTexts,
    firstComment: second.firstComment ?? first.firstComment,
    callToAction: second.callToAction ?? first.callToAction,
  };
}

const proseCharacters = 2000;
const refusal =
  /^(?:i(?:['’]m| am) (?:sorry|unable|not able)|sorry|as an ai|i can(?:not|['’]t)|es tut mir leid|entschuldigung|als ki|ich kann (?:leider )?(?:nicht|kein))/i;

/** A model that gave a caption and no JSON around it. */
export function proseOf(said: string): string | null {
  const text = cleanText(
    said
      .replace(/^(?:sure|certainly|here(?:['’]s| is| are)|gerne?|hier (?:ist|sind))[^\n:]*:\s*/i, "")
      // Marks of citations, copied out of an answer.
      .replace(/\s?\[\d+\]/g, ""),
  );
  if (text.length < 3 || text.length > proseCharacters || /[{}[\]]/.test(text) || refusal.test(text)) return null;
  return /\p{L}{2}/u.test(text) ? text : null;
}

function schemaOf(
  { captions, hashtags, altTexts, firstComment, callToAction, drafts }: Wanted,
  pictures: number,
): z.ZodType {
  const text = z.string();
  const [firstDraft, ...otherDrafts] = drafts;
  return z.object({
    ...(captions > 0 && { captions: z.array(text).min(1).max(captions) }),
    ...(hashtags && { hashtags: z.object({ broad: z.array(text).max(6), niche: z.array(text).max(6) }) }),
    ...(altTexts && {
      altTexts: z
        .array(z.object({ picture: z.number().int().min(1).max(pictures), text, decorative: z.boolean() }))
        .max(pictures),
    }),
    ...(firstComment && { firstComment: text }),
    ...(callToAction && { callToAction: text }),
    ...(firstDraft && {
      drafts: z
        .array(z.object({ platform: z.enum([firstDraft, ...otherDrafts] satisfies PlatformId[]), text }))
        .max(drafts.length),
    }),
  });
}

/** What a prompt says of the platforms that get a text of their own. */
export function draftsShown({ drafts }: Wanted): { platform: string; limit: number; habit: string }[] {
  return drafts.map((id) => ({ platform: id, limit: platforms[id].text.limit, habit: habits[id] ?? "" }));
}

const habits: Partial<Record<PlatformId, string>> = {
  linkedin: "for work: a first line that makes one read on, short paragraphs",
  x: "one thought",
  bluesky: "one thought, in plain words",
  threads: "as said to friends",
  pinterest: "what it is and what it is good for",
  youtube: "what the video shows",
};
