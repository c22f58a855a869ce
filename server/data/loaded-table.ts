// A table of a document in the database.
export interface LoadedTable {
  readonly name: string;
  readonly documentId: string;
  readonly title: string;
}
