// A post by a small model: one short question a field, each answer checked by code, which writes what the model cannot.
import { z } from "zod";
import { isAbort, toFacetError } from "../../engine/errors.ts";
import type { Hashtag, Post } from "../../engine/posts/post.ts";
import { assemblePost, splitCaption } from "./assemble-post.ts";
import type { Assembly } from "./assemble-post.ts";
import { findClaims } from "./claims/find-claims.ts";
import { captionWords } from "./create.ts";
import type { CreatorContext, Mending, PostDraft, WrittenPost } from "./create.ts";
import type { CreatorWords, Manner, ShownSources } from "./creator-words.ts";
import { ownWords } from "./own-words.ts";
import { altByCode, captionByCode } from "./post-by-code.ts";
import { cleanText, readDraft } from "./read-draft.ts";
import { sourceTexts } from "./shown-sources.ts";
import { listened, nothingUsable, proseOf } from "./write-post-large.ts";

const temperature = 0.7;
const tokensAWord = 2.5;
/** Tries for captions beyond those that are wanted, where some are empty, the same or cut. */
const moreTries = 2;
const tagTokens = 120;
const altTokens = 90;
const altCharacters = 220;
const tags = { broad: 3, niche: 3 } as const;

export interface SmallWriting extends Assembly {
  readonly words: CreatorWords;
  readonly sources: ShownSources;
  readonly manner: Manner;
  readonly show: (post: WrittenPost) => void;
}

export async function writePostSmall(
  writing: SmallWriting,
  context: CreatorContext,
): Promise<{ post: WrittenPost; mending: Mending }> {
  const { wanted, assignment } = writing;
  let draft: PostDraft = { captions: [], drafts: [] };
  const take = (more: Partial<PostDraft>) => {
    draft = { ...draft, ...more };
    writing.show(assemblePost(draft, writing, false));
  };
  let mending: Mending = "none";
  for (let tries = 0; draft.captions.length < wanted.captions && tries < wanted.captions + moreTries; tries += 1) {
    // The first is shown as it grows: on a slow machine nothing else would be seen for a minute.
    const grown = (text: string) => {
      if (draft.captions.length === 0) writing.show(assemblePost({ ...draft, captions: [text] }, writing, false));
    };
    const caption = await captionOf(tries, writing, context, grown);
    if (caption === null || draft.captions.includes(caption)) {
      mending = "asked-again";
      continue;
    }
    take({ captions: [...draft.captions, caption] });
  }
  if (wanted.captions > 0 && draft.captions.length === 0) {
    const [image] = writing.grounding.images.filter(({ imageId }) => writing.imageIds.includes(imageId));
    const own =
      captionByCode(assignment.line, assignment.wish, captionWords[assignment.length][0]) ??
      (image && altByCode(image, assignment.told, writing.words));
    if (!own) throw nothingUsable();
    mending = "by-code";
    take({ captions: [own] });
  }
  const caption = draft.captions[0] ?? writing.before?.captions[0]?.text ?? assignment.line;
  if (wanted.hashtags) {
    const found = await tagsOf(caption, writing, context);
    if (found) take({ hashtags: found });
    else mending = "by-code";
  }
  if (wanted.altTexts) take({ altTexts: await altTextsOf(writing, context) });
  // What calls to act is the person's goal: a small model only repeats it with less care.
  if (wanted.callToAction) take({ callToAction: writing.manner.goal });
  return { post: assemblePost(draft, writing, true), mending };
}

async function captionOf(
  variant: number,
  writing: SmallWriting,
  context: CreatorContext,
  grown: (text: string) => void,
): Promise<string | null> {
  const { words, sources, manner, assignment, before } = writing;
  const length = captionWords[assignment.length];
  const said = await listened(
    {
      turns: words.captionSmall({
        sources,
        wish: assignment.wish,
        manner,
        length,
        variant,
        before: beforeText(before, assignment.change?.kind),
      }),
      maxTokens: Math.ceil(length[1] * tokensAWord) + 20,
      temperature,
    },
    (whole, piece) => {
      const text = /\s/.test(piece) ? proseOf(firstBlock(ownWords(whole, assignment.wish) ?? "")) : null;
      if (text !== null) grown(text);
    },
    context,
  );
  const json = /^\s*\{/.test(said) ? readDraft(safeJson(said), 0).captions[0] : undefined;
  const text = json ?? proseOf(firstBlock(ownWords(said, assignment.wish) ?? ""));
  if (!text) return null;
  const { body } = splitCaption(wholeSentences(text), assignment);
  return body === "" ? null : body;
}

const beforeText = (before: Post | null, kind: string | undefined): string | null =>
  kind === "rewrite" ? (before?.captions[0]?.text ?? null) : null;

function safeJson(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    return null;
  }
}

