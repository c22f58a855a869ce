// Messages between the server and the process of pictures.
import type { CropBox, ImageInfo } from "../../pipelines/engine/images.ts";
import type { PictureFile } from "./read-header.ts";

export interface ToChild {
  readonly id: number;
  readonly file: PictureFile;
  readonly work: PictureWork;
}

export type PictureWork =
  /** Answers when all it needs is loaded. */
  | { readonly type: "warm" }
  /** Writes the kept picture of the file to `target`, which must not be there yet. */
  | { readonly type: "keep"; readonly target: string }
  /** Encodes a part of a kept picture anew. */
  | { readonly type: "show"; readonly show: Show };

export interface Show {
  readonly crop: CropBox | null;
  /** Pixels. */
  readonly longestSide: number;
  /** As it is kept, or as JPEG on this colour (`#rrggbb`) where it is transparent. */
  readonly as: { readonly kept: ImageInfo["mediaType"] } | { readonly jpegOn: string };
}

/** What is known of a kept picture by the process alone. */
export type Kept = Pick<ImageInfo, "width" | "height" | "mediaType" | "bytes" | "original" | "facts">;

export type FromChild =
  | { readonly id: number; readonly type: "warm" }
  | { readonly id: number; readonly type: "kept"; readonly kept: Kept }
  | { readonly id: number; readonly type: "shown"; readonly data: Uint8Array };

/** Milliseconds; a picture that needs more is made to do harm. */
export const workMs = 20_000;
