// The vector port without a server: every vector in one SQLite file, compared one by one. Exact, and fast enough to some ten thousand vectors.
import { rmSync } from "node:fs";
import Database from "better-sqlite3";
import type { VectorFilter, VectorHit, VectorIndex, VectorRecord } from "../../pipelines/engine/vectors.ts";
import { databaseEndings } from "../store/database-files.ts";
import { tellsDamage } from "./damaged-data.ts";

export interface ExactIndex extends VectorIndex, Disposable {
  /** All records by collection, for the move to a server; at most `limit` at once. */
  readonly take: (limit: number) => { readonly collection: string; readonly records: readonly VectorRecord[] } | null;
  readonly drop: (collection: string, ids: readonly string[]) => void;
}

/** Chroma's rule, kept here too: what is stored without a server must fit into one later. */
const collectionRule = /^[a-zA-Z0-9][a-zA-Z0-9._-]{1,510}[a-zA-Z0-9]$/;

interface Row {
  readonly id: string;
  readonly vector: Buffer;
  readonly metadata: string;
}

type Metadata = VectorRecord["metadata"];

/** A file that is damaged is left and begun anew: all of it can be made again from the store. */
export function openExactIndex(path: string): ExactIndex {
  try {
    return openFile(path);
  } catch (thrown) {
    if (!(thrown instanceof Database.SqliteError) || !tellsDamage(thrown.message)) throw thrown;
    for (const end of databaseEndings) rmSync(`${path}${end}`, { force: true });
    return openFile(path);
  }
}

function openFile(path: string): ExactIndex {
  const database = new Database(path);
  database.pragma("journal_mode = wal");
  database.exec(`create table if not exists vectors (
    collection text not null, id text not null, vector blob not null, text text not null, metadata text not null,
    primary key (collection, id)) without rowid`);
  const put = database.prepare("insert or replace into vectors values (?, ?, ?, '', ?)");
  const rows = database.prepare<[string], Row>("select id, vector, metadata from vectors where collection = ?");
  const width = database
    .prepare<[string], number>("select length(vector) / 4 from vectors where collection = ? limit 1")
    .pluck();
  const count = database.prepare<[string], number>("select count(*) from vectors where collection = ?").pluck();
  const remove = database.prepare("delete from vectors where collection = ? and id = ?");
  const first = database.prepare<[], string>("select collection from vectors limit 1").pluck();

  const add = database.transaction((collection: string, records: readonly VectorRecord[]) => {
    if (!collectionRule.test(collection)) throw new Error(`“${collection}” is no name for a collection`);
    for (const { id, vector, metadata } of records) {
      const known = width.get(collection) ?? vector.length;
      if (vector.length !== known) throw new Error(`a vector of ${vector.length} numbers, where ${known} are kept`);
      put.run(collection, id, Buffer.from(unit(vector).buffer), JSON.stringify(metadata));
    }
  });
  const drop = database.transaction((collection: string, ids: readonly string[]) => {
    for (const id of ids) remove.run(collection, id);
  });

  return {
    add: async (collection, records) => add(collection, records),
    search: async (collection, vector, k, where) => {
      const query = unit(vector);
      const hits: VectorHit[] = [];
      for (const row of rows.iterate(collection))
        if (where === undefined || matches(metadataOf(row), where))
          hits.push({ id: row.id, score: dot(query, vectorOf(row)) });
      return hits.toSorted((a, b) => b.score - a.score).slice(0, Math.max(0, k));
    },
    remove: async (collection, where) => {
      const ids = rows.all(collection).filter((row) => matches(metadataOf(row), where));
      drop(
        collection,
        ids.map(({ id }) => id),
      );
      return ids.length;
    },
    count: async (collection) => count.get(collection) ?? 0,
    take: (limit) => {
      const collection = first.get();
      if (collection === undefined) return null;
      const records: VectorRecord[] = [];
      for (const row of rows.iterate(collection)) {
        records.push({ id: row.id, vector: [...vectorOf(row)], metadata: metadataOf(row) });
        if (records.length === limit) break;
      }
      return { collection, records };
    },
    drop,
    [Symbol.dispose]: () => database.close(),
  };
}

const metadataOf = ({ metadata }: Row): Metadata => JSON.parse(metadata) as Metadata;

function vectorOf({ vector }: Row): Float32Array {
  // The buffer's own offset need not be a multiple of 4.
  return new Float32Array(new Uint8Array(vector).buffer);
}

function unit(vector: readonly number[]): Float32Array {
  const length = Math.hypot(...vector) || 1;
  return Float32Array.from(vector, (value) => value / length);
}

function dot(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) throw new Error(`a vector of ${a.length} numbers, where ${b.length} are kept`);
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

function matches(metadata: Metadata, where: VectorFilter = {}): boolean {
  return Object.entries(where).every(([key, wanted]) => {
    const value = metadata[key];
    return typeof wanted === "object" ? typeof value === "string" && wanted.includes(value) : value === wanted;
  });
}
