// Code that is being changed in the panel, kept per conversation as long as the tab lives, so that a reload loses nothing.
import type { DraftStorage } from "../conversation/drafts.ts";

export interface CodeEdit {
  readonly versionId: string;
  /** Changed texts by the name of their file. */
  readonly texts: Readonly<Record<string, string>>;
}

export interface KeptEdits {
  readonly get: (conversationId: string | null) => CodeEdit | null;
  /** Null forgets it. */
  readonly set: (conversationId: string | null, edit: CodeEdit | null) => void;
}

const prefix = "facet.code-edit.";

/** Storage may be full, forbidden or hold anything: an edit that cannot be stored lives as long as the page. */
export function createKeptEdits(storage: DraftStorage | undefined): KeptEdits {
  const memory = new Map<string, CodeEdit>();
  return {
    get: (conversationId) =>
      conversationId === null ? null : (memory.get(conversationId) ?? stored(storage, prefix + conversationId)),
    set(conversationId, edit) {
      if (conversationId === null) return;
      if (edit) memory.set(conversationId, edit);
      else memory.delete(conversationId);
      try {
        // What is stored of an earlier state would come back in its place.
        storage?.removeItem(prefix + conversationId);
        if (edit) storage?.setItem(prefix + conversationId, JSON.stringify(edit));
      } catch {
        // Full or forbidden: the memory has it.
      }
    },
  };
}

function stored(storage: DraftStorage | undefined, key: string): CodeEdit | null {
  try {
    const value: unknown = JSON.parse(storage?.getItem(key) ?? "null");
    return isEdit(value) ? value : null;
  } catch {
    return null;
  }
}

function isEdit(value: unknown): value is CodeEdit {
  if (typeof value !== "object" || value === null) return false;
  const { versionId, texts } = value as Partial<Record<keyof CodeEdit, unknown>>;
  if (typeof versionId !== "string" || typeof texts !== "object" || texts === null) return false;
  return Object.values(texts).every((text) => typeof text === "string");
}

/** The tab's storage, where the browser allows it: another tab has edits of its own. */
export function openTabStorage(): DraftStorage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}
