// What code can say of a picture without seeing it: its words by OCR, its colours, its format, and the day and place the person keeps.
import { isAbort } from "../../engine/errors.ts";
import type { ImageInfo, ImageText } from "../../engine/images.ts";
import type { GroundingItem, ImageGrounding } from "../../engine/posts/post.ts";
import type { AnswerLanguage } from "../language.ts";
import type { CreatorContext } from "./create.ts";
import type { CreatorWords } from "./creator-words.ts";

/** OCR's own confidence, 0 to 1, from which a line is a fact, and from which it is worth showing. */
const sureFrom = 0.85;
const shownFrom = 0.6;
/** Lines of one picture: a photographed page is no caption. */
const linesAtMost = 12;
/** Of the picture's area, from which a colour is named; and how many are. */
const shareFrom = 0.12;
const coloursAtMost = 3;
/** A side that is this much longer makes a format. */
const formatFrom = 1.1;

type Told = Pick<CreatorWords, "told">;

/** Failing or slow is no error: then there is no text. */
export async function readText(
  imageId: string,
  { images, signal }: Pick<CreatorContext, "images" | "signal">,
): Promise<readonly ImageText[]> {
  try {
    const lines = await images.text(imageId, signal);
    return lines
      .filter(({ text, confidence }) => confidence >= shownFrom && /[\p{L}\p{N}]{2}/u.test(text))
      .slice(0, linesAtMost);
  } catch (thrown) {
    signal.throwIfAborted();
    if (isAbort(thrown)) throw thrown;
    return [];
  }
}

export function seenByCode(
  image: ImageInfo,
  texts: readonly ImageText[],
  language: AnswerLanguage,
  words: Told,
): ImageGrounding {
  const { told } = words;
  // Two shades may have one name.
  const named = image.facts.colours.filter(({ share }) => share >= shareFrom).map(({ name }) => name);
  const names = [...new Set(named)].slice(0, coloursAtMost);
  const items: GroundingItem[] = [
    ...(names.length > 0
      ? [
          {
            itemId: "colours",
            kind: "colour" as const,
            text: told.colours({ names })[language],
            confidence: "sure" as const,
            by: "code" as const,
          },
        ]
      : []),
    { itemId: "format", kind: "setting", text: told.format[formatOf(image)][language], confidence: "sure", by: "code" },
    ...metadataItems(image, language, words),
  ];
  return { ...shownAs(image), seenBy: "code", items: withTexts(items, texts) };
}

/** Which picture it is, and the part of it that is shown. */
export function shownAs({ imageId, name, crop }: ImageInfo): Pick<ImageGrounding, "imageId" | "name" | "crop"> {
  return { imageId, name, ...(crop && { crop }) };
}

function formatOf({ width, height, crop }: ImageInfo): "upright" | "wide" | "square" {
  const [, , across = 1, down = 1] = crop ?? [];
  const ratio = (width * across) / (height * down);
  if (ratio > formatFrom) return "wide";
  return ratio < 1 / formatFrom ? "upright" : "square";
}

/** The day and the place of its metadata, where the person wants them used. */
export function metadataItems({ facts, keep }: ImageInfo, language: AnswerLanguage, { told }: Told): GroundingItem[] {
  const items: GroundingItem[] = [];
  const base = { confidence: "sure", by: "code" } as const;
  if (keep.date && facts.takenAt)
    items.push({ ...base, itemId: "date", kind: "date", text: told.taken({ at: facts.takenAt })[language] });
  if (keep.place && facts.place)
    items.push({ ...base, itemId: "place", kind: "place", text: told.place(facts.place)[language] });
  return items;
}

/** With the lines OCR read that no item holds already. */
export function withTexts(items: readonly GroundingItem[], texts: readonly ImageText[]): GroundingItem[] {
  const known = items.filter(({ kind }) => kind === "text").map(({ text }) => lettersOf(text));
  const added = texts.flatMap(({ text, at, confidence }, index): GroundingItem[] => {
    const letters = lettersOf(text);
    if (letters === "" || known.some((each) => each.includes(letters))) return [];
    known.push(letters);
    const said = text.replaceAll(/\s+/g, " ").trim().slice(0, 500);
    return [
      {
        itemId: `text-${index + 1}`,
        kind: "text",
        text: said,
        confidence: confidence >= sureFrom ? "sure" : "likely",
        by: "code",
        at,
      },
    ];
  });
  return [...items, ...added];
}

const lettersOf = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");
