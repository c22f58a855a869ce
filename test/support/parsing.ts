// Files of test/data for the parser, and what a test asks of one: all its pages.
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import type { ParsedFile, ParsedPage, Parser } from "../../server/documents/parse/parser.ts";

export const never = new AbortController().signal;

/** `path` begins at test/data. */
export function fileOf(path: string, mediaType = "application/pdf", password?: string): ParsedFile {
  const place = fileURLToPath(new URL(`../data/${path}`, import.meta.url));
  return { path: place, name: basename(path), mediaType, ...(password === undefined ? {} : { password }) };
}

export async function allPages(parser: Parser, file: ParsedFile, from = 1, to?: number): Promise<ParsedPage[]> {
  const { pageCount } = to === undefined ? await parser.open(file, never) : { pageCount: to };
  const pages: ParsedPage[] = [];
  for await (const page of parser.pages(file, from, pageCount, never)) pages.push(page);
  return pages;
}

export const wordsOf = ({ text, words }: ParsedPage): string[] => words.map(({ start, end }) => text.slice(start, end));
