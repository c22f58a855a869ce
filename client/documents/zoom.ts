// How large a page is shown, and how wide its picture has to be for that.

/** Shares of the room's width. */
const levels = [0.75, 1, 1.25, 1.5, 2, 3] as const;
/** Widths pictures are asked in (pixels): a few, so that one drawn page serves many sizes. Source: the widest, server/documents/file-routes.ts. */
const pictureWidths = [600, 900, 1200, 1600, 2000, 2400] as const;

export const fitWidth = 1;

/** The next level in that direction; at the end it stays. */
export function zoomed(level: number, direction: 1 | -1): number {
  const further = direction > 0 ? levels.find((each) => each > level) : levels.findLast((each) => each < level);
  return further ?? level;
}

/** The narrowest picture that is sharp on so many CSS pixels. */
export function pictureWidth(shown: number, pixelRatio: number): number {
  const needed = Math.ceil(shown * pixelRatio);
  return pictureWidths.find((each) => each >= needed) ?? 2400;
}
