// The contents of a document, fetched when they are wanted.
import { createResource, Match, Switch } from "solid-js";
import type { JSX } from "solid-js";
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import { useWorkbench } from "../state/workbench.ts";
import { apiWords } from "./api-words.ts";
import { ApiTree } from "./ApiTree.tsx";
import { outlineOf } from "./server.ts";
import { SourceTrouble } from "./SourceTrouble.tsx";

interface DocumentContentsProps {
  readonly document: Pick<DocumentInfo, "documentId" | "name" | "mediaType">;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

export default function DocumentContents(props: DocumentContentsProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => apiWords(workbench);
  const [nodes, { refetch }] = createResource(() => props.document.documentId, outlineOf);
  const known = () => (nodes.error || nodes.loading ? undefined : nodes());
  return (
    <Switch
      fallback={
        <div class="pad late" role="status">
          <span class="visually-hidden">{words().loading}</span>
          <div class="skeleton" style={{ "inline-size": "52%" }} />
          <div class="skeleton" style={{ "inline-size": "74%" }} />
          <div class="skeleton" style={{ "inline-size": "63%" }} />
        </div>
      }
    >
      <Match when={nodes.error}>
        {(thrown) => <SourceTrouble thrown={thrown()} title={words().failed} onRetry={() => void refetch()} />}
      </Match>
      <Match when={known()?.length === 0}>
        <p class="pad small muted">{words().none}</p>
      </Match>
      <Match when={known()}>
        {(found) => <ApiTree document={props.document} nodes={found()} page={props.page} onPage={props.onPage} />}
      </Match>
    </Switch>
  );
}
