// Rows by whose they are, in whatever table they stand: for taking away all that is one owner's.
import { firstOwner } from "../config.ts";
import type { Databases } from "./database.ts";
import { overwritten } from "./overwritten.ts";

export interface OwnerRows {
  /** Rows of the owner in all tables. */
  readonly count: (owner: string) => number;
  readonly ids: (what: "document" | "file" | "image", owner: string) => readonly string[];
  /** Takes so many conversations for removed long ago: the next purge deletes them. How many it were. */
  readonly expire: (owner: string, atMost: number) => number;
  /** Deletes what is rows alone. Those that say where vectors lie stay for as long as vectors wait to be removed. */
  readonly drop: (owner: string) => void;
}

/** Before every time at which a person can have removed something; a purge of what was removed before `afterLongAgo` takes it alone. */
const longAgo = new Date(0).toISOString();
export const afterLongAgo = new Date(1);

const waitingTables = ["vectors_to_remove", "memory_vectors_to_remove"];
const ofVectors = new Set([...waitingTables, "embedders"]);

/** Which models there are, and which answers, is written under the first owner's name, and is all owners' (server/models). */
const isOwn = (table: string): string =>
  `owner = @owner${table === "settings" ? ` and not (owner = '${firstOwner}' and key like 'models.%')` : ""}`;

export function openOwnerRows({ sure, fast }: Databases): OwnerRows {
  const tables = fast
    .prepare<[], string>(
      `select m.name from sqlite_schema m join pragma_table_info(m.name) c on c.name = 'owner' where m.type = 'table'`,
    )
    .pluck()
    .all();
  const counts = tables.map((table) => `select count(*) as n from ${table} where ${isOwn(table)}`);
  const count = fast.prepare(`select sum(n) from (${counts.join(" union all ")})`).pluck();
  const waiting = fast.prepare(
    waitingTables.map((table) => `select 1 from ${table} where owner = @owner`).join(" union all "),
  );
  const idsOf = (what: string) => fast.prepare(`select ${what}_id from ${what}s where owner = ?`).pluck();
  const ids = { document: idsOf("document"), file: idsOf("file"), image: idsOf("image") };
  const expire = sure.prepare(
    `update conversations set removed_at = ? where conversation_id in (
       select conversation_id from conversations where owner = ? limit ?)`,
  );
  const drops = tables.map((table) => ({
    table,
    rows: sure.prepare(`delete from ${table} where ${isOwn(table)}`),
  }));
  const drop = sure.transaction((owner: string) => {
    // Rows that name each other go in any order.
    sure.pragma("defer_foreign_keys = on");
    const waits = waiting.get({ owner }) !== undefined;
    for (const { table, rows } of drops) if (!waits || !ofVectors.has(table)) rows.run({ owner });
  });

  return {
    count: (owner) => count.get({ owner }) as number,
    ids: (what, owner) => ids[what].all(owner) as string[],
    expire: (owner, atMost) => expire.run(longAgo, owner, atMost).changes,
    drop: (owner) => overwritten(sure, () => drop(owner)),
  };
}
