// The versions of a branch as they go to the page: each text once, however many versions have it, and the texts of old versions only on demand.
import type { CodeFile, CodeVersion } from "./code.ts";

export interface CodeVersionList {
  /** Oldest first. */
  readonly versions: readonly ListedVersion[];
  readonly texts: readonly string[];
}

export interface ListedVersion extends Omit<CodeVersion, "files"> {
  /** `text` is a place in the list's texts. Null where the texts are not in the list. */
  readonly files: readonly (Omit<CodeFile, "text"> & { readonly text: number })[] | null;
}

/** A version as the page holds it; its files are missing until they are asked for. */
export interface KnownVersion extends CodeVersion {
  readonly isPartial?: true;
}

/** The current version is whole, and the ones before it as far as the characters go. */
export function listVersions(versions: readonly CodeVersion[], charactersAtMost: number): CodeVersionList {
  const places = new Map<string, number>();
  let left = charactersAtMost;
  const listed = versions.toReversed().map(({ files, ...facts }, fromEnd): ListedVersion => {
    const fresh = new Set(files.map(({ text }) => text).filter((text) => !places.has(text)));
    const characters = [...fresh].reduce((sum, { length }) => sum + length, 0);
    if (characters > left && fromEnd > 0) return { ...facts, files: null };
    left -= characters;
    for (const text of fresh) places.set(text, places.size);
    return { ...facts, files: files.map((file) => ({ ...file, text: places.get(file.text) ?? 0 })) };
  });
  return { versions: listed.toReversed(), texts: [...places.keys()] };
}

/** `known` has the files of versions that were asked for one by one. */
export function versionsIn(
  { versions, texts }: CodeVersionList,
  known: ReadonlyMap<string, readonly CodeFile[]> = new Map(),
): readonly KnownVersion[] {
  return versions.map(({ files: listed, ...facts }): KnownVersion => {
    const files = listed?.map((file) => ({ ...file, text: texts[file.text] ?? "" })) ?? known.get(facts.versionId);
    return files ? { ...facts, files } : { ...facts, files: [], isPartial: true };
  });
}
