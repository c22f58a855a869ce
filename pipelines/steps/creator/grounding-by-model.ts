// A model that sees lists what is in one picture: held to a schema, people described and never named, nothing guessed.
import { z } from "zod";
import type { ImageInfo } from "../../engine/images.ts";
import { describePicture, shownSide } from "../../engine/picture-words.ts";
import { groundingKinds } from "../../engine/posts/post.ts";
import type { GroundingItem } from "../../engine/posts/post.ts";
import { languageNames } from "../language.ts";
import type { AnswerLanguage } from "../language.ts";
import type { CreatorContext } from "./create.ts";
import type { CreatorWords } from "./creator-words.ts";

const answerTokens = 900;
const itemsAtMost = 14;
const itemCharacters = 200;

const fraction = z.coerce.number().min(0).max(1);
/** Read more loosely than it is asked for: a place outside of the picture costs the place, not the item. */
const item = z.object({
  kind: z.enum(groundingKinds).catch("object"),
  text: z.string().trim().min(1),
  confidence: z.enum(["sure", "likely", "unsure"]).catch("likely"),
  x: fraction.nullish().catch(null),
  y: fraction.nullish().catch(null),
});
const list = z.object({ items: z.array(item).min(1) });

/** Throws what the model throws, and FacetError unexpected where it gives no list. */
export async function seenByModel(
  image: ImageInfo,
  { images, ask, signal }: Pick<CreatorContext, "images" | "ask" | "signal">,
  words: Pick<CreatorWords, "see">,
  language: AnswerLanguage,
): Promise<GroundingItem[]> {
  const picture = await images.picture(image.imageId, shownSide, signal);
  const shown = { ...picture, description: describePicture(image) };
  const { items } = await ask({
    turns: words.see({ language: languageNames[language], picture: [shown] }),
    schema: list,
    maxTokens: answerTokens,
  });
  const seen = new Set<string>();
  return items
    .filter(({ kind, text }) => {
      // Where and when are the metadata's to say, where the person keeps them: a model can only guess them.
      const key = `${kind} ${text.toLowerCase()}`;
      return kind !== "place" && kind !== "date" && !seen.has(key) && Boolean(seen.add(key));
    })
    .slice(0, itemsAtMost)
    .map(({ kind, text, confidence, x, y }, index) => ({
      itemId: `seen-${index + 1}`,
      kind,
      text: text.slice(0, itemCharacters),
      confidence,
      by: "model" as const,
      ...(typeof x === "number" && typeof y === "number" && { at: { x, y } }),
    }));
}
