// Reads bytes as a file of a format, the way the parsing process does.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readFormat } from "../../server/documents/parse/formats/read-format.ts";
import { tmpFolder } from "./tmp-folder.ts";

export const mediaTypes = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  parquet: "application/vnd.apache.parquet",
  csv: "text/csv",
  tsv: "text/tab-separated-values",
  html: "text/html",
  md: "text/markdown",
  txt: "text/plain",
  source: "text/x-source",
} as const;

/** The file lies under its hash, without an extension, as uploads do. */
export async function readBytes(bytes: string | Buffer, format: keyof typeof mediaTypes, name = `sample.${format}`) {
  using folder = tmpFolder();
  const path = join(folder.path, "0123456789abcdef");
  writeFileSync(path, bytes);
  const { opened, pages } = await readFormat({ path, name, mediaType: mediaTypes[format] });
  return { opened, pages, text: pages.map((page) => page.text).join("\n\n") };
}

/** The texts of a page's parts of one kind. */
export const partsOf = (page: Awaited<ReturnType<typeof readBytes>>["pages"][number] | undefined, kind: string) =>
  (page?.parts ?? []).filter((part) => part.kind === kind).map((part) => page?.text.slice(part.start, part.end));
