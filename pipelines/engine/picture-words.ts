// What is said of a picture where it is not shown, and what one costs where it is.
import type { Turn } from "./conversations.ts";
import type { ImageInfo } from "./images.ts";
import type { ModelInfo } from "./ports.ts";
import type { ChatTurn, TurnImage } from "./step-context.ts";

/** Characters of a picture's name in a prompt. */
const nameCharacters = 80;

/**
 * Pixels of the longest side that a model is shown: Gemma 3 scales every picture to 896 × 896, and no server but vLLM, on wish, looks at
 * parts of a larger one.
 */
export const shownSide = 896;

/**
 * Tokens of one picture. Gemma 3: 256, and 14 to 16 around them (270 and 272 measured with llama.cpp). Others cut a picture into patches:
 * Qwen's 28 pixels wide, 1,024 at 896 × 896. Measured in 2026.
 */
const gemmaTokens = 272;
const patchTokens = 1100;

export const pictureTokens = ({ name }: Pick<ModelInfo, "name">): number =>
  /gemma/i.test(name) ? gemmaTokens : patchTokens;

/** The pictures a question is about: its own, else those of the last question before it that named some. */
export function imagesInSight(named: readonly string[], history: readonly Turn[]): readonly string[] {
  return named.length > 0 ? named : (history.findLast((turn) => turn.imageIds !== undefined)?.imageIds ?? []);
}

type Named = Pick<ImageInfo, "name" | "width" | "height" | "crop">;

/** `coffee.png, 600 × 400 pixels`: of the part that the person kept. */
export function describePicture(picture: Named): string {
  return `${nameInLine(picture.name)}, ${sizeOf(picture)} pixels`;
}

/** `coffee.png 600 × 400`. */
function shortPicture(picture: Named): string {
  return `${nameInLine(picture.name)} ${sizeOf(picture)}`;
}

function sizeOf({ width, height, crop }: Named): string {
  const [, , across, down] = crop ?? [0, 0, 1, 1];
  return `${Math.max(1, Math.round(width * across))} × ${Math.max(1, Math.round(height * down))}`;
}

/** A name cannot close the brackets it stands in. */
function nameInLine(name: string): string {
  const plain = name
    .replaceAll(/[\s[\]]+/g, " ")
    .trim()
    .slice(0, nameCharacters);
  return plain === "" ? "unnamed" : plain;
}

/** What stands for the pictures of an earlier question: `[Pictures: a.jpg 4032 × 2688, b.png 600 × 400]`. */
export function toldPictures(imageIds: readonly string[], known: (imageId: string) => Named | undefined): string {
  if (imageIds.length === 0) return "";
  const here = imageIds.map(known);
  const gone = here.filter((picture) => picture === undefined).length;
  const names = here.flatMap((picture) => (picture ? [shortPicture(picture)] : []));
  if (gone > 0) names.push(gone === 1 ? "one that was deleted" : `${gone} that were deleted`);
  return `[${imageIds.length === 1 ? "Picture" : "Pictures"}: ${names.join(", ")}]`;
}

/** What a model is told that is not shown the picture. */
export const notShown = (description: string): string => `[Picture: ${description}, not shown to this model]`;

/** The turns for a model that does not see: each picture is a line before the words. */
export function tellPictures(turns: readonly ChatTurn[]): ChatTurn[] {
  return turns.map(({ role, text, images = [] }) => ({ role, text: withLines(images, text) }));
}

export function withLines(images: readonly Pick<TurnImage, "description">[], text: string): string {
  if (images.length === 0) return text;
  const lines = images.map(({ description }) => notShown(description)).join("\n");
  return text.trim() === "" ? lines : `${lines}\n\n${text}`;
}
