// The versions of the code on the branch before a question.
import type { CodeVersion, ScopedCode } from "../../pipelines/engine/code.ts";
import type { Store } from "../../pipelines/engine/ports.ts";

/** Read when a step first looks at them; a run sees them as they were then. Throws FacetError not-found where the question is gone. */
export function scopedCode(store: Pick<Store, "versions">, owner: string, questionId: string): ScopedCode {
  let known: readonly CodeVersion[] | undefined;
  const versions = () =>
    (known ??= store.versions.ofBranch(owner, questionId).filter(({ messageId }) => messageId !== questionId));
  return { versions, current: () => versions().at(-1) ?? null };
}
