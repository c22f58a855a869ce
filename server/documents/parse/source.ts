// A file open in the parsing process: its pages as text, and as pictures where it has any.
import type { Canvas } from "@napi-rs/canvas";
import type { ApiPart } from "../../../pipelines/engine/documents.ts";
import type { OpenedFile, ParsedPage } from "./parser.ts";

export interface Source extends AsyncDisposable {
  readonly opened: OpenedFile;
  readonly page: (page: number) => Promise<ParsedPage>;
  /** The page as it is shown, on white, about `width` pixels wide. */
  readonly picture: (page: number, width: number) => Promise<Canvas>;
  /** Only of API documentation. */
  readonly apiPart?: (page: number) => ApiPart | null;
  /** Points of the page as shown. */
  readonly size: (page: number) => Promise<{ readonly width: number; readonly height: number }>;
}
