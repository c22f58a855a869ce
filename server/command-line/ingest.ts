// facet ingest: documents of files and folders, with progress, and the reason of each that cannot be read.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { exitCodes, usageError } from "./exit.ts";
import { reachServer } from "./reach-server.ts";
import type { Place } from "./reach-server.ts";
import { readDocuments } from "./read-documents.ts";
import type { ReadFile } from "./read-documents.ts";
import type { Terminal } from "./terminal.ts";

interface Options extends Place {
  readonly conversation?: string;
  readonly json?: boolean;
}

export async function ingest(terminal: Terminal, options: Options, given: readonly string[]): Promise<number> {
  const paths = given.flatMap(filesAt);
  if (paths.length === 0)
    throw usageError("There is no file in what was given: name files, or a folder that holds some.");
  await using server = await reachServer(options, terminal);
  const each = (file: ReadFile) => terminal.out(options.json ? `${JSON.stringify(file)}\n` : lineOf(file));
  const files = await readDocuments(server.facet, terminal, paths, { conversationId: options.conversation, each });
  const failed = files.filter(({ failure }) => failure !== null).length;
  if (paths.length > 1) terminal.say(`${paths.length - failed} ready, ${failed} failed`, { dim: true });
  return failed === 0 ? 0 : exitCodes.failed;
}

function lineOf({ path, document, failure }: ReadFile): string {
  if (failure !== null || !document) return `failed  ${path}: ${failure ?? ""}\n`;
  const pages = `${document.pageCount} ${document.pageCount === 1 ? "page" : "pages"}`;
  return `ready   ${document.name} (${pages}, ${document.documentId})\n`;
}

/** The file itself, or all files of a folder but hidden ones. Throws a CommandError for what is not there. */
export function filesAt(path: string): readonly string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw usageError(`There is no file ${path}.`);
  if (!found.isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith(".") && name !== "node_modules")
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .flatMap((entry) => (entry.isDirectory() || entry.isFile() ? filesAt(join(path, entry.name)) : []));
}
