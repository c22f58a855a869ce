// The tables among an owner's documents: what of them can be asked.
import type { DataProfile, ScopedData } from "../../pipelines/engine/data.ts";
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { Documents } from "../documents/documents.ts";
import type { DocumentScope } from "../documents/scoped.ts";
import type { Data } from "./open-data.ts";
import type { DataFile } from "./protocol.ts";

export interface DataParts {
  readonly data: Data;
  readonly documents: Pick<Documents, "list" | "get" | "files">;
}

/** Looked up with each use; documents of the scope that are no tables, are gone or are not the owner's are left out. */
export function scopedData(parts: DataParts, owner: string, scope: DocumentScope): ScopedData {
  const files = () => filesOf(parts, owner, scope);
  return {
    documentIds: () => files().map(({ documentId }) => documentId),
    tables: async (signal) => (await parts.data.profile(files(), signal)).tables,
    query: async (sql, signal) => {
      const all = files();
      if (all.length === 0) throw new FacetError("not-found", { what: "table" }, { next: ["edit"] });
      return parts.data.query(all, sql, signal);
    },
  };
}

/** Throws FacetError not-found for a document that is not the owner's. */
export const profileOf = async (
  parts: DataParts,
  owner: string,
  documentId: string,
  signal?: AbortSignal,
): Promise<DataProfile> => {
  const { documentId: known } = parts.documents.get(owner, documentId);
  return parts.data.profile(filesOf(parts, owner, { documentIds: [known] }), signal);
};

function inScope(documents: DataParts["documents"], owner: string, scope: DocumentScope): readonly DocumentInfo[] {
  if (!("documentIds" in scope)) return documents.list(owner, scope);
  const byId = new Map(documents.list(owner).map((each) => [each.documentId, each]));
  return scope.documentIds.flatMap((documentId) => byId.get(documentId) ?? []);
}

function filesOf({ documents }: DataParts, owner: string, scope: DocumentScope): readonly DataFile[] {
  return inScope(documents, owner, scope)
    .filter(({ isData }) => isData)
    .map(({ documentId, fileId, name, mediaType }) => {
      const path = documents.files.pathOf(documents.files.get(owner, fileId));
      return { documentId, name, mediaType, path };
    });
}
