// The grounding as prompts show it, and as texts that a claim may rest on.
import type { Grounding, ImageGrounding, LockedFields } from "../../engine/posts/post.ts";
import type { ShownSources } from "./creator-words.ts";

/** What a prompt shows: characters of the person's words, and lines of all pictures together; each picture has a few at least. */
const most = { small: { line: 1200, lines: 24 }, large: { line: 4000, lines: 80 } } as const;
const linesAtLeast = 3;
const doubts = { sure: "", likely: " (likely)", unsure: " (unsure: leave it out)" } as const;

export function shownSources(
  { images, line }: Grounding,
  { tier, only }: { readonly tier: keyof typeof most; readonly only?: readonly string[] },
): ShownSources {
  const shown = imagesOf(images, only);
  const lines = Math.max(linesAtLeast, Math.floor(most[tier].lines / Math.max(shown.length, 1)));
  return {
    // Without their names: `IMG_2041.jpg` says nothing that is in the picture, and came back as a hashtag.
    pictures: shown.map(({ items, seenBy }) => ({
      lines: [
        ...items.slice(0, lines).map(({ kind, text, confidence }) => `${kind}: ${text}${doubts[confidence]}`),
        ...(seenBy === "code" ? ["nobody looked at this picture: nothing else is known of it"] : []),
      ],
    })),
    line: line.slice(0, most[tier].line),
  };
}

export function sourceTexts({ images, line }: Grounding, keep?: LockedFields, only?: readonly string[]): string[] {
  const locked = [
    keep?.caption,
    keep?.firstComment,
    keep?.callToAction,
    ...(keep?.altTexts ?? []).map(({ text }) => text),
  ];
  return [
    // What is unsure carries nothing until the person says it is so.
    ...imagesOf(images, only).flatMap(({ items }) =>
      items.flatMap(({ text, confidence }) => (confidence === "unsure" ? [] : [text])),
    ),
    line,
    ...locked.flatMap((each) => each ?? []),
  ];
}

function imagesOf(images: readonly ImageGrounding[], only: readonly string[] | undefined): readonly ImageGrounding[] {
  return only ? images.filter(({ imageId }) => only.includes(imageId)) : images;
}

/** The words that stand on the pictures. */
export function visibleTexts({ items }: ImageGrounding): string[] {
  return items.filter(({ kind, confidence }) => kind === "text" && confidence !== "unsure").map(({ text }) => text);
}
