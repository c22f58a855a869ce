// The process of pictures: the only place that decodes a person's pictures. It works through its requests one after another and may be killed at any moment.
import { Worker } from "node:worker_threads";
import sharp from "sharp";
import { FacetError, toFacetError } from "../../pipelines/engine/errors.ts";
import type { ParsedFile } from "../documents/parse/parser.ts";
import type { FromChild } from "../documents/parse/protocol.ts";
import { keepPicture } from "./keep-picture.ts";
import type { PictureAnswer, PictureWork } from "./protocol.ts";
import { showPicture } from "./show-picture.ts";

type Asked =
  | { readonly id: number; readonly file: ParsedFile; readonly request: PictureWork }
  | { readonly id: number; readonly dropped: true };
type Failed = Extract<FromChild, { type: "failed" }>;

/** The readers that are let in: whatever a file claims to be, no other one sees it. */
const readers = ["Jpeg", "Png", "Webp", "Tiff", "Nsgif", "Heif", "Svg"].map((each) => `VipsForeignLoad${each}`);

const dropped = new Set<number>();
let running: Promise<void> = Promise.resolve();

const tell = (message: PictureAnswer | Failed): void => void process.send?.(message);

async function answer(id: number, file: ParsedFile, request: PictureWork): Promise<PictureAnswer> {
  switch (request.type) {
    case "warm":
      return { id, type: "warm" };
    case "keep":
      return { id, type: "kept", kept: await keepPicture(file, request.target) };
    case "show":
      return { id, type: "shown", data: await showPicture(file, request.show) };
  }
}

process.on("message", (message: Asked) => {
  if ("dropped" in message) return void dropped.add(message.id);
  const { id, file, request } = message;
  running = running.then(async () => {
    try {
      if (!dropped.has(id)) tell(await answer(id, file, request));
    } catch (error) {
      const { data, cause } = error instanceof FacetError ? error : toFacetError(error);
      tell({ id, type: "failed", error: data, detail: cause instanceof Error ? cause.name : "" });
    }
    dropped.delete(id);
  });
});
process.on("disconnect", () => process.exit());
process.on("SIGINT", () => {});
sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: readers });
new Worker(new URL("../documents/parse/watch-process.ts", import.meta.url)).on("error", () => {});
