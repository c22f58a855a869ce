// Moves what the exact index kept while there was no server into the server that is there now.
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import type { VectorIndex } from "../../pipelines/engine/vectors.ts";
import { databaseEndings } from "../store/database-files.ts";
import { openExactIndex } from "./exact-index.ts";

/** Records moved at once. */
const batchSize = 500;

/** A move that was cut short goes on with the next call: a record is dropped here only when the server has it. */
export async function moveVectors(file: string, to: VectorIndex, signal: AbortSignal): Promise<void> {
  if (!existsSync(file)) return;
  {
    using exact = openExactIndex(file);
    for (let batch = exact.take(batchSize); batch !== null; batch = exact.take(batchSize)) {
      signal.throwIfAborted();
      await to.add(batch.collection, batch.records);
      exact.drop(
        batch.collection,
        batch.records.map(({ id }) => id),
      );
    }
  }
  await Promise.all(databaseEndings.map((end) => rm(`${file}${end}`, { force: true })));
}
