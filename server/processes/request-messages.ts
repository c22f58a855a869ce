// What every process of requests (request-process.ts) and its server say to each other; requests and answers themselves are each room's own.
import type { FacetErrorData } from "../../pipelines/engine/errors.ts";

/** Every request, and every message about it. */
export interface Numbered {
  readonly id: number;
}
export type Unnumbered<Request> = Request extends Numbered ? Omit<Request, "id"> : never;

/** To the process: the request is not wanted any more; the running one is not interrupted. */
export interface Dropped extends Numbered {
  readonly dropped: true;
}

/** From the process. */
export interface Said extends Numbered {
  readonly type: string;
}
/** `detail` is for the log. */
export interface Failed extends Said {
  readonly type: "failed";
  readonly error: FacetErrorData;
  readonly detail: string;
}

export function isFailed(said: Said): said is Failed {
  return said.type === "failed";
}

/** The answer as one of this type. Throws TypeError where the process answered with another. */
export function ofType<Answer extends Said, Type extends Answer["type"]>(
  answer: Answer,
  type: Type,
): Extract<Answer, { readonly type: Type }> {
  if (answer.type !== type) throw new TypeError(`an answer of type ${answer.type}, not ${type}`);
  return answer as Extract<Answer, { readonly type: Type }>;
}
