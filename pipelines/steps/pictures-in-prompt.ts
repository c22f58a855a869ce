// The pictures of a question in its prompt: shown to a model that sees as far as they fit, told in words otherwise.
import { z } from "zod";
import type { Turn } from "../engine/conversations.ts";
import { FacetError } from "../engine/errors.ts";
import type { ImageInfo, ScopedImages } from "../engine/images.ts";
import { describePicture, notShown, pictureTokens, shownSide } from "../engine/picture-words.ts";
import type { ModelInfo } from "../engine/ports.ts";
import type { ChatTurn, TurnImage } from "../engine/step-context.ts";

/** Of one question: servers take few, and each costs as much as a page of text. */
const shownAtMost = 4;
/** Of the tokens a prompt may take. */
const shownShare = 0.5;
const toldShare = 0.2;
/** Of one picture, and characters of one. */
const notesAtMost = 12;
const noteCharacters = 160;
/** Tokens around a text of the prompt. */
const textOverhead = 8;

export interface PictureWords {
  readonly pictureNotes: (pictures: readonly { readonly name: string; readonly notes: readonly string[] }[]) => string;
}

export interface PicturesInPrompt {
  /** In the order of the question. */
  readonly shown: readonly ImageInfo[];
  /** Of those that are shown. */
  readonly tokens: number;
  /** Of those that are not; empty where all are shown. */
  readonly text: string;
  readonly count: number;
}

export const noPictures: PicturesInPrompt = { shown: [], tokens: 0, text: "", count: 0 };

interface Room {
  /** Tokens the prompt may take, and how many of them are taken already. */
  readonly budget: number;
  readonly used: number;
}

type Count = (text: string) => Promise<number>;

/** How each picture comes to stand in a prompt: as many are shown as fit, and of the others as much is told as fits. */
export async function placePictures(
  pictures: readonly ImageInfo[],
  { budget, used }: Room,
  { info, countTokens, history }: { info: ModelInfo; countTokens: Count; history: readonly Turn[] },
  words: PictureWords,
): Promise<PicturesInPrompt> {
  if (pictures.length === 0) return noPictures;
  const each = pictureTokens(info);
  const free = Math.max(0, Math.min(budget * shownShare, budget - used));
  const fitting = info.capabilities.vision ? Math.min(shownAtMost, Math.floor(free / each)) : 0;
  const shown = pictures.slice(0, fitting);
  const tokens = shown.length * each;
  const rest = pictures.slice(fitting);
  if (rest.length === 0) return { shown, tokens, text: "", count: pictures.length };
  const left = budget - used - tokens - textOverhead;
  const room = Math.min(budget * toldShare, left);
  const lines = rest.map((picture) => notShown(describePicture(picture))).join("\n");
  const notes = notesOf(rest, history);
  const whole = notes.length > 0 ? `${lines}\n\n${words.pictureNotes(notes)}` : lines;
  for (const text of [whole, lines])
    if ((await countTokens(text)) <= room) return { shown, tokens, text, count: pictures.length };
  // A question that fits is never refused for what is told of pictures.
  const short = notShown(`${rest.length} ${shown.length > 0 ? "more" : "of them"}`);
  const text = (await countTokens(short)) <= left ? short : "";
  return { shown, tokens, text, count: pictures.length };
}

/** Gives the last turn the pictures; one that cannot be opened any more is told instead. */
export async function showPictures(
  turns: readonly ChatTurn[],
  shown: readonly ImageInfo[],
  images: Pick<ScopedImages, "picture">,
  signal: AbortSignal,
): Promise<ChatTurn[]> {
  const last = turns.at(-1);
  if (!last || shown.length === 0) return [...turns];
  const opened: TurnImage[] = [];
  const gone: string[] = [];
  for (const info of shown) {
    const description = describePicture(info);
    try {
      opened.push({ description, ...(await images.picture(info.imageId, shownSide, signal)) });
    } catch (thrown) {
      if (!(thrown instanceof FacetError)) throw thrown;
      gone.push(notShown(description));
    }
  }
  const text = [...gone, last.text].join("\n\n");
  return [...turns.slice(0, -1), { ...last, text, ...(opened.length > 0 && { images: opened }) }];
}

const noted = z.looseObject({
  images: z.array(
    z.looseObject({
      imageId: z.string(),
      items: z.array(z.looseObject({ kind: z.string(), text: z.string(), confidence: z.string() })),
    }),
  ),
});

/** What was last found in each, by a model that saw it, by code or by the person. */
function notesOf(pictures: readonly ImageInfo[], history: readonly Turn[]) {
  const found = history.toReversed().flatMap(({ outputs, input }) => {
    const grounding = noted.safeParse(outputs?.["grounding"] ?? input?.["grounding"]);
    return grounding.success ? grounding.data.images : [];
  });
  return pictures.flatMap((picture) => {
    const last = found.find(({ imageId }) => imageId === picture.imageId);
    // Found in what is cut off now.
    if (JSON.stringify(last?.crop ?? null) !== JSON.stringify(picture.crop)) return [];
    const notes = (last?.items ?? [])
      .filter((item) => isKept(item, picture))
      .slice(0, notesAtMost)
      .map(({ kind, text, confidence }) => `${kind}, ${confidence}: ${inLine(text).slice(0, noteCharacters)}`);
    return notes.length > 0 ? [{ name: describePicture(picture), notes }] : [];
  });
}

/** The day and the place of its metadata are told as long as the person keeps them. */
export function isKept(
  { kind, by }: { readonly kind: string; readonly by?: unknown },
  { keep }: Pick<ImageInfo, "keep">,
): boolean {
  return by !== "code" || (kind !== "date" && kind !== "place") || keep[kind];
}

const inLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();
