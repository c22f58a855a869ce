// Documentation of an API in the library: its contents on one side, the page that was chosen on the other.
import { createResource, createSignal, Match, Switch, untrack } from "solid-js";
import type { JSX } from "solid-js";
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import { useWorkbench } from "../state/workbench.ts";
import "./api.css";
import DocumentContents from "./DocumentContents.tsx";
import { PageWords } from "./PageWords.tsx";
import { pageOf } from "./server.ts";
import "./source.css";
import { SourceTrouble } from "./SourceTrouble.tsx";

interface ApiSheetProps {
  readonly document: DocumentInfo;
  /** The page it begins with. */
  readonly page: number;
}

export default function ApiSheet(props: ApiSheetProps): JSX.Element {
  const { strings } = useWorkbench();
  const [page, setPage] = createSignal(untrack(() => props.page));
  const [text, { refetch }] = createResource(
    () => ({ documentId: props.document.documentId, page: page() }),
    ({ documentId, page: number }) => pageOf(documentId, number),
  );
  const label = () => strings().documents.source.picture(page(), props.document.name);
  let shown: HTMLElement | undefined;
  const choose = (number: number) => {
    setPage(number);
    shown?.scrollTo({ top: 0 });
  };
  return (
    <div class="api-sheet">
      <div>
        <DocumentContents document={props.document} page={page()} onPage={choose} />
      </div>
      <div
        ref={(element) => (shown = element)}
        tabindex="0"
        role="region"
        aria-label={strings().documents.source.region}
      >
        <Switch fallback={<PageWords text={text.loading ? undefined : text()} citation={undefined} label={label()} />}>
          <Match when={text.error}>
            {(thrown) => <SourceTrouble thrown={thrown()} onRetry={() => void refetch()} />}
          </Match>
        </Switch>
      </div>
    </div>
  );
}
