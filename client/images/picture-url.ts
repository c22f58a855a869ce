// Where a picture is fetched from: as it is cropped, or whole.
import type { ImageInfo } from "../../pipelines/engine/images.ts";

/** At most so many pixels at its longest side. A changed crop has another address, so that no old picture is shown. */
export function pictureUrl(
  { imageId, crop }: Pick<ImageInfo, "imageId" | "crop">,
  side: number,
  whole = false,
): string {
  const cut = whole ? "&crop=0" : crop ? `&of=${crop.map((each) => each.toFixed(4)).join("_")}` : "";
  return `/images/${encodeURIComponent(imageId)}?side=${side}${cut}`;
}

/** Cropped, in its full size, without what was removed. */
export function downloadUrl(imageId: string): string {
  return `/images/${encodeURIComponent(imageId)}?download=1`;
}
