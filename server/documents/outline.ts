// A document's contents from the sections its passages stand under: operations, schemas, symbols, or headings.
import type { DocumentInfo, OutlineNode } from "../../pipelines/engine/documents.ts";
import { apiTypes, placeIn } from "../../pipelines/engine/page-place.ts";

/** Entries of one document: more is no contents a person reads. */
const nodesAtMost = 20_000;
const operation = /^(?:GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE|QUERY) \S/;

export function outlineOf(
  { mediaType }: Pick<DocumentInfo, "mediaType">,
  sections: readonly { readonly page: number; readonly section: string }[],
): readonly OutlineNode[] {
  return sections.slice(0, nodesAtMost).map(({ page, section }) => {
    const { group, title } = placeIn(section) ?? { group: null, title: section };
    return { title, group, page, kind: kindOf(mediaType, group, title) };
  });
}

function kindOf(mediaType: string, group: string | null, title: string): OutlineNode["kind"] {
  if (group === null || group === "Overview" || /^readme(?:\.\w+)?$/i.test(group)) return "section";
  if (mediaType === apiTypes.openapi) return operation.test(title) ? "operation" : "schema";
  return mediaType === apiTypes.declarations || mediaType === apiTypes.package ? "symbol" : "section";
}
