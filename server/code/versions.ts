// What a person does with the versions of the code: apply a fix, go back, restore one, keep an edit.
import { z } from "zod";
import { versionBefore } from "../../pipelines/engine/code-versions.ts";
import { codeLanguages, codeLimits, isFileName } from "../../pipelines/engine/code.ts";
import type { CodeFile, CodeVersion } from "../../pipelines/engine/code.ts";
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { Message } from "../../pipelines/engine/conversations.ts";
import type { Store } from "../../pipelines/engine/ports.ts";
import { withFix } from "./apply-fix.ts";

/** Characters of what is said of a version. */
const titleCharacters = 300;

/** What applying needs of a fix: one that another Facet gave may have more or fewer fields beside it. */
const applicable = z.looseObject({
  fixId: z.string(),
  title: z.string(),
  changes: z
    .array(
      z.looseObject({
        name: z.string().refine(isFileName),
        language: z.enum(codeLanguages),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    )
    .max(codeLimits.files),
});

type Stored = Pick<Store, "messages" | "versions">;

/** Of the active branch, or of the one that ends with the message. Throws FacetError not-found. */
export function versionsOn(
  store: Stored,
  owner: string,
  { conversationId, messageId }: { readonly conversationId: string; readonly messageId?: string | undefined },
): readonly CodeVersion[] {
  const path = store.messages.path(owner, conversationId);
  const last = messageId ?? path.at(-1);
  if (last === undefined) return [];
  if (!path.includes(last) && store.messages.get(owner, last).conversationId !== conversationId)
    throw new FacetError("not-found", { what: "message" });
  return store.versions.ofBranch(owner, last);
}

/** One of those; FacetError not-found for a version that is not among them. */
export function versionOn(
  store: Stored,
  owner: string,
  { versionId, ...place }: Parameters<typeof versionsOn>[2] & { readonly versionId: string },
): CodeVersion {
  const version = versionsOn(store, owner, place).find((each) => each.versionId === versionId);
  if (version === undefined) throw new FacetError("not-found", { what: "version" });
  return version;
}

/** The fix of an answer on the current version of its branch, which must be the active one; where it is part of it already, that version. */
export function applyFix(
  store: Stored,
  owner: string,
  { messageId, fixId }: { readonly messageId: string; readonly fixId: string },
): CodeVersion {
  const message = store.messages.get(owner, messageId);
  const fix = fixIn(message, fixId);
  const { conversationId } = message;
  if (!store.messages.path(owner, conversationId).includes(messageId))
    throw new FacetError("conflict", { what: "fix", reason: "other-branch" }, { kept: ["conversation"] });
  const current = versionsOn(store, owner, { conversationId }).at(-1);
  // Code that came in the words of a question is no version: the fix brings it.
  const files = withFix(current?.files ?? submittedTo(fix), fix);
  return store.versions.add(owner, conversationId, {
    origin: "applied",
    title: fix.title.slice(0, titleCharacters),
    fixId,
    restores: null,
    files,
  });
}

/** One step back; null where there is none before. */
export function undoVersion(store: Stored, owner: string, conversationId: string): CodeVersion | null {
  const before = versionBefore(versionsOn(store, owner, { conversationId }));
  if (before === null) return null;
  return store.versions.add(owner, conversationId, { ...restored, origin: "undone", restores: before.versionId });
}

/** FacetError not-found for a version that is not on the active branch. */
export function restoreVersion(
  store: Stored,
  owner: string,
  { conversationId, versionId }: { readonly conversationId: string; readonly versionId: string },
): CodeVersion {
  const { versionId: restores } = versionOn(store, owner, { conversationId, versionId });
  return store.versions.add(owner, conversationId, { ...restored, origin: "restored", restores });
}

export function keepFiles(
  store: Stored,
  owner: string,
  { conversationId, files }: { readonly conversationId: string; readonly files: readonly CodeFile[] },
): CodeVersion {
  return store.versions.add(owner, conversationId, { ...restored, origin: "edited", restores: null, files });
}

const restored = { title: null, fixId: null, files: null } as const;

function fixIn(message: Message, fixId: string) {
  const fixes = message.role === "assistant" ? message.outputs["fixes"] : undefined;
  const all: readonly unknown[] = Array.isArray(fixes) ? fixes : [];
  for (const each of all) {
    const read = applicable.safeParse(each);
    if (read.success && read.data.fixId === fixId) return read.data;
  }
  throw new FacetError("not-found", { what: "fix" });
}

const submittedTo = ({ changes }: ReturnType<typeof fixIn>): readonly CodeFile[] =>
  changes.flatMap(({ name, language, before }) => (before === null ? [] : [{ name, language, text: before }]));
