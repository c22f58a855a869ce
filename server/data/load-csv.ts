// CSV and TSV into a table: the delimiter and encoding as the text of the file was read, decimal commas where semicolons part.
import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import { cleanText } from "../documents/parse/formats/clean-text.ts";
import { readText } from "../documents/parse/formats/decode-text.ts";
import { delimiterOf } from "../documents/parse/formats/delimited.ts";
import { literal, quoted } from "./quote.ts";

/** Bytes looked at to find out how the file is written. */
const sampleBytes = 1_000_000;

export async function loadCsv(connection: DuckDBConnection, path: string, table: string): Promise<void> {
  const { text, encoding } = await readText(path, { limit: sampleBytes });
  const delimiter = delimiterOf(cleanText(text));
  const decimalComma = delimiter === ";" && /(?:^|;)"?-?\d+,\d+"?(?:;|$)/m.test(text);
  const options = [
    `delim = ${literal(delimiter)}`,
    `decimal_separator = ${literal(decimalComma ? "," : ".")}`,
    // All rows are looked at: a type that fits the first only would fail later.
    "sample_size = -1, null_padding = true, strict_mode = false, parallel = false",
  ].join(", ");
  const copy = encoding === "utf-8" ? undefined : await utf8Copy(path, encoding);
  const create = (more: string) =>
    connection.run(
      `create or replace table ${quoted(table)} as from read_csv(${literal(copy ?? path)}, ${options}${more})`,
    );
  try {
    await create("").catch(() => create(", all_varchar = true"));
  } finally {
    if (copy !== undefined) await rm(copy, { force: true });
  }
}

/** DuckDB reads UTF-8 best, and does not know Windows-1252. */
async function utf8Copy(path: string, encoding: string): Promise<string> {
  // A folder of this process: data-session.ts removes it where this process cannot.
  await mkdir(tmpdir(), { recursive: true, mode: 0o700 });
  const copy = join(tmpdir(), `${randomUUID()}.csv`);
  const decoder = new TextDecoder(encoding);
  try {
    await pipeline(
      createReadStream(path),
      async function* (pieces: AsyncIterable<Buffer>) {
        for await (const piece of pieces) yield decoder.decode(piece, { stream: true });
        yield decoder.decode();
      },
      createWriteStream(copy, { mode: 0o600 }),
    );
  } catch (thrown) {
    await rm(copy, { force: true });
    throw thrown;
  }
  return copy;
}
