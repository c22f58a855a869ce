// Vectors by collection, as a port; server/vectors has its adapters.

export interface VectorRecord {
  readonly id: string;
  readonly vector: readonly number[];
  readonly metadata: Readonly<Record<string, string | number | boolean>>;
}

/** Which record, and no more of it: what a record is of stands in the store. */
export interface VectorHit {
  readonly id: string;
  /** Cosine similarity, 1 is equal. */
  readonly score: number;
}

/** Vectors by collection. `where` holds equal values (all must match) or lists of allowed values. */
export interface VectorIndex {
  readonly add: (collection: string, records: readonly VectorRecord[]) => Promise<void>;
  readonly search: (
    collection: string,
    vector: readonly number[],
    k: number,
    where?: VectorFilter,
  ) => Promise<readonly VectorHit[]>;
  readonly remove: (collection: string, where: VectorFilter) => Promise<number>;
  readonly count: (collection: string) => Promise<number>;
}

export type VectorFilter = Readonly<Record<string, string | number | boolean | readonly string[]>>;
