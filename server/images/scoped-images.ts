// The pictures of one run as its steps see them.
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { CropBox, ImageInfo, ImageText, ScopedImages } from "../../pipelines/engine/images.ts";
import type { Parser } from "../documents/parse/parser.ts";
import type { ImageStore } from "../store/images.ts";
import type { Decoder } from "./decoder.ts";
import type { ImageFiles } from "./image-files.ts";

/** Behind what is transparent: white, unless what is drawn on it is itself as light. */
const grounds = { light: "#ffffff", dark: "#404040" };
/** Of 255, as lightness is weighed in sRGB (ITU-R BT.601). */
const lightFrom = 200;

export interface ScopedParts {
  readonly store: ImageStore;
  readonly files: Pick<ImageFiles, "pathOf">;
  readonly decoder: Pick<Decoder, "show">;
  readonly parser: Pick<Parser, "lines">;
}

export function scopedImages(
  { store, files, decoder, parser }: ScopedParts,
  owner: string,
  { imageIds, named }: { readonly imageIds: readonly string[]; readonly named: boolean },
): ScopedImages {
  const inScope = (imageId: string): ImageInfo => {
    if (!imageIds.includes(imageId)) throw new FacetError("not-found", { what: "image" });
    return store.get(owner, imageId);
  };
  const fileOf = ({ imageId, name }: ImageInfo) => ({ path: files.pathOf(imageId), name });
  return {
    list: () => store.list(owner, imageIds),
    named,
    picture: async (imageId, longestSide, signal = new AbortController().signal) => {
      const info = inScope(imageId);
      const as = { jpegOn: groundOf(info) };
      const data = await decoder.show(fileOf(info), { crop: info.crop, longestSide, as }, signal);
      return { data, mediaType: "image/jpeg" };
    },
    text: async (imageId, signal = new AbortController().signal) => {
      const info = inScope(imageId);
      const known = store.words(imageId);
      if (known !== null) return cropped(known, info.crop);
      const lines = await parser.lines({ ...fileOf(info), mediaType: info.mediaType }, signal);
      const words = lines.map(({ text, box: [left, top, width, height], confidence }): ImageText => {
        return { text, at: { x: left + width / 2, y: top + height / 2 }, confidence };
      });
      store.setWords(imageId, words);
      return cropped(words, info.crop);
    },
  };
}

function groundOf({ mediaType, facts }: ImageInfo): string {
  if (mediaType === "image/jpeg") return grounds.light;
  const light = facts.colours.filter(({ hex }) => lightnessOf(hex) >= lightFrom);
  const share = (colours: ImageInfo["facts"]["colours"]) => colours.reduce((sum, each) => sum + each.share, 0);
  const all = share(facts.colours);
  return all > 0 && share(light) > all / 2 ? grounds.dark : grounds.light;
}

function lightnessOf(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return red * 0.299 + green * 0.587 + blue * 0.114;
}

/** What stands in the crop, placed in it. */
function cropped(words: readonly ImageText[], crop: CropBox | null): readonly ImageText[] {
  if (crop === null) return words;
  const [left, top, width, height] = crop;
  return words
    .map((each) => ({ ...each, at: { x: (each.at.x - left) / width, y: (each.at.y - top) / height } }))
    .filter(({ at }) => at.x >= 0 && at.x <= 1 && at.y >= 0 && at.y <= 1);
}
