// Refuses JSON of millions of values before it is parsed: an empty object of three bytes takes some sixty in memory.
import type { IncomingMessage, ServerResponse } from "node:http";

/** Far more than any question has: two thousand messages of a hundred parts are some hundred thousand. Chosen for some 100 MB, 2026-11. */
export const valuesAtMost = 500_000;

const [quote, backslash, comma, bracket, brace] = Buffer.from('"\\,[{');

/** The `verify` of express.json. Throws an Error with the status 413. */
export function refuseManyValues(_request: IncomingMessage, _response: ServerResponse, body: Uint8Array): void {
  if (hasMoreValues(body, valuesAtMost)) throw Object.assign(new Error("too many values"), { status: 413 });
}

/** Whether the text of this JSON holds more values than that; broken JSON is counted as well as can be. */
export function hasMoreValues(body: Uint8Array, most: number): boolean {
  // Fewer bytes hold no more values than that.
  if (body.length <= most) return false;
  let values = 0;
  let inString = false;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at];
    if (byte === quote) inString = !inString;
    else if (inString) at += byte === backslash ? 1 : 0;
    else if (byte === comma || byte === bracket || byte === brace) values += 1;
  }
  return values > most;
}
