// Thousands of conversations in a running server's store, as if they had been held over months.
import { join } from "node:path";
import Database from "better-sqlite3";
import type { FacetProcess } from "./facet-process.ts";

const titles = ["Street trees", "Sensor pairing", "House blend", "Station data", "Gini coefficient", "Urban soils"];

/** The title of the n-th, from the newest. */
export const titleOf = (at: number): string => `${titles[at % titles.length]} ${at}`;

/** Adds `count`, the first now and each an hour older than the one before. */
export function addConversations(facet: Pick<FacetProcess, "folder">, count: number): void {
  const db = new Database(join(facet.folder, "data", "facet.db"));
  const add = db.prepare(
    "insert into conversations (conversation_id, owner, title, personas, created_at, updated_at) values (?, 'local', ?, ?, ?, ?)",
  );
  db.transaction(() => {
    for (let at = 0; at < count; at += 1) {
      const when = new Date(Date.now() - at * 3_600_000).toISOString();
      add.run(`many-${at}`, titleOf(at), JSON.stringify(["guide"]), when, when);
    }
  })();
  db.close();
}
