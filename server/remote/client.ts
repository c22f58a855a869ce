// What other programs import as `facet/client`: every procedure typed, and a question as a stream of typed events that resumes and stops.
import { openClient } from "./open-client.ts";
import type { ConnectOptions, FacetClient } from "./types.ts";

export { FacetClientError } from "./failure.ts";
export type * from "./types.ts";

/** Asks nothing yet. Works in Node from 20 on, and in browsers on a page of the same origin. */
export function connect(options: ConnectOptions = {}): FacetClient {
  return openClient(options);
}
