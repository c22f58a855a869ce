// What the server asks of the parsing processes: open a file, read its pages in order, draw one. The processes: open-parser.ts.
import type { ApiPart, Box, PageReason, PageState, PageWord } from "../../../pipelines/engine/documents.ts";

/** A file to read, by its place on the disk; `name` is only for titles and error sentences. */
export interface ParsedFile {
  readonly path: string;
  readonly name: string;
  readonly mediaType: string;
  /** Kept in memory only. */
  readonly password?: string | undefined;
}

export interface OpenedFile {
  readonly pageCount: number;
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly year: number | null;
  readonly drawable: boolean;
}

/** Characters of a page's text that are a heading or a table. `level` counts from 1. */
export type PagePart =
  | { readonly kind: "heading"; readonly start: number; readonly end: number; readonly level: number }
  /** The header row ends at `headerEnd`; equal to `start` where there is none. */
  | { readonly kind: "table"; readonly start: number; readonly end: number; readonly headerEnd: number }
  | { readonly kind: "code"; readonly start: number; readonly end: number };

export interface ParsedPage {
  readonly page: number;
  readonly state: PageState;
  readonly reason?: PageReason;
  /** Paragraphs are parted by a blank line, lines by a line break. */
  readonly text: string;
  readonly words: readonly PageWord[];
  readonly width: number;
  readonly height: number;
  /** In the order of the text, not overlapping. */
  readonly parts: readonly PagePart[];
  /** Of pages that are each of one thing: its own section, whatever stands on the page before. */
  readonly section?: string;
}

/** A line of text on a picture; the box holds fractions of its width and height. */
export interface PictureLine {
  readonly text: string;
  readonly box: Box;
  /** 0 to 1. */
  readonly confidence: number;
}

export interface Parser extends AsyncDisposable {
  /** Throws FacetError password-needed, password-wrong, file-damaged, unsupported-file or time-limit. */
  readonly open: (file: ParsedFile, signal: AbortSignal) => Promise<OpenedFile>;
  /**
   * The pages `from` to `to` (from 1, both included) in order, without OCR: a page without usable text is `empty` with reason `picture` where
   * it shows something, else `blank`. A page that cannot be read is `failed`, and the next one follows. Throws as `open` does.
   */
  readonly pages: (file: ParsedFile, from: number, to: number, signal: AbortSignal) => AsyncIterable<ParsedPage>;
  /** Reads one page's picture by OCR: state `ocr`, or `empty` with reason `ocr-found-nothing`, or `failed`. */
  readonly read: (file: ParsedFile, page: number, signal: AbortSignal) => Promise<ParsedPage>;
  /** Reads a PNG, JPEG or WebP by OCR, text that stands about it included, top to bottom. Throws as `open` does, and time-limit. */
  readonly lines: (file: ParsedFile, signal: AbortSignal) => Promise<readonly PictureLine[]>;
  /** What a sample call of one page is checked against; null where the page is of no operation or symbol. Throws as `open` does. */
  readonly apiPart: (file: ParsedFile, page: number, signal: AbortSignal) => Promise<ApiPart | null>;
  /** A PNG of one page of a drawable file, `width` pixels wide. */
  readonly draw: (file: ParsedFile, page: number, width: number, signal: AbortSignal) => Promise<Buffer>;
  /** Gives back the memory of what reads but has nothing to read; the next call begins anew. */
  readonly rest?: () => void;
}
