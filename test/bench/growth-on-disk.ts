// What a conversation takes on the disk, by what holds it.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { openLongMemory } from "./long-memory.ts";
import type { Held, LongMemory } from "./long-memory.ts";
import { bytesOf } from "./spoken-turns.ts";
import type { SpokenTurn } from "./spoken-turns.ts";

/** Milliseconds after a run in which nothing more is told of it. */
const laterMs = 1000;

export interface DiskUse {
  /** Of the database file and what waits beside it to be written into it. */
  readonly database: number;
  /** Of these, by what they hold. */
  readonly parts: Readonly<Record<string, number>>;
  readonly vectors: number;
}

export interface OnDisk {
  readonly textBytes: number;
  /** Before the first message, and after the last. */
  readonly empty: DiskUse;
  readonly full: DiskUse;
}

/** Holds the whole conversation and weighs it. */
export async function growOnDisk(
  long: LongMemory,
  turns: readonly SpokenTurn[],
): Promise<OnDisk & { readonly held: readonly Held[] }> {
  const empty = diskUse(long);
  const held: Held[] = [];
  for (const turn of turns) {
    held.push(await long.hold(turn, held[0]?.conversationId));
    compactLogs(long);
  }
  await long.remembered();
  return { textBytes: bytesOf(turns), empty, full: diskUse(long), held };
}

/** The same in a place of its own. */
export async function weighAlone(turns: readonly SpokenTurn[]): Promise<OnDisk> {
  await using long = await openLongMemory();
  // Awaited here: what is returned as it is would be closed first.
  return await growOnDisk(long, turns);
}

/** What the server does a minute after a run has ended: between two turns of a person. */
function compactLogs({ facet: { services } }: Pick<LongMemory, "facet">): void {
  while (services.store.events.compact(new Date(Date.now() + laterMs)) > 0);
}

/** As after a minute of rest: everything is in the database's file. */
function diskUse(long: Pick<LongMemory, "facet">): DiskUse {
  compactLogs(long);
  const { folder } = long.facet;
  const path = join(folder, "facet.db");
  const database = new Database(path);
  try {
    database.pragma("wal_checkpoint(truncate)");
    const rows = database.prepare("select name, sum(pgsize) as bytes from dbstat group by name").all();
    const parts: Record<string, number> = {};
    for (const { name, bytes } of rows as { name: string; bytes: number }[]) {
      const part = partOf(name);
      parts[part] = (parts[part] ?? 0) + bytes;
    }
    const page = database.pragma("page_size", { simple: true }) as number;
    parts["free"] = page * (database.pragma("freelist_count", { simple: true }) as number);
    const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    const vectors = bytesIn(join(folder, "chroma")) + sizeOf(join(folder, "vectors.db"));
    return { database: sizeOf(path) + sizeOf(`${path}-wal`), parts, vectors };
  } finally {
    database.close();
  }
}

/** Tables and their indexes; the word indexes apart. */
function partOf(name: string): string {
  if (name.includes("_fts")) return "words";
  const table = /^(?:sqlite_autoindex_)?(messages|conversations|runs|events|memories|summaries)/.exec(name)?.[1];
  return table ?? "other tables";
}

function bytesIn(folder: string): number {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((each) => each.isFile());
    return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  } catch {
    return 0;
  }
}
