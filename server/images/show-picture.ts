// A part of a kept picture, encoded anew for the page, for a model or for a file.
import sharp from "sharp";
import type { CropBox } from "../../pipelines/engine/images.ts";
import type { Show } from "./protocol.ts";
import type { PictureFile } from "./read-header.ts";

const quality = 88;

export async function showPicture({ path }: Pick<PictureFile, "path">, show: Show): Promise<Buffer> {
  const { width, height } = await sharp(path).metadata();
  const box = show.crop === null ? undefined : boxOf(show.crop, width, height);
  const cut = box === undefined ? sharp(path) : sharp(path).extract(box);
  const side = { width: show.longestSide, height: show.longestSide };
  const picture = cut.resize({ ...side, fit: "inside", withoutEnlargement: true });
  if ("jpegOn" in show.as) {
    return picture.flatten({ background: show.as.jpegOn }).jpeg({ quality, chromaSubsampling: "4:4:4" }).toBuffer();
  }
  switch (show.as.kept) {
    case "image/jpeg":
      return picture.jpeg({ quality }).toBuffer();
    case "image/png":
      return picture.png({ compressionLevel: 6 }).toBuffer();
    case "image/webp":
      return picture.webp({ quality }).toBuffer();
  }
}

/** Whole pixels, at least one, inside the picture. */
function boxOf([left, top, width, height]: CropBox, wide: number, high: number) {
  const x = Math.min(wide - 1, Math.round(left * wide));
  const y = Math.min(high - 1, Math.round(top * high));
  return {
    left: x,
    top: y,
    width: Math.max(1, Math.min(wide - x, Math.round(width * wide))),
    height: Math.max(1, Math.min(high - y, Math.round(height * high))),
  };
}
