// Pictures over plain HTTP: GET /images/:id, whole or cropped, in any size, to be shown or saved.
import { extname } from "node:path";
import express from "express";
import type { Router } from "express";
import { FacetError, isAbort } from "../../pipelines/engine/errors.ts";
import { imageLimits } from "../../pipelines/engine/images.ts";
import type { ImageInfo } from "../../pipelines/engine/images.ts";
import { admit } from "../keys/check-key.ts";
import type { Services } from "../trpc.ts";

/** Pixels of the longest side. */
const sides = { least: 16, most: imageLimits.keptSide };
/** What a picture may do where a browser shows it by itself: nothing. */
const picturePolicy = "sandbox; default-src 'none'";

/** `side` is the longest side in pixels, `crop=0` the whole picture, `download=1` a file to save. */
export function imageRoutes(services: Pick<Services, "images" | "config" | "keys">): Router {
  const { images } = services;
  const routes = express.Router({ caseSensitive: true });

  routes.get("/images/:imageId", async (request, response) => {
    const { owner } = await admit(request, services, "read");
    const imageId = String(request.params.imageId);
    const info = images.get(owner, imageId);
    const longestSide = sideOf(request.query["side"]);
    const cropped = request.query["crop"] !== "0";
    const crop = cropped && info.crop !== null ? `-${info.crop.join("-")}` : "";
    const tag = `"${imageId}-${longestSide ?? "kept"}${crop}"`;
    response.set({ "Cache-Control": "private, no-cache", ETag: tag, "Content-Security-Policy": picturePolicy });
    if (request.get("if-none-match") === tag) return void response.status(304).end();
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    try {
      const { data, mediaType } = await images.picture(owner, { imageId, longestSide, cropped }, gone.signal);
      if (request.query["download"] === "1") response.attachment(nameOf(info));
      response.set("Content-Type", mediaType).send(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
    } catch (thrown) {
      // Nobody is there any more to be told.
      if (gone.signal.aborted && isAbort(thrown)) return;
      response.removeHeader("ETag");
      throw thrown;
    }
  });
  return routes;
}

/** As what it is now, whatever it was. */
function nameOf({ name, mediaType }: ImageInfo): string {
  const extension = mediaType === "image/jpeg" ? ".jpg" : mediaType.replace("image/", ".");
  const stem = name.slice(0, name.length - extname(name).length);
  return `${stem || "image"}${extension}`;
}

function sideOf(given: unknown): number | undefined {
  if (given === undefined) return undefined;
  const side = Number(given);
  if (Number.isInteger(side) && side > 0) return Math.min(sides.most, Math.max(sides.least, side));
  throw new FacetError(
    "invalid-input",
    { field: "side", reason: "wrong-type", expected: "number" },
    { next: ["edit"] },
  );
}
