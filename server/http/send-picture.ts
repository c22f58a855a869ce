// A picture that is made for whoever asks: not where they have it already, and not to its end where they have gone.
import type { Request, Response } from "express";
import { FacetError, isAbort } from "../../pipelines/engine/errors.ts";

/** What a person's file may do where a browser shows it by itself: nothing. */
export const inertPolicy = "sandbox; default-src 'none'";

interface Picture {
  readonly data: Uint8Array;
  readonly mediaType: string;
}

/** `tag` names the picture: another one has another. */
export async function sendPicture(
  request: Request,
  response: Response,
  tag: string,
  make: (signal: AbortSignal) => Promise<Picture>,
): Promise<void> {
  response.set({ "Cache-Control": "private, no-cache", ETag: tag, "Content-Security-Policy": inertPolicy });
  if (request.get("if-none-match") === tag) return void response.status(304).end();
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  try {
    const { data, mediaType } = await make(gone.signal);
    response.set("Content-Type", mediaType).send(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
  } catch (thrown) {
    // Nobody is there any more to be told.
    if (gone.signal.aborted && isAbort(thrown)) return;
    response.removeHeader("ETag");
    throw thrown;
  }
}

/** Pixels as the query names them, within these bounds; undefined where it names none. */
export function pixelsIn(
  request: Request,
  field: "side" | "width",
  { least, most }: { readonly least: number; readonly most: number },
): number | undefined {
  const given = request.query[field];
  if (given === undefined) return undefined;
  const pixels = Number(given);
  if (Number.isInteger(pixels) && pixels > 0) return Math.min(most, Math.max(least, pixels));
  throw new FacetError("invalid-input", { field, reason: "wrong-type", expected: "number" }, { next: ["edit"] });
}
