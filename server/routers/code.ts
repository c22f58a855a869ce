// code.*: the versions of a conversation's code, fixes applied to it, files out of a zip, and what tools say of files that are being edited.
import { z } from "zod";
import type { SandboxLanguage } from "../../pipelines/engine/sandbox.ts";
import { listVersions } from "../../pipelines/engine/code-version-list.ts";
import { codeFilesIn } from "../../pipelines/engine/code-versions.ts";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { submittedFiles } from "../../pipelines/steps/code/code-schemas.ts";
import { unpackCode } from "../code/unpack.ts";
import { applyFix, keepFiles, restoreVersion, undoVersion, versionOn, versionsOn } from "../code/versions.ts";
import { id } from "../id.ts";
import { ownedProcedure, router } from "../trpc.ts";

const one = z.strictObject({ conversationId: id });
/** Characters of texts that the list of versions carries; chosen for a page on a slow line, 2026-11. */
const charactersListed = 2_000_000;
/** Milliseconds an editor waits for what the tools say; chosen for a person who types, 2026-11. */
const checkMs = 10_000;

export const codeRouter = router({
  /** The versions of the code of the active branch, or of the branch up to the message; the texts of old ones may be missing. */
  versions: ownedProcedure
    .input(one.extend({ messageId: id.optional() }))
    .query(({ ctx: { services, owner }, input }) =>
      listVersions(versionsOn(services.store, owner, input), charactersListed),
    ),
  /** One version of the code, whole. */
  version: ownedProcedure
    .input(one.extend({ messageId: id.optional(), versionId: id }))
    .query(({ ctx: { services, owner }, input }) => versionOn(services.store, owner, input)),
  /** Applies a fix of an answer to the current version: a conflict says which file it does not fit, and why. */
  applyFix: ownedProcedure
    .input(z.strictObject({ messageId: id, fixId: z.string().min(1).max(200) }))
    .mutation(({ ctx: { services, owner }, input }) => applyFix(services.store, owner, input)),
  /** Goes one version of the code back; null where there is none. What was left is restored by its id. */
  undo: ownedProcedure
    .input(one)
    .mutation(({ ctx: { services, owner }, input }) => undoVersion(services.store, owner, input.conversationId)),
  /** Makes an older version the current one. */
  restore: ownedProcedure
    .input(one.extend({ versionId: id }))
    .mutation(({ ctx: { services, owner }, input }) => restoreVersion(services.store, owner, input)),
  /** Keeps what the person edited, as a new version. */
  keep: ownedProcedure
    .input(one.extend({ files: submittedFiles.min(1) }))
    .mutation(({ ctx: { services, owner }, input: { conversationId, files } }) =>
      keepFiles(services.store, owner, { conversationId, files: codeFilesIn(files) }),
    ),
  /** The code in an uploaded zip, and what of it is left out and why. The upload is gone then, unless a document is made of it. */
  unpack: ownedProcedure
    .input(z.strictObject({ fileId: id }))
    .mutation(async ({ ctx: { services, owner }, input: { fileId } }) => {
      const { get, pathOf, remove } = services.documents.files;
      const path = pathOf(get(owner, fileId));
      try {
        return await unpackCode(path);
      } finally {
        remove(owner, fileId);
      }
    }),
  /** Loads the tools, so that the first code does not wait for them. */
  warm: ownedProcedure.meta({ onlyReads: true }).mutation(({ ctx: { services } }) => services.tools.warm()),
  /** Whether code may be run with the person's own python3 and node, and how they are jailed. */
  runtimes: ownedProcedure.query(async ({ ctx: { services } }) => {
    const languages: readonly SandboxLanguage[] = ["python", "javascript"];
    const [python, javascript] = await Promise.all(languages.map((language) => services.sandbox.own(language)));
    return { python: python ?? none, javascript: javascript ?? none };
  }),
  /** What the tools say of these files; nothing is kept. FacetError time-limit where they take too long. */
  check: ownedProcedure
    .meta({ onlyReads: true })
    .input(z.strictObject({ files: submittedFiles.min(1) }))
    .mutation(async ({ ctx: { services }, input: { files }, signal }) => {
      const late = AbortSignal.timeout(checkMs);
      try {
        return await services.tools.check(codeFilesIn(files), signal ? AbortSignal.any([signal, late]) : late);
      } catch (thrown) {
        if (!late.aborted) throw thrown;
        throw new FacetError(
          "time-limit",
          { step: "check", seconds: checkMs / 1000 },
          { next: ["edit"], cause: thrown },
        );
      }
    }),
});

const none = { allowed: false, jail: null } as const;
