// Progress notifications of one call, for a client that gave a token: a number that only grows, and words for people.
import type { ServerContext } from "@modelcontextprotocol/server";

interface Step {
  readonly done: number;
  readonly total?: number | undefined;
  readonly message: string;
  /** For programs, as `_meta` of the notification. */
  readonly data?: Readonly<Record<string, unknown>>;
}

export type Progress = (step: Step) => void;

/** The protocol asks for a number that grows with each notification; what has no measure of its own moves it by this. */
const least = 0.0001;

/** Does nothing where the client asked for none. Never throws: a client that is gone is told nothing. */
export function progressOf({ mcpReq }: Pick<ServerContext, "mcpReq">): Progress {
  const token = mcpReq._meta?.progressToken;
  if (token === undefined) return () => {};
  let last = -least;
  return ({ done, total, message, data }) => {
    last = done > last ? done : last + least;
    const params = {
      progressToken: token,
      progress: last,
      message,
      ...(total !== undefined && { total }),
      ...(data && { _meta: data }),
    };
    mcpReq.notify({ method: "notifications/progress", params }).catch(() => {});
  };
}
