// Files over plain HTTP: bytes in (PUT /files), bytes out in ranges (GET /files/:id), and pages drawn as pictures.
import { PassThrough } from "node:stream";
import { setTimeout } from "node:timers/promises";
import express from "express";
import type { Request, Response, Router } from "express";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { inertPolicy, pixelsIn, sendPicture } from "../http/send-picture.ts";
import { admit } from "../keys/check-key.ts";
import type { Services } from "../trpc.ts";
import { cleanName, tooLarge } from "./file-storage.ts";

/** Pixels of a drawn page's width. */
const widths = { least: 100, most: 2400, usual: 1200 };
/** Milliseconds a refused upload may go on sending, so that a browser gets to read why. */
const drainMs = 30_000;

export function fileRoutes(services: Pick<Services, "documents" | "config" | "keys" | "accounts">): Router {
  const { documents, config } = services;
  const routes = express.Router({ caseSensitive: true });

  routes.put("/files", async (request, response) => {
    try {
      const { owner } = await admit(request, services, "write");
      const name = cleanName(typeof request.query["name"] === "string" ? request.query["name"] : "");
      if (Number(request.headers["content-length"] ?? 0) > config.FACET_UPLOAD_LIMIT)
        throw tooLarge(name, config.FACET_UPLOAD_LIMIT);
      const { body, signal } = bodyOf(request);
      response.status(201).json(await documents.files.put(owner, name, body, signal));
    } catch (thrown) {
      if (request.destroyed && !request.complete) return;
      response.set("Connection", "close");
      void drain(request, response);
      throw thrown;
    }
  });

  // Else a program that asks in another way would get the page.
  routes.all("/files", () => {
    throw new FacetError("not-found", { what: "page" });
  });

  routes.get("/files/:fileId", async (request, response) => {
    const { owner } = await admit(request, services, "read");
    const file = documents.files.get(owner, String(request.params.fileId));
    response.attachment(file.name).set({
      "Content-Type": file.mediaType.startsWith("text/") ? "application/octet-stream" : file.mediaType,
      "Content-Security-Policy": inertPolicy,
      "Cache-Control": "private, no-cache",
      ETag: `"${file.sha256}"`,
    });
    response.sendFile(documents.files.pathOf(file), { dotfiles: "allow", lastModified: false, cacheControl: false });
  });

  routes.get("/documents/:documentId/pages/:picture", async (request, response) => {
    const { owner } = await admit(request, services, "read");
    const page = /^([1-9]\d{0,5})\.png$/.exec(String(request.params.picture))?.[1];
    if (page === undefined) throw new FacetError("not-found", { what: "page" });
    const documentId = String(request.params.documentId);
    const { fileId } = documents.get(owner, documentId);
    const width = pixelsIn(request, "width", widths) ?? widths.usual;
    const tag = `"${documents.files.get(owner, fileId).sha256}-${page}-${width}"`;
    await sendPicture(request, response, tag, async (signal) => ({
      data: await documents.picture(owner, { documentId, page: Number(page), width }, signal),
      mediaType: "image/png",
    }));
  });
  return routes;
}

/** The request's bytes; an error of who reads them leaves the connection open for the answer. */
function bodyOf(request: Request): { body: PassThrough; signal: AbortSignal } {
  const cut = new AbortController();
  const body = new PassThrough();
  request.once("close", () => {
    if (!request.complete) cut.abort();
  });
  // The reader is told by the signal.
  request.on("error", () => cut.abort());
  body.on("error", () => {});
  request.pipe(body);
  return { body, signal: cut.signal };
}

/** Reads on what nobody keeps: a browser that is still sending when the connection closes shows no reason at all. */
async function drain(request: Request, response: Response): Promise<void> {
  request.unpipe();
  request.resume();
  if (request.complete) return;
  const over = new AbortController();
  request.once("close", () => over.abort());
  request.once("end", () => over.abort());
  await setTimeout(drainMs, undefined, { signal: over.signal, ref: false }).catch(() => {});
  if (!request.complete) response.destroy();
}
