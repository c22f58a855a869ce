// A server over its real parts with pictures added to it, for tests of what becomes of them.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { newQuestion } from "./told-run.ts";
import { scriptedModels } from "./scripted-model.ts";
import { openServices } from "./services.ts";

export async function withPictures(options: Omit<Partial<Parameters<typeof openServices>[0]>, "models"> = {}) {
  const facet = await openServices({ models: scriptedModels([]), ...options });
  const upload = (name: string, bytes: Uint8Array, owner = "local") =>
    facet.services.documents.files.put(owner, name, Readable.from([Buffer.from(bytes)]), new AbortController().signal);
  return {
    ...facet,
    upload,
    add: async (name: string, bytes: Uint8Array, owner = "local") =>
      facet.as(owner).images.add({ fileId: (await upload(name, bytes, owner)).fileId }),
    /** A question that shows these pictures. */
    ask: (imageIds: readonly string[], owner = "local") =>
      facet.services.store.runs.start(owner, { ...newQuestion("what is it?"), imageIds }),
    /** Names of the kept pictures, and of what is on its way. */
    kept: () => filesIn(join(facet.folder, "images")),
    arriving: () => filesIn(join(facet.folder, "images", "arriving")),
    /** Whole files of uploads, wherever they lie. */
    uploads: () => {
      const folder = join(facet.folder, "files");
      if (!existsSync(folder)) return [];
      return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
    },
  };
}

const filesIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ name }) => name);
