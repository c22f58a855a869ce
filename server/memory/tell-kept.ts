// Tells the page that more facts are kept.
import type { Run } from "../../pipelines/engine/conversations.ts";
import type { FacetStore } from "../store/facet-store.ts";

export function tellKept({ events }: Pick<FacetStore, "events">, run: Run, count: number): void {
  if (count > 0) events.append(run, [{ type: "memories-kept", conversationId: run.conversationId, count }]);
}
