// A document in a list: what it is, how far it is read, its pages, and what can be done with it.
import { createSignal, Match, Show, Switch } from "solid-js";
import type { JSX } from "solid-js";
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import { Icon } from "../icons.tsx";
import { FailureLine } from "../shell/FailureLine.tsx";
import { formatBytes } from "../shell/model-words.ts";
import { Sheet } from "../shell/Sheet.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { useDocumentActions } from "./document-actions.ts";
import type { DocumentPlace } from "./document-actions.ts";
import { kindOf, needsPassword } from "./document-words.ts";
import { DocumentMenu } from "./DocumentMenu.tsx";
import { DocumentProgress } from "./DocumentProgress.tsx";
import { createPageReport } from "./page-report.ts";
import { isOver, lostPages, settledReports } from "./page-strip.ts";
import { PageStrip } from "./PageStrip.tsx";
import { PasswordForm } from "./PasswordForm.tsx";
import { UseIn } from "./UseIn.tsx";

interface DocumentRowProps {
  readonly document: DocumentInfo;
  readonly place: DocumentPlace;
  /** Opens it at a page; without it the name is only a name. */
  readonly onOpen?: ((page: number) => void) | undefined;
  readonly onUnlink?: (() => void) | undefined;
  /** It was put into a conversation; only given where it can be. */
  readonly onUsed?: () => void;
  /** What stands beside its size. */
  readonly beside?: JSX.Element;
  /** What stands under its name. */
  readonly children?: JSX.Element;
}

const icons = { text: "file", data: "table", picture: "image" } as const;

export function DocumentRow(props: DocumentRowProps): JSX.Element {
  const workbench = useWorkbench();
  const { language, strings } = workbench;
  const words = () => strings().documents;
  const actions = useDocumentActions(() => props.document, props.place);
  const reports = createPageReport(() => props.document);
  const [removing, setRemoving] = createSignal(false);
  const [using, setUsing] = createSignal(false);
  const canOpen = () => props.onOpen !== undefined && reports().length > 0;
  const meta = () => {
    const { pageCount, bytes, version } = props.document;
    return [
      // A table has none.
      pageCount > 0 && kindOf(props.document) !== "data" ? words().pages(pageCount) : "",
      formatBytes(bytes, language()),
      version > 1 ? words().version(version) : "",
    ]
      .filter((each) => each !== "")
      .join(", ");
  };
  const remove = () => {
    setRemoving(false);
    void actions.remove();
  };

  return (
    <li>
      <div class="doc-row">
        <Icon name={icons[kindOf(props.document)]} />
        <div class="about">
          <Show
            when={canOpen()}
            fallback={
              <b class="cut-off" dir="auto">
                {props.document.name}
              </b>
            }
          >
            <button
              type="button"
              class="name cut-off"
              dir="auto"
              title={props.document.name}
              onClick={() => props.onOpen?.(1)}
            >
              {props.document.name}
            </button>
          </Show>
          <div class="row wrap meta tiny muted">
            <span>{meta()}</span>
            {props.beside}
          </div>
          {props.children}
        </div>
        <span class="row side">
          <Show when={!isOver(props.document.stage)}>
            <button
              type="button"
              class="button small quiet"
              aria-label={words().cancelOne(props.document.name)}
              onClick={() => void actions.cancel()}
            >
              {words().cancel}
            </button>
          </Show>
          <StageTag document={props.document} partly={lostPages(reports()).length > 0} />
          <DocumentMenu
            document={props.document}
            onRetry={() => void actions.retry()}
            onUnlink={props.onUnlink}
            onUse={props.onUsed && (() => setUsing(true))}
            onRemove={() => setRemoving(true)}
          />
        </span>
      </div>
      <div class="doc-below">
        <PageStrip
          reports={settledReports(reports(), props.document.stage)}
          pageCount={props.document.pageCount}
          onPage={canOpen() ? props.onOpen : undefined}
        />
        <DocumentProgress document={props.document} reports={reports()} onRetry={() => void actions.retry()} />
        <Show when={needsPassword(props.document)}>
          <PasswordForm
            document={props.document}
            busy={actions.busy()}
            onPassword={(password) => void actions.retry(password)}
          />
        </Show>
        <FailureLine failure={actions.failure()} />
      </div>
      <Sheet
        open={using()}
        onClose={() => setUsing(false)}
        title={words().useIn.title(props.document.name)}
        class="dialog"
      >
        <UseIn
          document={props.document}
          onDone={() => {
            setUsing(false);
            props.onUsed?.();
          }}
        />
      </Sheet>
      <Sheet
        open={removing()}
        onClose={() => setRemoving(false)}
        title={words().removeTitle(props.document.name)}
        class="dialog"
      >
        <p class="small muted">
          {words().removeBody}
          <Show when={props.document.conversationIds.length > 0}>
            {" "}
            {words().removeUsed(props.document.conversationIds.length)}
          </Show>
        </p>
        <div class="actions">
          <button type="button" class="button" onClick={() => setRemoving(false)}>
            {words().keep}
          </button>
          <button type="button" class="button danger" onClick={remove}>
            {words().remove}
          </button>
        </div>
      </Sheet>
    </li>
  );
}

function StageTag(props: { readonly document: DocumentInfo; readonly partly: boolean }): JSX.Element {
  const { strings } = useWorkbench();
  const words = () => strings().documents;
  return (
    <Switch>
      <Match when={props.document.stage === "ready" && props.partly}>
        <span class="tag warn">
          <Icon name="warn" size="xs" />
          {words().partly}
        </span>
      </Match>
      <Match when={props.document.stage === "ready"}>
        <span class="tag good">
          <Icon name="check" size="xs" />
          {words().ready}
        </span>
      </Match>
      <Match when={props.document.stage === "failed"}>
        <span class="tag bad">
          <Icon name={needsPassword(props.document) ? "lock" : "cross"} size="xs" />
          {words().failed}
        </span>
      </Match>
      <Match when={props.document.stage === "cancelled"}>
        <span class="tag">{words().cancelled}</span>
      </Match>
    </Switch>
  );
}
