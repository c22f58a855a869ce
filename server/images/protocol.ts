// Messages between the server and the process of pictures. What both say of files and failures: ../documents/parse/protocol.ts.
import type { CropBox, ImageInfo } from "../../pipelines/engine/images.ts";

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

export type PictureAnswer =
  | { readonly id: number; readonly type: "warm" }
  | { readonly id: number; readonly type: "kept"; readonly kept: Kept }
  | { readonly id: number; readonly type: "shown"; readonly data: Uint8Array };

/** Milliseconds; a picture that needs more is made to do harm. */
export const workMs = 20_000;
