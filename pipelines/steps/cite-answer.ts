// The Researcher's citing step: every quote looked for on its page, and the answer's list of references made of what was found.
import { citationsOf, withTrueSources } from "./cite.ts";
import type { Found } from "./find-passages.ts";
import { referencesOf } from "./references.ts";
import type { Draft, ResearchContext } from "./research.ts";

/** The page gets the citations before they are checked: opening a quote needs no verdict. */
export async function citeAnswer(
  { draft, found }: { readonly draft: Draft; readonly found: Found },
  { documents, emit }: Pick<ResearchContext, "documents" | "emit">,
): Promise<{ cited: Draft }> {
  if (draft.finished) return { cited: draft };
  const claims = withTrueSources(draft.claims, found.passages, documents);
  const disagreements = withTrueSources(draft.disagreements, found.passages, documents);
  const citations = citationsOf(claims, documents);
  emit({ type: "output", field: "citations", value: citations });
  emit({ type: "output", field: "references", value: referencesOf(citations, documents.list()) });
  return { cited: { ...draft, claims, disagreements } };
}
