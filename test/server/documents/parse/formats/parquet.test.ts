import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBConnection } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { readBytes } from "../../../../support/read-bytes.ts";

async function parquetOf(sql: string): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "facet-parquet-"));
  const connection = await DuckDBConnection.create();
  try {
    await connection.run(`copy (${sql}) to '${folder}/a.parquet' (format parquet)`);
    return readFileSync(join(folder, "a.parquet"));
  } finally {
    connection.closeSync();
    rmSync(folder, { recursive: true });
  }
}

test("a Parquet file that breaks off is told as damaged", async () => {
  const bytes = await parquetOf("select 1 as a");
  await expect(readBytes(bytes.subarray(0, 100), "parquet")).rejects.toMatchObject({ data: { code: "file-damaged" } });
});

test("columns and first rows of a Parquet file become text, and the rest is counted", async () => {
  const bytes = await parquetOf("select 'City ' || i as city, i * 0.5 as price, null as gap from range(1200) t(i)");
  const { pages, text } = await readBytes(bytes, "parquet", "cities.parquet");
  expect(pages[0]?.text).toMatch(/^cities.parquet, rows 1–\d+ of 1,200\n\ncity \| price \| gap\nCity 0 \| 0.0 \| /);
  expect(text).toContain("City 499 |");
  expect(text).not.toContain("City 500 |");
});
