// A person's pictures as steps, server and page speak of them: cleaned, upright, with what code can say of them.

/** Fractions (0 to 1) of the picture as it is shown. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Left, top, width and height as fractions (0 to 1) of the whole picture. */
export type CropBox = readonly [left: number, top: number, width: number, height: number];

/** What a file said of its maker; all of it is gone from the kept picture. */
export type MetadataKind =
  | "location"
  | "date"
  | "camera"
  | "serial"
  | "owner"
  | "software"
  | "comment"
  | "thumbnail"
  | "profile"
  | "other";

export type ImageFormat = "jpeg" | "png" | "webp" | "avif" | "heic" | "gif" | "tiff" | "svg";

/** What was done to make the kept picture: `turned` by its EXIF orientation, `converted` to sRGB, `first-frame` of an animation or of pages, `rasterised` from vectors, `scaled` to the longest side that is kept, `repaired` where the end of the file is missing. */
export type ImageChange = "turned" | "converted" | "first-frame" | "rasterised" | "scaled" | "repaired";

export interface ImageColour {
  /** `#rrggbb`. */
  readonly hex: string;
  /** A basic colour word: `red`, `dark green`, `white`; the page translates it. */
  readonly name: string;
  /** Of the picture's area, 0 to 1. */
  readonly share: number;
}

export interface ImageFacts {
  /** Local time without a zone, as the camera wrote it: `2026-05-01T09:12:00`. */
  readonly takenAt: string | null;
  /** Degrees. */
  readonly place: { readonly latitude: number; readonly longitude: number } | null;
  readonly camera: string | null;
  /** By share, at most six. */
  readonly colours: readonly ImageColour[];
  readonly removed: readonly MetadataKind[];
  readonly changes: readonly ImageChange[];
}

export interface ImageInfo {
  readonly imageId: string;
  readonly name: string;
  /** Of the kept picture in pixels, upright, before the crop. */
  readonly width: number;
  readonly height: number;
  /** Of the kept picture. */
  readonly mediaType: "image/jpeg" | "image/png" | "image/webp";
  readonly bytes: number;
  /** As it was uploaded. */
  readonly original: {
    readonly format: ImageFormat;
    readonly width: number;
    readonly height: number;
    readonly frames: number;
  };
  readonly facts: ImageFacts;
  /** Null for the whole picture. */
  readonly crop: CropBox | null;
  /** What a preview keeps in view where it cuts; null for the middle. Of the whole picture. */
  readonly focus: Point | null;
  /** What of its metadata the person wants the writing to use. */
  readonly keep: { readonly place: boolean; readonly date: boolean };
  readonly createdAt: string;
}

/** Words that OCR read on the picture. */
export interface ImageText {
  readonly text: string;
  /** The middle of the line. */
  readonly at: Point;
  /** 0 to 1. */
  readonly confidence: number;
}

/** The pictures of a run: those its question names, else those of the last question on the branch that named some. */
export interface ScopedImages {
  readonly list: () => readonly ImageInfo[];
  /** True where this question itself names them. */
  readonly named: boolean;
  /** The cropped picture as JPEG or PNG, its longest side at most this many pixels. FacetError not-found for one that is not in scope. */
  readonly picture: (
    imageId: string,
    longestSide: number,
    signal?: AbortSignal,
  ) => Promise<{ readonly data: Uint8Array; readonly mediaType: "image/jpeg" | "image/png" }>;
  /** Lines of visible text, top to bottom; empty where there is none. Kept for the next run. FacetError time-limit where it takes too long. */
  readonly text: (imageId: string, signal?: AbortSignal) => Promise<readonly ImageText[]>;
}

export const imageLimits = {
  /** Of one question. */
  count: 20,
  /** Of a file that is decoded. */
  pixels: 200_000_000,
  /** Of either side: a bomb says more. */
  side: 32_768,
  /** Pixels of the longest side of the kept picture. */
  keptSide: 4096,
} as const;
