// The description of every procedure and route, at /openapi.json.
import express from "express";
import type { Router } from "express";
import { admit } from "../keys/check-key.ts";
import { once } from "../once.ts";
import type { Services } from "../trpc.ts";

/** Made at the first request and kept: a server that is never asked for it does not pay for it. */
export function openApiRoutes(services: Services): Router {
  const routes = express.Router({ caseSensitive: true });
  const made = once(async () => {
    const { openApiDocument } = await import("./document.ts");
    return JSON.stringify(openApiDocument(services.version));
  });
  routes.get("/openapi.json", async (request, response) => {
    await admit(request, services, "read");
    response
      .type("json")
      .set("Cache-Control", "no-cache")
      .send(await made.get());
  });
  return routes;
}
