// The page that diagrams are drawn in: sandboxed by its own policy, so that a diagram has no origin, no network and no way to Facet.
import { fileURLToPath } from "node:url";
import express from "express";
import type { Router } from "express";

const mermaid = fileURLToPath(import.meta.resolve("mermaid/dist/mermaid.min.js"));

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'unsafe-inline'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  "sandbox allow-scripts",
].join("; ");

/** Serves /diagram/frame.html, frame.js and mermaid.js. */
export function diagramFrame(pageFolder: string): Router {
  const router = express.Router();
  router.use((_request, response, next) => {
    response.removeHeader("Origin-Agent-Cluster");
    response.set({
      "Content-Security-Policy": policy,
      // A sandboxed page has no origin, so even its own scripts come from another one.
      "Cross-Origin-Resource-Policy": "cross-origin",
      "Cache-Control": "no-cache",
    });
    next();
  });
  router.get("/mermaid.js", (_request, response) => response.sendFile(mermaid, { cacheControl: false }));
  router.use(express.static(`${pageFolder}diagram`, { index: false, fallthrough: false, cacheControl: false }));
  return router;
}
