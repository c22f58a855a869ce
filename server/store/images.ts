// Rows of pictures, and which of them a message shows.
import type { ImageInfo, ImageText } from "../../pipelines/engine/images.ts";
import type { Databases } from "./database.ts";
import { overwritten } from "./overwritten.ts";
import { found } from "./rows.ts";

/** Foreign and unknown ids throw FacetError not-found wherever an owner is asked for. */
export interface ImageStore {
  /** Reaches the disk before it returns. */
  readonly add: (owner: string, info: ImageInfo) => void;
  readonly get: (owner: string, imageId: string) => ImageInfo;
  /** In the order of the ids; ids that are gone are left out. */
  readonly list: (owner: string, imageIds: readonly string[]) => readonly ImageInfo[];
  readonly update: (owner: string, info: ImageInfo) => void;
  readonly remove: (imageId: string) => void;
  /** Whether a message of the owner names it. */
  readonly isShown: (owner: string, imageId: string) => boolean;
  /** Null until it was read; of the whole picture. */
  readonly words: (imageId: string) => readonly ImageText[] | null;
  readonly setWords: (imageId: string, words: readonly ImageText[]) => void;
  /** Pictures no message shows, older than the time; all owners. */
  readonly unused: (before: Date) => readonly string[];
  readonly ids: () => ReadonlySet<string>;
}

export function openImageStore({ sure, fast }: Databases): ImageStore {
  const add = sure.prepare(
    "insert into images (image_id, owner, info, created_at) values (@imageId, @owner, @info, @createdAt)",
  );
  const one = fast.prepare("select info from images where image_id = ? and owner = ?").pluck();
  const update = sure.prepare("update images set info = ? where image_id = ? and owner = ?");
  const remove = sure.prepare("delete from images where image_id = ?");
  const shown = fast.prepare(
    `select 1 from messages, json_each(messages.image_ids) each
     where messages.owner = ? and messages.image_ids is not null and each.value = ? limit 1`,
  );
  const words = fast.prepare("select words from images where image_id = ?").pluck();
  const setWords = fast.prepare("update images set words = ? where image_id = ?");
  const unused = fast
    .prepare(
      // One list of all that is shown: to look through the messages for each picture would hold the server up.
      `select image_id from images where created_at < ? and (owner, image_id) not in (
         select messages.owner, each.value from messages, json_each(messages.image_ids) each
         where messages.image_ids is not null)`,
    )
    .pluck();
  const ids = fast.prepare("select image_id from images").pluck();
  const infoOf = (owner: string, imageId: string): ImageInfo | undefined => {
    const info = one.get(imageId, owner);
    return typeof info === "string" ? (JSON.parse(info) as ImageInfo) : undefined;
  };

  return {
    add: (owner, info) => {
      const { imageId, createdAt } = info;
      add.run({ imageId, owner, info: JSON.stringify(info), createdAt });
    },
    get: (owner, imageId) => found(infoOf(owner, imageId), "image"),
    list: (owner, imageIds) => imageIds.flatMap((imageId) => infoOf(owner, imageId) ?? []),
    update: (owner, info) => void update.run(JSON.stringify(info), info.imageId, owner),
    remove: (imageId) => void overwritten(sure, () => remove.run(imageId)),
    isShown: (owner, imageId) => shown.get(owner, imageId) !== undefined,
    words: (imageId) => {
      const text = words.get(imageId);
      return typeof text === "string" ? (JSON.parse(text) as ImageText[]) : null;
    },
    setWords: (imageId, found) => void setWords.run(JSON.stringify(found), imageId),
    unused: (before) => unused.all(before.toISOString()) as string[],
    ids: () => new Set(ids.all() as string[]),
  };
}
