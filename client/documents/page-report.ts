// The pages of one document, asked for again as it gets further.
import { createEffect, createMemo, createSignal, on } from "solid-js";
import type { Accessor } from "solid-js";
import type { DocumentInfo, PageReport } from "../../pipelines/engine/documents.ts";
import { getDocument } from "./server.ts";

/** Must be called under a Solid owner. */
export function createPageReport(document: Accessor<DocumentInfo>): Accessor<readonly PageReport[]> {
  const [pages, setPages] = createSignal<readonly PageReport[]>([]);
  const key = createMemo(() => `${document().documentId} ${document().stage} ${document().done}`);
  let asked = 0;
  let shown = 0;
  createEffect(
    on(key, async () => {
      const mine = ++asked;
      // A look that fails is made up by the next; the list above tells of a server that is away.
      const detail = await getDocument(document().documentId).catch(() => undefined);
      if (!detail || mine < shown) return;
      shown = mine;
      setPages(detail.pages);
    }),
  );
  return pages;
}
