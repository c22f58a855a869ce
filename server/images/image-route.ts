// Pictures over plain HTTP: GET /images/:id, whole or cropped, in any size, to be shown or saved.
import { extname } from "node:path";
import express from "express";
import type { Router } from "express";
import { imageLimits } from "../../pipelines/engine/images.ts";
import type { ImageInfo } from "../../pipelines/engine/images.ts";
import { pixelsIn, sendPicture } from "../http/send-picture.ts";
import { admit } from "../keys/check-key.ts";
import type { Services } from "../trpc.ts";

/** Pixels of the longest side. */
const sides = { least: 16, most: imageLimits.keptSide };

/** `side` is the longest side in pixels, `crop=0` the whole picture, `download=1` a file to save. */
export function imageRoutes(services: Pick<Services, "images" | "config" | "keys" | "accounts">): Router {
  const { images } = services;
  const routes = express.Router({ caseSensitive: true });

  routes.get("/images/:imageId", async (request, response) => {
    const { owner } = await admit(request, services, "read");
    const imageId = String(request.params.imageId);
    const info = images.get(owner, imageId);
    const longestSide = pixelsIn(request, "side", sides);
    const cropped = request.query["crop"] !== "0";
    const crop = cropped && info.crop !== null ? `-${info.crop.join("-")}` : "";
    const tag = `"${imageId}-${longestSide ?? "kept"}${crop}"`;
    await sendPicture(request, response, tag, async (signal) => {
      const picture = await images.picture(owner, { imageId, longestSide, cropped }, signal);
      if (request.query["download"] === "1") response.attachment(nameOf(info));
      return picture;
    });
  });
  return routes;
}

/** As what it is now, whatever it was. */
function nameOf({ name, mediaType }: ImageInfo): string {
  const extension = mediaType === "image/jpeg" ? ".jpg" : mediaType.replace("image/", ".");
  const stem = name.slice(0, name.length - extname(name).length);
  return `${stem || "image"}${extension}`;
}
