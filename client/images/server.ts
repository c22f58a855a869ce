// What the page asks of the server about pictures; a call that fails throws as tRPC does.
import type { ImageInfo } from "../../pipelines/engine/images.ts";
import { api } from "../api.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Sent } from "../documents/uploads.ts";

/** Those that are still there. */
export async function listImages(imageIds: readonly string[]): Promise<readonly ImageInfo[]> {
  return (await api.images.list.query({ imageIds: [...imageIds] })).images;
}

/** Makes a picture of an uploaded file. */
export async function addImage(fileId: string): Promise<Sent<ImageInfo>> {
  try {
    return { ok: true, value: await api.images.add.mutate({ fileId }) };
  } catch (thrown) {
    return { ok: false, failure: failureOf(thrown) };
  }
}
