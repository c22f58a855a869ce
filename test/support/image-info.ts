// A picture's row, for tests that need no picture behind it.
import type { ImageInfo } from "../../pipelines/engine/images.ts";

export const imageInfo: ImageInfo = {
  imageId: "a-picture-id",
  name: "cup.jpg",
  width: 600,
  height: 400,
  mediaType: "image/jpeg",
  bytes: 1000,
  original: { format: "jpeg", width: 600, height: 400, frames: 1 },
  facts: { takenAt: null, place: null, camera: null, colours: [], removed: [], changes: [] },
  crop: null,
  focus: null,
  keep: { place: false, date: false },
  createdAt: "2026-01-01T00:00:00.000Z",
};
