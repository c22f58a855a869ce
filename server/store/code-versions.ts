// The versions of the code along a branch, read from its messages and from the rows of what the person changed.
import { FacetError } from "../../pipelines/engine/errors.ts";
import { versionsOf } from "../../pipelines/engine/code-versions.ts";
import type { CodeChange, CodeMessage } from "../../pipelines/engine/code-versions.ts";
import type { CodeFile } from "../../pipelines/engine/code.ts";
import type { Store } from "../../pipelines/engine/ports.ts";
import { ancestors } from "./branches.ts";
import type { Databases } from "./database.ts";
import { found, newId, now } from "./rows.ts";
import { inputField } from "./stored-input.ts";

type MessageRow = Omit<CodeMessage, "files" | "changes"> & { readonly files: string | null };
export type ChangeRow = Omit<CodeChange, "files"> & { readonly messageId: string; readonly files: string | null };

/** Of `code_versions`, as a change is spoken of. */
export const changeColumns =
  "version_id as versionId, created_at as at, origin, title, fix_id as fixId, restores, files, message_id as messageId";

export const changeOf = ({ versionId, at, origin, title, fixId, restores, files }: ChangeRow): CodeChange => ({
  versionId,
  at,
  origin,
  title,
  fixId,
  restores,
  files: files === null ? null : (JSON.parse(files) as CodeFile[]),
});

export function openCodeVersions({ sure, fast }: Databases): Store["versions"] {
  const message = fast.prepare("select 1 from messages where message_id = ? and owner = ?");
  const branch = fast.prepare(
    `${ancestors} select message_id as messageId, role, created_at as at,
       case role when 'user' then ${inputField("input", "files")} else answer -> '$.outputs.files' end as files
     from branch join messages using (message_id) order by depth desc`,
  );
  const changes = fast.prepare(
    `${ancestors} select ${changeColumns} from branch cross join code_versions using (message_id) order by code_versions.rowid`,
  );
  const conversation = sure.prepare(
    `select head_id as head, exists (
       select 1 from runs where answer_id = head_id and status in ('queued', 'running')) as isWriting
     from conversations where conversation_id = ? and owner = ? and removed_at is null`,
  );
  const insert = sure.prepare(
    `insert into code_versions (version_id, owner, conversation_id, message_id, origin, title, fix_id, restores, files, created_at)
     values (@versionId, @owner, @conversationId, @messageId, @origin, @title, @fixId, @restores, @files, @at)`,
  );
  const remove = sure.prepare("delete from code_versions where version_id = ?");
  const count = fast
    .prepare("select count(*) from code_versions where owner = ? and message_id in (select value from json_each(?))")
    .pluck();

  const read = fast.transaction((messageId: string) => {
    const made = Map.groupBy(changes.all(messageId) as ChangeRow[], (row) => row.messageId);
    return versionsOf(
      (branch.all(messageId) as MessageRow[]).map(({ files, ...row }) => ({
        ...row,
        files: files === null ? null : (JSON.parse(files) as unknown),
        changes: (made.get(row.messageId) ?? []).map(changeOf),
      })),
    );
  });

  return {
    ofBranch: (owner, messageId) => {
      found(message.get(messageId, owner), "message");
      return read(messageId);
    },
    add: (owner, conversationId, { files, ...change }) => {
      type Head = { readonly head: string | null; readonly isWriting: 0 | 1 };
      const { head, isWriting } = found<Head>(conversation.get(conversationId, owner), "conversation");
      const messageId = found<string>(head, "message");
      if (isWriting) throw new FacetError("conflict", { what: "run" }, { kept: ["conversation"], next: ["wait"] });
      const versionId = newId();
      const own = { ...change, versionId, files: files === null ? null : JSON.stringify(files), at: now() };
      insert.run({ ...own, owner, conversationId, messageId });
      const version = found<ReturnType<typeof read>[number]>(read(messageId).at(-1), "version");
      // What changes nothing is no version.
      if (version.versionId !== versionId) remove.run(versionId);
      return version;
    },
    count: (owner, messageIds) => count.get(owner, JSON.stringify(messageIds)) as number,
  };
}
