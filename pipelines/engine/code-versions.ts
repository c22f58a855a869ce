// The versions of the code along a branch, out of its questions, its answers and what the person changed. Pure.
import { codeLanguages, isFileName } from "./code.ts";
import type { CodeFile, CodeLanguage, CodeVersion } from "./code.ts";
import { detectLanguage } from "./code-language.ts";

/** What the person made of the code behind a message. */
export interface CodeChange {
  readonly versionId: string;
  readonly at: string;
  /** `undone`: went one step back. */
  readonly origin: "applied" | "edited" | "restored" | "undone";
  readonly title: string | null;
  readonly fixId: string | null;
  /** Of `restored` and `undone`: the version whose files it has, one that stands before it on the branch. */
  readonly restores: string | null;
  /** Null where `restores` names them. */
  readonly files: readonly CodeFile[] | null;
}

export type NewCodeChange = Omit<CodeChange, "versionId" | "at">;

/** A message of a branch as its versions are read from it. */
export interface CodeMessage {
  readonly messageId: string;
  readonly role: "user" | "assistant";
  readonly at: string;
  /** The `files` of a question's input or of an answer's outputs, as they are stored: of any shape. */
  readonly files: unknown;
  /** Oldest first. */
  readonly changes: readonly CodeChange[];
}

/**
 * Oldest first, numbered from 1. What only repeats the version before it is none. A change counts on the branches that went on
 * after it was made: not on one that had left its message before.
 */
export function versionsOf(branch: readonly CodeMessage[]): readonly CodeVersion[] {
  const versions: CodeVersion[] = [];
  const add = (version: Omit<CodeVersion, "number">) => {
    const last = versions.at(-1);
    if (last === undefined || !isSame(last.files, version.files))
      versions.push({ ...version, number: versions.length + 1 });
  };
  for (const [index, { messageId, role, at, files, changes }] of branch.entries()) {
    const told = codeFilesIn(files);
    if (told.length > 0) {
      const origin = role === "user" ? "submitted" : "written";
      add({ versionId: messageId, origin, messageId, at, title: null, files: told });
    }
    const left = branch[index + 1]?.at;
    for (const change of changes) {
      if (left !== undefined && change.at > left) continue;
      const own = change.files ?? versions.find(({ versionId }) => versionId === change.restores)?.files;
      if (own !== undefined) add({ ...factsOf(change), messageId, files: own });
    }
  }
  return versions;
}

function factsOf({ versionId, at, origin, title, fixId, restores }: CodeChange) {
  return {
    versionId,
    at,
    origin: origin === "undone" ? ("restored" as const) : origin,
    title,
    ...(fixId === null ? {} : { fixId }),
    ...(restores === null ? {} : { restores }),
    ...(origin === "undone" ? { byUndo: true as const } : {}),
  };
}

/** What one step back from the last version leads to; null at the first. Steps back follow each other; undoing a restoration takes it back. */
export function versionBefore(versions: readonly CodeVersion[]): CodeVersion | null {
  const last = versions.at(-1);
  if (last === undefined) return null;
  const from = last.byUndo ? reached(versions, last) : last;
  const before = versions[versions.indexOf(from) - 1];
  return before === undefined ? null : before.byUndo ? reached(versions, before) : before;
}

/** The version that a restored one has its files of; any other is itself. */
function reached(versions: readonly CodeVersion[], version: CodeVersion): CodeVersion {
  const isReached = ({ versionId, number }: CodeVersion) => versionId === version.restores && number < version.number;
  return versions.find(isReached) ?? version;
}

function isSame(one: readonly CodeFile[], other: readonly CodeFile[]): boolean {
  if (one.length !== other.length) return false;
  const known = new Map(one.map((file) => [file.name, file]));
  return other.every(({ name, language, text }) => {
    const file = known.get(name);
    return file?.text === text && file.language === language;
  });
}

/** The files among values of any shape, one of each name; a name that leads out of its folder is none, a language that is missing is detected. */
export function codeFilesIn(value: unknown): readonly CodeFile[] {
  const files = new Map<string, CodeFile>();
  for (const each of Array.isArray(value) ? (value as readonly unknown[]) : []) {
    const { name, text, language } = (each ?? {}) as Partial<Record<keyof CodeFile, unknown>>;
    if (typeof name !== "string" || typeof text !== "string" || files.has(name) || !isFileName(name)) continue;
    files.set(name, { name, language: isLanguage(language) ? language : detectLanguage(name, text), text });
  }
  return [...files.values()];
}

const isLanguage = (value: unknown): value is CodeLanguage => codeLanguages.some((each) => each === value);
