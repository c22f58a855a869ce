// The files of a question as its persona takes them: code as its files, pictures as images, everything else as documents that are read first.
import { readFile } from "node:fs/promises";
import { basename, extname, isAbsolute, relative, resolve, sep } from "node:path";
import { codeLimits, isFileName } from "../../pipelines/engine/code.ts";
import type { CataloguePersona } from "../api.ts";
import type { FacetClient } from "../remote/client.ts";
import { CommandError, usageError } from "./exit.ts";
import { readDocuments, upload } from "./read-documents.ts";
import type { Terminal } from "./terminal.ts";

const pictures = /^\.(?:jpe?g|png|webp|avif|heic|heif|gif|tiff?|svg)$/i;
/** Read as documents, though they could be code: they are about something, or describe an API. */
const documents = /^\.(?:pdf|docx|pptx|xlsx|csv|tsv|parquet|md|markdown|txt|html?|json|ya?ml|tgz)$/i;

interface Attached {
  readonly input: Readonly<Record<string, unknown>>;
  readonly documentIds?: readonly string[];
  readonly imageIds?: readonly string[];
}

/** Throws a CommandError where one of them cannot be used: a question without its file would be another question. */
export async function attachFiles(
  facet: FacetClient,
  terminal: Terminal,
  paths: readonly string[],
  { persona, conversationId }: { readonly persona: CataloguePersona; readonly conversationId: string | undefined },
): Promise<Attached> {
  const codeField = persona.inputs.find(({ component }) => component === "files")?.key;
  const takesPictures = persona.accepts.includes("images");
  const kinds = paths.map((path) => {
    const isDocument = documents.test(extname(path)) || /\.d\.[cm]?ts$/i.test(path);
    if (takesPictures && pictures.test(extname(path))) return { path, kind: "picture" };
    return {
      path,
      kind: codeField !== undefined && !isDocument && !pictures.test(extname(path)) ? "code" : "document",
    };
  });
  const of = (kind: string) => kinds.filter((each) => each.kind === kind).map(({ path }) => path);
  if (of("document").length > 0 && !persona.accepts.includes("documents"))
    throw usageError(
      `${persona.id} takes no documents, and ${of("document").join(", ")} would be one: ask another persona.`,
    );

  const files = await Promise.all(of("code").map(codeFile));
  const imageIds: string[] = [];
  for (const path of of("picture")) {
    terminal.status(`Uploading ${basename(path)} …`);
    const { fileId } = await upload(facet, path);
    imageIds.push((await facet.api.images.add.mutate({ fileId })).imageId);
  }
  const read = await readDocuments(facet, terminal, of("document"), { conversationId });
  const failed = read.find(({ failure }) => failure !== null);
  if (failed) throw new CommandError(`${failed.path} cannot be used, and nothing was asked: ${failed.failure ?? ""}`);
  terminal.status(null);
  return {
    input: codeField !== undefined && files.length > 0 ? { [codeField]: files } : {},
    ...(imageIds.length > 0 && { imageIds }),
    ...(read.length > 0 && { documentIds: read.flatMap(({ document }) => document?.documentId ?? []) }),
  };
}

async function codeFile(path: string): Promise<{ readonly name: string; readonly text: string }> {
  const text = await readFile(path, "utf8");
  if (text.length <= codeLimits.charactersAFile) return { name: codeName(path), text };
  throw usageError(
    `${path} has ${text.length} characters, and code may have ${codeLimits.charactersAFile}: give a part of it.`,
  );
}

/** By its path from here, as imports name it and so that two of one name can be told apart; by its name alone where it lies elsewhere. */
function codeName(path: string): string {
  const fromHere = relative(process.cwd(), resolve(path)).replaceAll(sep, "/");
  return /^\.\.(?:\/|$)/.test(fromHere) || isAbsolute(fromHere) || !isFileName(fromHere) ? basename(path) : fromHere;
}
