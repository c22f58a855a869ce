// What the source viewer is at: the citation it shows, or the page, looked up in the open conversation.
import { createMemo } from "solid-js";
import type { Accessor } from "solid-js";
import type { Citation } from "../../pipelines/engine/documents.ts";
import { useSession } from "../conversation/session.ts";
import { questionOf } from "../conversation/tree.ts";
import { useWorkbench } from "../state/workbench.ts";
import { citationsOf, isCitation } from "./source.ts";

export interface ShownSource {
  readonly documentId: string;
  /** "" while it is not known. */
  readonly name: string;
  readonly page: number;
  readonly citation?: Citation;
  /** The citations of the same answer, this one among them. */
  readonly citations: readonly Citation[];
}

/** Undefined where nothing is open, or its answer is not in the open conversation. */
export function useShownSource(): Accessor<ShownSource | undefined> {
  const { source, personaById } = useWorkbench();
  const { live, files } = useSession();
  const nameOf = (id: string) => files.documents().find(({ documentId }) => documentId === id)?.name ?? "";

  return createMemo(() => {
    const open = source();
    if (!open) return undefined;
    if (!isCitation(open)) return { ...open, name: nameOf(open.documentId), citations: [] };
    const node = live.tree().nodes.get(open.messageId);
    if (node?.role !== "assistant") return undefined;
    const { answer } = live.live(node.runId);
    const persona = personaById(answer.persona?.id ?? questionOf(live.tree(), open.messageId)?.persona.id ?? "");
    const citations = citationsOf(answer.outputs, persona, open.field);
    const citation = citations.find(({ number }) => number === open.number);
    if (!citation) return undefined;
    const { documentId, name, page } = citation;
    return { documentId, name: nameOf(documentId) || name, page, citation, citations };
  });
}
