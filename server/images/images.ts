// What the routers, the queue and the HTTP face ask of a person's pictures; put together in open-images.ts.
import type { CropBox, ImageInfo, Point, ScopedImages } from "../../pipelines/engine/images.ts";

/** What the person changes about one picture. */
export interface ImageEdit {
  readonly crop?: CropBox | null | undefined;
  readonly focus?: Point | null | undefined;
  readonly keep?: { readonly place?: boolean | undefined; readonly date?: boolean | undefined } | undefined;
  readonly name?: string | undefined;
}

export interface PictureRequest {
  readonly imageId: string;
  /** Pixels; default the kept size. */
  readonly longestSide?: number | undefined;
  /** Default true. */
  readonly cropped?: boolean | undefined;
}

export interface Picture {
  readonly data: Uint8Array;
  readonly mediaType: ImageInfo["mediaType"];
}

export interface Images extends AsyncDisposable {
  /** Starts what decodes, so that the first picture does not wait for it. */
  readonly warm: () => void;
  /**
   * Makes the kept picture of an uploaded file: upright, sRGB, its first frame, without metadata; the upload is gone then. The same
   * bytes twice are two pictures. Throws FacetError unsupported-file, file-damaged, too-large, time-limit, storage-full, not-found.
   */
  readonly add: (owner: string, fileId: string, signal?: AbortSignal) => Promise<ImageInfo>;
  readonly get: (owner: string, imageId: string) => ImageInfo;
  /** In the order of the ids; those that are not there are left out. */
  readonly list: (owner: string, imageIds: readonly string[]) => readonly ImageInfo[];
  readonly edit: (owner: string, imageId: string, edit: ImageEdit) => ImageInfo;
  /** FacetError conflict where a message shows it. */
  readonly remove: (owner: string, imageId: string) => void;
  /** Encoded for showing or downloading; never with metadata. */
  readonly picture: (owner: string, request: PictureRequest, signal?: AbortSignal) => Promise<Picture>;
  readonly scoped: (
    owner: string,
    scope: { readonly imageIds: readonly string[]; readonly named: boolean },
  ) => ScopedImages;
  /** Takes away pictures that no message shows and that are older than a day, and files without a row. Never throws. */
  readonly start: () => void;
}
