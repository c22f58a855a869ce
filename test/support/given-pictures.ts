// Pictures a test gives to steps and server, without any file: their facts, and bytes that can be told apart.
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { ImageInfo, ScopedImages } from "../../pipelines/engine/images.ts";
import type { Images } from "../../server/images/images.ts";

export function pictureInfo(name: string, more: Partial<ImageInfo> = {}): ImageInfo {
  return {
    imageId: `image-${name}`,
    name,
    width: 600,
    height: 400,
    mediaType: "image/png",
    bytes: 1000,
    original: { format: "png", width: 600, height: 400, frames: 1 },
    facts: { takenAt: null, place: null, camera: null, colours: [], removed: [], changes: [] },
    crop: null,
    focus: null,
    keep: { place: false, date: false },
    createdAt: "2026-11-01T10:00:00.000Z",
    ...more,
  };
}

/** The bytes of each are its id. */
export const bytesOf = (imageId: string): Uint8Array => new TextEncoder().encode(imageId);

export interface GivenPictures extends ScopedImages {
  /** Longest side of each that was opened. */
  readonly opened: { readonly imageId: string; readonly longestSide: number }[];
}

/** Those of `gone` are listed and cannot be opened. */
export function givenPictures(infos: readonly ImageInfo[], gone: readonly string[] = []): GivenPictures {
  const opened: GivenPictures["opened"] = [];
  return {
    opened,
    named: infos.length > 0,
    list: () => infos,
    picture: async (imageId, longestSide, signal) => {
      signal?.throwIfAborted();
      if (gone.includes(imageId)) throw new FacetError("not-found", { what: "image" });
      opened.push({ imageId, longestSide });
      return { data: bytesOf(imageId), mediaType: "image/png" };
    },
    text: async () => [],
  };
}

/** What an export asks of them. */
export const listedPictures = (infos: readonly ImageInfo[] = []): Pick<Images, "list"> => ({
  list: (_owner, ids) => ids.flatMap((id) => infos.find(({ imageId }) => imageId === id) ?? []),
});
