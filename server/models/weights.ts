// Finds and fetches the files of catalogue entries.

/** Bytes fetched so far of the whole entry. */
export type FetchProgress = (done: number, total: number) => void;

export interface Weights {
  /** The files of the entry in the cache by their name, checked when they were fetched; null when something is missing. */
  readonly find: (entryId: string) => Readonly<Record<string, string>> | null;
  /** Fetches what is missing: resumable, hash and disk checked. Throws FacetError model-missing or storage-full with the next step. */
  readonly fetch: (entryId: string, progress: FetchProgress, signal: AbortSignal) => Promise<Readonly<Record<string, string>>>;
}
