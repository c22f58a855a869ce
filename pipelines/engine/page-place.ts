// The section of a page of API documentation: its group and what it is of, `pets › GET /pets/{id}`. Such a page is called by that, not by its number.
import type { DocumentInfo } from "./documents.ts";

const gap = " › ";

export const apiTypes = {
  openapi: "application/vnd.oai.openapi",
  declarations: "text/x-typescript-declarations",
  package: "application/x-npm-package",
} as const;

/** Its pages are operations, schemas or symbols. */
export function isApi({ mediaType }: Pick<DocumentInfo, "mediaType">): boolean {
  return Object.values<string>(apiTypes).includes(mediaType);
}

export function sectionOf(group: string, title: string): string {
  return `${group.replaceAll("›", "/").replace(/\s+/g, " ").trim()}${gap}${title.replaceAll("›", "/").replace(/\s+/g, " ").trim()}`;
}

/** Null where a section is only a heading. */
export function placeIn(section: string | null): { readonly group: string; readonly title: string } | null {
  const at = section?.indexOf(gap) ?? -1;
  if (section === null || at < 0) return null;
  return { group: section.slice(0, at), title: section.slice(at + gap.length) };
}
