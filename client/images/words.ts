// The words of pictures in the reader's language; fetched with their views, not with the page.
import type { Workbench } from "../state/workbench.ts";
import { imagesDe } from "../strings/images.de.ts";
import { imagesEn } from "../strings/images.en.ts";
import type { ImageStrings } from "../strings/images.en.ts";

const imageStrings = { en: imagesEn, de: imagesDe };

export function imageWords(workbench: Pick<Workbench, "language">): ImageStrings {
  return imageStrings[workbench.language()];
}