/** One caption was asked for: of a list of them the first. */
function firstBlock(said: string): string {
  const lines = said.trim().split(/\n\s*\n/);
  const [first = ""] = lines;
  return /^\s*(?:\d+[.)]|[-*•])\s/.test(first)
    ? (first.split("\n")[0] ?? "").replace(/^\s*(?:\d+[.)]|[-*•])\s+/, "")
    : first;
}

/** Without the sentence that the end of its tokens cut off, where there is one before it. */
function wholeSentences(text: string): string {
  if (/[.!?…。！？"”“»)\p{Extended_Pictographic}\u{fe0f}#\p{N}]\s*$/u.test(text) || /#[\p{L}\p{N}_]+\s*$/u.test(text))
    return text;
  const cut = /^[^]*[.!?…](?=\s)/u.exec(text)?.[0];
  return cut ?? text;
}

const tagList = z.object({ broad: z.array(z.string()), niche: z.array(z.string()) });

/** Null where the model gives none: code then makes them of the list. */
async function tagsOf(
  caption: string,
  { words, sources, grounding }: SmallWriting,
  context: CreatorContext,
): Promise<Hashtag[] | null> {
  const turns = words.tagsSmall({ caption, sources, count: tags.broad + tags.niche });
  const list = await valueOrNull(
    () => context.ask({ turns, schema: tagList, maxTokens: tagTokens, temperature: 0 }),
    context,
  );
  const known = sourceTexts(grounding);
  const all = readDraft({ hashtags: list }, 0).hashtags ?? [];
  const good = all.filter(
    ({ tag }) => tag.length <= 30 && !noTag.test(tag) && findClaims(wordsOfTag(tag), known).length === 0,
  );
  const some = (reach: Hashtag["reach"]) => good.filter((each) => each.reach === reach).slice(0, tags[reach]);
  const chosen = [...some("broad"), ...some("niche")];
  return chosen.length > 0 ? chosen : null;
}

/** What a model puts where it knows none. */
const noTag = /^(?:none|null|undefined|nothing|hashtags?|tags?|broad|niche|keine)$/i;

/** “SlowMorning”: “Slow. Morning”. Each word begins anew: a capital in a tag names nothing by itself. */
export const wordsOfTag = (tag: string): string => tag.replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1. $2").replaceAll("_", ". ");

/** Where the model saw nothing, or says more than the list, code writes it. */
async function altTextsOf(
  { words, grounding, imageIds, assignment }: SmallWriting,
  context: CreatorContext,
): Promise<PostDraft["altTexts"]> {
  const texts = [];
  for (const imageId of imageIds) {
    const image = grounding.images.find((each) => each.imageId === imageId);
    if (!image || image.seenBy === "code" || image.items.length === 0) {
      texts.push(null);
      continue;
    }
    const lines = image.items
      .filter(({ confidence }) => confidence !== "unsure")
      .map(({ kind, text }) => `${kind}: ${text}`);
    const turns = words.altSmall({ lines, language: assignment.language.name });
    const said = await valueOrNull(() => context.chat({ turns, maxTokens: altTokens, temperature: 0 }), context);
    const text = said === null ? null : proseOf(firstBlock(said));
    const isTrue = text !== null && findClaims(text, sourceTexts(grounding), assignment.language.code).length === 0;
    texts.push(
      text !== null && isTrue && text.length <= altCharacters
        ? { text: cleanText(wholeSentences(text)), decorative: false }
        : null,
    );
  }
  return texts;
}

/** An answer that is none costs the field, not the post. */
async function valueOrNull<T>(ask: () => Promise<T>, { signal }: Pick<CreatorContext, "signal">): Promise<T | null> {
  try {
    return await ask();
  } catch (thrown) {
    signal.throwIfAborted();
    if (isAbort(thrown) || toFacetError(thrown).data.code !== "unexpected") throw thrown;
    return null;
  }
}
