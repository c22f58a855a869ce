// What code makes of a grounding where a model gave nothing usable: captions, alt texts, hashtags, and no word that is not in the list.
import { lintAlt } from "../../engine/posts/alt-text.ts";
import { cleanHashtags, tagsIn } from "../../engine/posts/hashtags.ts";
import type { Grounding, GroundingItem, Hashtag, ImageGrounding } from "../../engine/posts/post.ts";
import { contentWords } from "../fact-words.ts";
import type { AnswerLanguage } from "../language.ts";
import { splitSentences } from "../split-sentences.ts";
import type { CreatorWords } from "./creator-words.ts";
import { visibleTexts } from "./shown-sources.ts";

const tagsAtMost = 8;
/** Things of a picture that an alt text names. */
const thingsAtMost = 4;

/** Words from which a text says enough for a post of its own. */
const captionWordsAtLeast = 6;

/** The beginning of what the post is about, in whole sentences; null where the person gave no more than the wish. */
export function captionByCode(line: string, wish: string, wordsAtLeast: number): string | null {
  const [about = ""] = line.replace(wish, "").trim().split("\n\n", 1);
  let caption = "";
  for (const { text } of splitSentences(about)) {
    caption = `${caption} ${text}`.trim();
    if (countWords(caption) >= wordsAtLeast) break;
  }
  return countWords(caption) < captionWordsAtLeast ? null : caption;
}

const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** Objects and setting in one sentence, then the words that stand on it. */
export function altByCode(
  image: ImageGrounding,
  language: AnswerLanguage,
  { told }: Pick<CreatorWords, "told">,
): string {
  const of = (...kinds: readonly GroundingItem["kind"][]) =>
    image.items.filter(
      ({ kind, confidence, text }) => kinds.includes(kind) && confidence !== "unsure" && !isDenial.test(text),
    );
  const seen = image.seenBy === "code" ? of("colour") : [...of("people"), ...of("object"), ...of("setting")];
  const things = seen
    .slice(0, thingsAtMost)
    .map(({ text }) =>
      text
        .replace(/[.;]+$/, "")
        .replace(/^\p{Lu}(?=\p{Ll})/u, (first) => (language === "de" ? first : first.toLowerCase())),
    );
  const sentence = things.join(", ");
  const first =
    sentence === "" ? told.picture[language] : sentence.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  const texts = visibleTexts(image);
  return [`${first}.`, ...(texts.length > 0 ? [told.reads({ texts })[language]] : [])].join(" ");
}

const isDenial = /^(?:no|none|nobody|kein\p{L}*|niemand|ohne|without)\b/iu;

/** A model's alt text with what code can mend: “Image of” goes, an end mark and the visible text come. */
export function mendedAlt(
  text: string,
  image: ImageGrounding | undefined,
  {
    language,
    caption,
    words,
  }: { readonly language: AnswerLanguage; readonly caption: string; readonly words: Pick<CreatorWords, "told"> },
): string {
  const visibleText = image ? visibleTexts(image) : [];
  let mended = text.replaceAll(/\s+/g, " ").trim();
  const context = () => ({ visibleText, caption, ...(image && { fileName: image.name }) });
  const start = lintAlt(mended, context()).find(({ code }) => code === "starts-with-image-of");
  if (start?.end !== undefined) {
    const rest = mended.slice(start.end).replace(/^[\s:,–—-]+/, "");
    if (rest !== "") mended = rest.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  }
  const tags = tagsIn(mended);
  if (tags.length > 0) mended = mended.replaceAll(/[#＃]([\p{L}\p{N}_]+)/gu, "$1");
  if (mended !== "" && !/[.!?…。！？]["”“»)]?$/.test(mended)) mended += ".";
  const missing = lintAlt(mended, context()).some(({ code }) => code === "visible-text-missing");
  if (missing && visibleText.length > 0) {
    const low = mended.toLowerCase();
    const texts = visibleText.filter((each) => !low.includes(each.toLowerCase()));
    if (texts.length > 0) mended = `${mended} ${words.told.reads({ texts })[language]}`.trim();
  }
  return mended;
}

/** Niche tags are the things of the picture as they are described, broad ones their last word: what English and German build on. */
export function tagsByCode({ images, line }: Grounding, only: readonly string[], caption: string): Hashtag[] {
  const own = tagsIn(line).map((tag): Hashtag => ({ tag, reach: "niche" }));
  const items = images
    .filter(({ imageId }) => only.includes(imageId))
    .flatMap(({ items: all }) => all)
    .filter(
      ({ kind, confidence, text }) =>
        (kind === "object" || kind === "setting" || kind === "mood") && confidence !== "unsure" && !isDenial.test(text),
    );
  const things = items.flatMap(({ text, itemId }): Hashtag[] => {
    if (itemId === "format") return [];
    const nouns = headOf(text);
    const last = nouns.at(-1);
    if (last === undefined) return [];
    return [
      { tag: last, reach: "broad" },
      ...(nouns.length > 1 ? [{ tag: nouns.join(" "), reach: "niche" as const }] : []),
    ];
  });
  const shared = things.length > 0 ? [] : sharedWords(line, caption).map((tag): Hashtag => ({ tag, reach: "broad" }));
  return cleanHashtags([...own, ...things, ...shared]).slice(0, tagsAtMost);
}

/** Letters of a word that is likely to be what a line is about. */
const wordLetters = 5;
const sharedAtMost = 4;

/** Longer words that both the person and the caption say. */
function sharedWords(line: string, caption: string): string[] {
  const said = new Set(contentWords(caption));
  const words = contentWords(line).filter(
    (word) => word.length >= wordLetters && said.has(word) && !/\p{N}/u.test(word),
  );
  return [...new Set(words)].toSorted((a, b) => b.length - a.length).slice(0, sharedAtMost);
}

/** The words before the first preposition: “white ceramic cup of coffee” gives its last two, “ceramic cup”. */
function headOf(text: string): string[] {
  const head =
    text.split(
      /[,;:.]|\s(?:of|with|on|in|at|by|from|under|above|beside|behind|near|and|mit|auf|aus|in|an|am|im|von|unter|über|neben|bei|und|hinter|vor|voll|full)\s/iu,
    )[0] ?? "";
  const words = head.match(/[\p{L}][\p{L}\p{N}'’-]*/gu) ?? [];
  return words
    .filter(
      (word) =>
        word.length > 2 &&
        !/^(?:the|this|that|one|two|three|ein|eine|einen|einer|der|die|das|zwei|drei|rows?|stack|crates?|stück)$/i.test(
          word,
        ),
    )
    .slice(-2);
}
