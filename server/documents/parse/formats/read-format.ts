// Every format but PDF and pictures: which reader a file's type has, and what is told when it cannot be read.
import { FacetError } from "../../../../pipelines/engine/errors.ts";
import { apiTypes } from "../../../../pipelines/engine/page-place.ts";
import type { OpenedFile, ParsedFile } from "../parser.ts";
import type { FormatText } from "./format.ts";

type Reader = (file: ParsedFile) => Promise<FormatText>;

const office = "application/vnd.openxmlformats-officedocument";

/** Loaded with the first file of their kind. */
const readers: Readonly<Record<string, () => Promise<Reader>>> = {
  [`${office}.wordprocessingml.document`]: async () => (await import("./docx.ts")).readDocx,
  [`${office}.presentationml.presentation`]: async () => (await import("./pptx.ts")).readPptx,
  [`${office}.spreadsheetml.sheet`]: async () => (await import("./xlsx.ts")).readXlsx,
  "application/vnd.apache.parquet": async () => (await import("./parquet.ts")).readParquet,
  [apiTypes.openapi]: async () => (await import("./openapi.ts")).readOpenApi,
  [apiTypes.declarations]: async () => (await import("./declarations.ts")).readDeclarations,
  [apiTypes.package]: async () => (await import("./package.ts")).readPackage,
  "text/csv": async () => (await import("./csv.ts")).readCsv,
  "text/tab-separated-values": async () => (await import("./csv.ts")).readCsv,
  "text/html": async () => (await import("./html.ts")).readHtml,
  "text/markdown": async () => (await import("./markdown.ts")).readMarkdown,
  "text/plain": async () => (await import("./plain-text.ts")).readPlainText,
};

const sourceCode = async () => (await import("./source-code.ts")).readSourceCode;

/** All pages at once. Throws FacetError file-damaged, too-large or unsupported-file. */
export async function readFormat(
  file: ParsedFile,
): Promise<{ readonly opened: OpenedFile } & Pick<FormatText, "apiPart" | "pages">> {
  const load = readers[file.mediaType] ?? (file.mediaType.startsWith("text/") ? sourceCode : undefined);
  if (!load) throw new FacetError("unsupported-file", { type: file.mediaType }, { next: ["edit"] });
  try {
    const read = await load();
    const { title, authors, year, pages, apiPart } = await read(file);
    const opened = { pageCount: pages.length, title, authors, year, drawable: false };
    return { opened, pages, ...(apiPart && { apiPart }) };
  } catch (error) {
    throw asFacetError(error, file);
  }
}

/** What a library threw over a file's bytes says that they are damaged; what the system threw is passed on. */
function asFacetError(error: unknown, file: ParsedFile): unknown {
  if (error instanceof FacetError) return error;
  if (error instanceof Error && "syscall" in error) return error;
  return new FacetError("file-damaged", { name: file.name }, { next: ["edit"], cause: error });
}
