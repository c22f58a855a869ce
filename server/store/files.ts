// Rows of uploaded files. The bytes lie once for each hash, whoever owns rows with it (server/documents/file-storage.ts).
import type { StoredFile } from "../documents/documents.ts";
import type { Databases } from "./database.ts";
import type { DocumentStore } from "./document-store.ts";
import { found, newId, now } from "./rows.ts";

interface FileRow {
  readonly file_id: string;
  readonly owner: string;
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
  readonly media_type: string;
  readonly created_at: string;
}

type Files = Pick<DocumentStore, "addFile" | "file" | "unusedFiles" | "removeFile" | "filesWith" | "hashes">;

export function openFiles({ sure, fast }: Databases): Files {
  const one = fast.prepare("select * from files where file_id = ? and owner = ?");
  const same = fast.prepare("select * from files where owner = ? and sha256 = ? and name = ?");
  const add = sure.prepare("insert into files values (?, ?, ?, ?, ?, ?, ?)");
  const unused = fast.prepare(
    `select * from files f where created_at < ? and not exists (select 1 from documents d where d.file_id = f.file_id)`,
  );
  const touch = sure.prepare("update files set created_at = ? where file_id = ?");
  const remove = sure.prepare("delete from files where file_id = ?");
  const countWith = fast.prepare("select count(*) from files where sha256 = ?").pluck();
  const hashes = fast.prepare("select distinct sha256 from files").pluck();

  return {
    addFile: (owner, { sha256, name, bytes, mediaType }) => {
      const known = same.get(owner, sha256, name);
      const createdAt = now();
      if (known !== undefined) {
        const row = known as FileRow;
        // As new: else the sweep of what nobody used for a day may come before its document.
        touch.run(createdAt, row.file_id);
        return { ...fileOf(row), createdAt };
      }
      const fileId = newId();
      add.run(fileId, owner, sha256, name, bytes, mediaType, createdAt);
      return { fileId, sha256, name, bytes, mediaType, createdAt };
    },
    file: (owner, fileId) => fileOf(found(one.get(fileId, owner), "file")),
    unusedFiles: (before) =>
      (unused.all(before.toISOString()) as FileRow[]).map((row) => ({ ...fileOf(row), owner: row.owner })),
    removeFile: (fileId) => void remove.run(fileId),
    filesWith: (sha256) => countWith.get(sha256) as number,
    hashes: () => new Set(hashes.all() as string[]),
  };
}

function fileOf(row: FileRow): StoredFile {
  return {
    fileId: row.file_id,
    sha256: row.sha256,
    name: row.name,
    bytes: row.bytes,
    mediaType: row.media_type,
    createdAt: row.created_at,
  };
}
