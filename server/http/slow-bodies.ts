// Ends requests whose body hardly comes: each would hold a connection and what it sent so far for ever.
import type { NextFunction, Request, Response } from "express";

/** Bytes a body has to bring in that many milliseconds, as the slowest telephone does; an upload has its own, longer patience. */
const pace = { bytes: 1000, ms: 30_000 };

export function endSlowBodies({ bytes, ms }: typeof pace = pace) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (request.complete || (request.method === "PUT" && request.path === "/files")) return next();
    let before = request.socket.bytesRead;
    const look = setInterval(() => {
      const now = request.socket.bytesRead;
      if (request.complete) clearInterval(look);
      else if (now - before < bytes) request.destroy();
      before = now;
    }, ms).unref();
    response.once("close", () => clearInterval(look));
    next();
  };
}
