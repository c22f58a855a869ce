// What is in the pictures as a person corrects it: a text changed, an entry taken away or added.
import { groundingKinds } from "../../../pipelines/engine/posts/post.ts";
import type { Grounding, GroundingItem, ImageGrounding } from "../../../pipelines/engine/posts/post.ts";

/** As the server takes them (pipelines/steps/creator/creator-schemas.ts). */
export const itemLimits = { count: 60, text: 500 } as const;

/** From a model, an older version or half written: what is no entry is left out. */
export function groundingOf(value: unknown): Grounding {
  if (typeof value !== "object" || value === null) return { images: [], line: "" };
  const { images, line } = value as Partial<Grounding>;
  return {
    images: Array.isArray(images) ? images.flatMap(imageOf) : [],
    line: typeof line === "string" ? line : "",
  };
}

function imageOf(value: unknown): readonly ImageGrounding[] {
  if (typeof value !== "object" || value === null) return [];
  const { imageId, name, items, seenBy, crop } = value as Partial<ImageGrounding>;
  if (typeof imageId !== "string") return [];
  return [
    {
      imageId,
      name: typeof name === "string" ? name : "",
      items: Array.isArray(items) ? items.filter(isItem) : [],
      seenBy: seenBy === "code" ? "code" : "model",
      ...(Array.isArray(crop) && { crop }),
    },
  ];
}

function isItem(value: unknown): value is GroundingItem {
  if (typeof value !== "object" || value === null) return false;
  const { itemId, kind, text, confidence, by } = value as Partial<GroundingItem>;
  return (
    typeof itemId === "string" &&
    typeof text === "string" &&
    kind !== undefined &&
    groundingKinds.includes(kind) &&
    ["sure", "likely", "unsure"].includes(confidence ?? "") &&
    ["model", "code", "person"].includes(by ?? "")
  );
}

function withItems(
  grounding: Grounding,
  imageId: string,
  change: (items: readonly GroundingItem[]) => readonly GroundingItem[],
): Grounding {
  const images = grounding.images.map((image) =>
    image.imageId === imageId ? { ...image, items: change(image.items) } : image,
  );
  return { ...grounding, images };
}

/** What a person says of it is sure, and theirs. */
export function withText(grounding: Grounding, imageId: string, itemId: string, text: string): Grounding {
  return withItems(grounding, imageId, (items) =>
    items.map((item) =>
      item.itemId === itemId && item.text !== text ? { ...item, text, confidence: "sure", by: "person" } : item,
    ),
  );
}

export function withoutItem(grounding: Grounding, imageId: string, itemId: string): Grounding {
  return withItems(grounding, imageId, (items) => items.filter((item) => item.itemId !== itemId));
}

/** As it was where the text is empty or no more fit. */
export function withAdded(grounding: Grounding, imageId: string, text: string): Grounding {
  const said = text.trim().slice(0, itemLimits.text);
  if (said === "") return grounding;
  const item: GroundingItem = {
    itemId: crypto.randomUUID(),
    kind: "object",
    text: said,
    confidence: "sure",
    by: "person",
  };
  return withItems(grounding, imageId, (items) => (items.length < itemLimits.count ? [...items, item] : items));
}

/** As it is sent: entries without words are gone. */
export function tidied(grounding: Grounding): Grounding {
  const images = grounding.images.map((image) => ({
    ...image,
    items: image.items.flatMap((item) => (item.text.trim() === "" ? [] : [{ ...item, text: item.text.trim() }])),
  }));
  return { ...grounding, images };
}

/** What no model found; null where it found both, or where no model looked. */
export function absentIn({ images }: Grounding): "both" | "people" | "text" | null {
  if (images.length === 0 || images.some(({ seenBy }) => seenBy === "code")) return null;
  const has = (kind: GroundingItem["kind"]) => images.some(({ items }) => items.some((item) => item.kind === kind));
  if (!has("people")) return has("text") ? "people" : "both";
  return has("text") ? null : "text";
}
