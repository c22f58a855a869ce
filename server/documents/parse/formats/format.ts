// What each format gives: its pages, and what the file says of itself.
import type { ApiPart } from "../../../../pipelines/engine/documents.ts";
import type { OpenedFile, ParsedPage } from "../parser.ts";

export interface FormatText extends Pick<OpenedFile, "title" | "authors" | "year"> {
  readonly pages: readonly ParsedPage[];
  /** Of API documentation: what a sample call of a page (from 1) is checked against. */
  readonly apiPart?: (page: number) => ApiPart | null;
}

/** For formats that hold nothing about themselves. */
export const unnamed = { title: null, authors: [], year: null } as const;

/** Titles that programs give to what has none. */
const placeholderTitles =
  /^(untitled|document|dokument|word document|microsoft word.*|powerpoint[ -]presentation|powerpoint-präsentation|presentation|präsentation)?(\.\w{3,4})?$/i;
/** Names that programs write where nobody is named. */
const placeholderAuthors =
  /^(administrator|admin|user|benutzer|author|unknown|python-docx|openpyxl|apache poi|microsoft office.*)?$/i;

/** The title, unless it is one that a program put there. */
export function realTitle(title: string | undefined): string | null {
  const line = (title ?? "").replace(/\s+/g, " ").trim().slice(0, 500);
  return placeholderTitles.test(line) ? null : line;
}

/** Names parted by semicolons, or by commas where each part has a space (not "Doe, Jane"). */
export function realAuthors(names: string | undefined): readonly string[] {
  const line = (names ?? "").replace(/\s+/g, " ").trim().slice(0, 2000);
  const byComma = line.split(",").map((name) => name.trim());
  const parts = line.includes(";") || !byComma.every((name) => name.includes(" ")) ? line.split(";") : byComma;
  return parts.map((name) => name.trim()).filter((name) => !placeholderAuthors.test(name));
}

/** The year a date begins with, if it is one. */
export function realYear(date: string | undefined): number | null {
  const year = Number(/^\s*((?:1[5-9]|20)\d{2})(?!\d)/.exec(date ?? "")?.[1]);
  return Number.isNaN(year) ? null : year;
}
