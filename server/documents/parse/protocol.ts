// Messages between the server and a parsing process. A page's words travel as numbers: an object a word costs the server more than reading them.
import type { ApiPart, PageWord } from "../../../pipelines/engine/documents.ts";
import type { OpenedFile, ParsedFile, ParsedPage, PictureLine } from "./parser.ts";

export type Request =
  | { readonly type: "open" }
  | { readonly type: "lines" }
  | { readonly type: "page" | "read" | "api"; readonly page: number }
  | { readonly type: "draw"; readonly page: number; readonly width: number };

export interface ToChild {
  readonly id: number;
  readonly file: ParsedFile;
  readonly request: Request;
}

export type FromChild =
  | { readonly id: number; readonly type: "opened"; readonly opened: OpenedFile }
  | { readonly id: number; readonly type: "page"; readonly page: PackedPage }
  | { readonly id: number; readonly type: "lines"; readonly lines: readonly PictureLine[] }
  | { readonly id: number; readonly type: "api"; readonly part: ApiPart | null }
  | { readonly id: number; readonly type: "drawn"; readonly picture: Uint8Array };

export interface PackedPage extends Omit<ParsedPage, "words"> {
  /** Start and end of each word, in turn. */
  readonly places: Uint32Array;
  /** Four numbers a word. */
  readonly boxes: Float32Array;
}

export function pack({ words, ...page }: ParsedPage): PackedPage {
  return {
    ...page,
    places: Uint32Array.from(words.flatMap(({ start, end }) => [start, end])),
    boxes: Float32Array.from(words.flatMap(({ box }) => box)),
  };
}

export function unpack({ places, boxes, ...page }: PackedPage): ParsedPage {
  const words: PageWord[] = [];
  for (let at = 0; at * 2 < places.length; at += 1) {
    const [left = 0, top = 0, width = 0, height = 0] = boxes.subarray(at * 4, at * 4 + 4);
    const box = [left, top, width, height].map(rounded) as [number, number, number, number];
    words.push({ start: places[at * 2] ?? 0, end: places[at * 2 + 1] ?? 0, box });
  }
  return { ...page, words };
}

/** A hundred-thousandth of a page is less than a hundredth of a millimetre. */
function rounded(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
