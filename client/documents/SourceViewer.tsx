// The source viewer: the page a citation stands on with exactly its words boxed, the quote below, and the way to the others.
import {
  createEffect,
  createResource,
  createSignal,
  lazy,
  Match,
  on,
  onCleanup,
  Show,
  Suspense,
  Switch,
} from "solid-js";
import type { JSX } from "solid-js";
import { useSession } from "../conversation/session.ts";
import { useWorkbench } from "../state/workbench.ts";
import { DataBar } from "./DataBar.tsx";
import { isApi } from "../../pipelines/engine/page-place.ts";
import { getDocument, pageOf } from "./server.ts";
import { useShownSource } from "./shown-source.ts";
import { citationBeside, isCitation } from "./source.ts";
import { onSourceKey } from "./source-keys.ts";
import { SourceBar } from "./SourceBar.tsx";
import { SourcePage } from "./SourcePage.tsx";
import { SourceQuote } from "./SourceQuote.tsx";
import { SourceTrouble } from "./SourceTrouble.tsx";
import "./source.css";
import { fitWidth, zoomed } from "./zoom.ts";

const DataProfile = lazy(() => import("./DataProfile.tsx"));
const DocumentContents = lazy(() => import("./DocumentContents.tsx"));

export default function SourceViewer(): JSX.Element {
  const { source, openSource, strings } = useWorkbench();
  const { files } = useSession();
  const shown = useShownSource();
  const words = () => strings().documents.source;
  const [page, setPage] = createSignal(shown()?.page ?? 1);
  const [zoom, setZoom] = createSignal(fitWidth);
  const [asText, setAsText] = createSignal(false);
  let scroller: HTMLElement | undefined;

  const [document_, { refetch: reloadDocument }] = createResource(() => shown()?.documentId, getDocument);
  const [text, { refetch: reloadPage }] = createResource(
    () => {
      const documentId = shown()?.documentId;
      return documentId === undefined ? undefined : { documentId, page: page() };
    },
    ({ documentId, page: number }) => pageOf(documentId, number),
  );
  const detail = () => (document_.error ? undefined : document_.latest);
  const pageText = () => (text.error || text.loading ? undefined : text());
  const known = () => detail() ?? files.documents().find(({ documentId }) => documentId === shown()?.documentId);
  const isData = () => known()?.isData === true;
  /** A table is profiled; a citation of it stands in its text. */
  const profiled = () => isData() && shown()?.citation === undefined && !asText();
  /** Documentation of an API begins with its contents; a citation of it, or a page that was asked for, with that page. */
  const [contents, setContents] = createSignal(false);
  const hasContents = () => {
    const document_ = known();
    return document_ !== undefined && (isApi(document_) || /^text\/(?:markdown|html)$/.test(document_.mediaType));
  };
  const browsed = () => contents() && hasContents();
  const citation = () => (shown()?.citation?.page === page() ? shown()?.citation : undefined);

  // A source that is opened anew takes the reader to its page, and the keys to the viewer.
  createEffect(
    on(source, () => {
      const at = shown();
      setPage(at?.page ?? 1);
      const document_ = known();
      setContents(
        at !== undefined && at.citation === undefined && at.page === 1 && document_ !== undefined && isApi(document_),
      );
      requestAnimationFrame(() => {
        if (!document.activeElement?.closest(".panel")) scroller?.focus({ preventScroll: true });
      });
    }),
  );

  const toCitation = (steps: 1 | -1) => {
    const open = source();
    const next = citationBeside(shown()?.citations ?? [], shown()?.citation?.number ?? 0, steps);
    if (open && isCitation(open) && next) openSource({ ...open, number: next.number });
  };
  const goTo = (number: number) => {
    setPage(number);
    setContents(false);
    requestAnimationFrame(() => {
      scroller?.scrollTo({ top: 0 });
      scroller?.focus({ preventScroll: true });
    });
  };
  const turn = (steps: 1 | -1) => {
    setContents(false);
    const last = detail()?.pageCount ?? page();
    setPage(Math.max(1, Math.min(last, page() + steps)));
    scroller?.scrollTo({ top: 0 });
  };
  const onKey = onSourceKey({
    citation: toCitation,
    zoom: (direction) => setZoom(zoomed(zoom(), direction)),
    fit: () => setZoom(fitWidth),
  });
  document.addEventListener("keydown", onKey);
  onCleanup(() => document.removeEventListener("keydown", onKey));
  const retry = () => {
    if (document_.error) void reloadDocument();
    if (text.error) void reloadPage();
  };

  return (
    <Show when={shown()} fallback={<p class="pad small muted">{words().lost}</p>}>
      {(at) => (
        <>
          <Show when={!profiled()} fallback={<DataBar documentId={at().documentId} onText={() => setAsText(true)} />}>
            <SourceBar
              page={page()}
              pageCount={detail()?.pageCount ?? 0}
              onTurn={turn}
              citations={at().citations.map(({ number }) => number)}
              citation={at().citation?.number}
              onCitation={toCitation}
              zoom={zoom()}
              onZoom={setZoom}
              drawable={detail()?.drawable === true}
              asText={asText()}
              onText={setAsText}
              onContents={hasContents() && !browsed() ? () => setContents(true) : undefined}
              onProfile={isData() && !at().citation ? () => setAsText(false) : undefined}
            />
          </Show>
          <div
            ref={(element) => (scroller = element)}
            class="scroll source"
            tabindex="0"
            role="region"
            aria-label={words().region}
          >
            <Switch
              fallback={
                <SourcePage
                  documentId={at().documentId}
                  name={at().name || (detail()?.name ?? "")}
                  page={page()}
                  text={pageText()}
                  // Until it is known, what most documents are.
                  drawn={(detail()?.drawable ?? true) && !asText()}
                  zoom={zoom()}
                  citation={citation()}
                  scroller={() => scroller}
                />
              }
            >
              <Match when={!document_.error && browsed() && known()}>
                {(document_) => (
                  <Suspense>
                    <DocumentContents document={document_()} page={page()} onPage={goTo} />
                  </Suspense>
                )}
              </Match>
              <Match when={!document_.error && profiled()}>
                <Suspense>
                  <DataProfile documentId={at().documentId} />
                </Suspense>
              </Match>
              <Match when={document_.error ?? text.error}>
                {(thrown) => <SourceTrouble thrown={thrown()} onRetry={retry} />}
              </Match>
            </Switch>
            <Show when={at().citation}>
              {(quoted) => <SourceQuote citation={quoted()} page={page()} onPage={() => setPage(quoted().page)} />}
            </Show>
          </div>
        </>
      )}
    </Show>
  );
}
