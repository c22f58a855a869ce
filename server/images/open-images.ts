// The pictures behind their port: files on the disk, rows in the store, the process that decodes them, and the sweep of what nobody uses.
import { join } from "node:path";
import type { Logger } from "pino";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { imageLimits } from "../../pipelines/engine/images.ts";
import type { CropBox, ImageInfo } from "../../pipelines/engine/images.ts";
import type { Config } from "../config.ts";
import { openCutoff } from "../cutoff.ts";
import type { Documents } from "../documents/documents.ts";
import { cleanName } from "../documents/file-storage.ts";
import type { Parser } from "../documents/parse/parser.ts";
import { errorForLog } from "../error-for-log.ts";
import type { FacetStore } from "../store/facet-store.ts";
import { newId, now } from "../store/rows.ts";
import { openDecoder } from "./decoder.ts";
import type { DecoderOptions } from "./decoder.ts";
import { openImageFiles } from "./image-files.ts";
import type { Images } from "./images.ts";
import { scopedImages } from "./scoped-images.ts";

/** Milliseconds a picture that no message shows is kept: someone may be about to send it. */
const unusedAfterMs = 24 * 60 * 60_000;
const sweepEveryMs = 60 * 60_000;
/** Uploads that are known to have become a picture: the same file may be given twice at once. */
const rememberedUploads = 1000;

interface Parts {
  readonly config: Pick<Config, "FACET_DATA">;
  readonly store: Pick<FacetStore, "images">;
  readonly documents: Pick<Documents, "files">;
  readonly parser: Pick<Parser, "lines">;
  readonly log: Logger;
  /** Default: the real one. */
  readonly decoding?: Omit<DecoderOptions, "log">;
}

/** Reads nothing until `start`. Parser and documents stay the caller's to close. */
export function openImages({ config, store: all, documents, parser, log, decoding }: Parts): Images {
  const store = all.images;
  const files = openImageFiles(join(config.FACET_DATA, "images"));
  const cutoff = openCutoff();
  const decoder = openDecoder({ ...decoding, log });
  const made = new Map<string, Promise<ImageInfo>>();

  /** The row comes last: whatever ends this in between leaves a file without one, which the sweep takes. */
  async function make(owner: string, fileId: string, signal: AbortSignal): Promise<ImageInfo> {
    const file = documents.files.get(owner, fileId);
    const source = { path: documents.files.pathOf(file), name: file.name };
    const base = { imageId: newId(), name: file.name, createdAt: now(), ...unedited };
    let info: ImageInfo | undefined;
    await files.put(
      base.imageId,
      (target) =>
        decoder.keep(source, target, signal).catch((thrown: unknown) => {
          // Not-found, where something else has taken the upload meanwhile.
          documents.files.get(owner, fileId);
          throw thrown;
        }),
      (kept) => {
        signal.throwIfAborted();
        info = { ...base, ...kept };
        store.add(owner, info);
      },
    );
    dropUpload(owner, fileId);
    if (!info) throw new TypeError("a picture was kept without a word of it");
    return info;
  }

  /** It holds what the kept picture is rid of. */
  function dropUpload(owner: string, fileId: string): void {
    try {
      documents.files.remove(owner, fileId);
    } catch (thrown) {
      log.warn({ err: errorForLog(thrown) }, "The upload of a picture could not be removed; a sweep takes it later");
    }
  }

  async function copy(owner: string, { imageId }: ImageInfo): Promise<ImageInfo> {
    const copied: ImageInfo = { ...store.get(owner, imageId), ...unedited, imageId: newId(), createdAt: now() };
    await files.put(
      copied.imageId,
      (target) => files.copyTo(imageId, target),
      () => store.add(owner, copied),
    );
    return copied;
  }

  async function add(owner: string, fileId: string, signal = new AbortController().signal): Promise<ImageInfo> {
    signal.throwIfAborted();
    const key = JSON.stringify([owner, fileId]);
    const before = await made.get(key)?.catch(() => undefined);
    if (before !== undefined) {
      const again = await copy(owner, before).catch(() => undefined);
      if (again !== undefined) return again;
    }
    const making = make(owner, fileId, signal);
    made.set(key, making);
    making.catch(() => made.get(key) === making && made.delete(key));
    for (const oldest of made.keys()) {
      if (made.size <= rememberedUploads) break;
      made.delete(oldest);
    }
    return making;
  }

  function sweep(): void {
    try {
      const unused = store.unused(cutoff(unusedAfterMs));
      for (const imageId of unused) drop(imageId);
      const swept = files.sweep(store.ids());
      if (unused.length + swept > 0)
        log.info({ pictures: unused.length, files: swept }, "Unused pictures were removed");
    } catch (thrown) {
      log.warn({ err: errorForLog(thrown) }, "A sweep of pictures failed");
    }
  }

  function drop(imageId: string): void {
    store.remove(imageId);
    files.remove(imageId);
  }

  const sweeping = setInterval(sweep, sweepEveryMs).unref();
  return {
    warm: decoder.warm,
    add,
    get: store.get,
    list: store.list,
    edit: (owner, imageId, { crop, focus, keep, name }) => {
      const info = store.get(owner, imageId);
      const edited: ImageInfo = {
        ...info,
        ...(crop !== undefined && { crop: isWhole(crop) ? null : crop }),
        ...(focus !== undefined && { focus }),
        ...(name !== undefined && { name: cleanName(name) }),
        keep: { place: keep?.place ?? info.keep.place, date: keep?.date ?? info.keep.date },
      };
      store.update(owner, edited);
      return edited;
    },
    remove: (owner, imageId) => {
      store.get(owner, imageId);
      if (store.isShown(owner, imageId)) throw new FacetError("conflict", { reason: "picture-shown" });
      drop(imageId);
    },
    picture: async (owner, { imageId, longestSide, cropped = true }, signal = new AbortController().signal) => {
      const { mediaType, width, height, crop, name } = store.get(owner, imageId);
      const side = longestSide ?? imageLimits.keptSide;
      const shown = cropped ? crop : null;
      if (shown === null && side >= Math.max(width, height)) return { data: await files.read(imageId), mediaType };
      const file = { path: files.pathOf(imageId), name };
      return {
        data: await decoder.show(file, { crop: shown, longestSide: side, as: { kept: mediaType } }, signal),
        mediaType,
      };
    },
    scoped: (owner, scope) => scopedImages({ store, files, decoder, parser }, owner, scope),
    start: sweep,
    [Symbol.asyncDispose]: async () => {
      clearInterval(sweeping);
      await decoder[Symbol.asyncDispose]();
    },
  };
}

const unedited = { crop: null, focus: null, keep: { place: false, date: false } } as const;

const isWhole = (crop: CropBox | null) => crop !== null && crop.join() === "0,0,1,1";
