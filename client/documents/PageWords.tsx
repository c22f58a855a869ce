// A page as text, with the quote marked in it: for documents that cannot be drawn, and for who would rather read than look.
import { Match, Show, Switch } from "solid-js";
import type { JSX } from "solid-js";
import type { Citation, PageText } from "../../pipelines/engine/documents.ts";
import { placeIn } from "../../pipelines/engine/page-place.ts";
import { useWorkbench } from "../state/workbench.ts";
import { ApiPage } from "./ApiPage.tsx";

interface PageWordsProps {
  /** Undefined while it is on its way. */
  readonly text: PageText | undefined;
  readonly citation: Citation | undefined;
  readonly label: string;
}

export function PageWords(props: PageWordsProps): JSX.Element {
  const { strings } = useWorkbench();
  const words = () => strings().documents;
  const parts = (text: string) => {
    const { located = false, start = 0, end = 0 } = props.citation ?? {};
    return located && end > start
      ? { before: text.slice(0, start), quote: text.slice(start, end), after: text.slice(end) }
      : { before: text, quote: "", after: "" };
  };
  return (
    <Switch>
      <Match when={props.text === undefined}>
        <div class="page-words late" aria-hidden="true">
          <div class="skeleton" style={{ "inline-size": "92%" }} />
          <div class="skeleton" style={{ "inline-size": "84%" }} />
          <div class="skeleton" style={{ "inline-size": "56%" }} />
        </div>
      </Match>
      <Match when={props.text}>
        {(page) => (
          <Show
            when={placeIn(page().section) === null || page().text.trim() === ""}
            fallback={<ApiPage text={page().text} citation={props.citation} label={props.label} />}
          >
            <article class="page-words" dir="auto" aria-label={props.label}>
              <Show
                when={page().text.trim() !== ""}
                fallback={
                  <p class="muted">
                    {words().source.noText} {whyOf(page().reason)}
                  </p>
                }
              >
                {parts(page().text).before}
                <Show when={parts(page().text).quote !== ""}>
                  <mark>{parts(page().text).quote}</mark>
                </Show>
                {parts(page().text).after}
              </Show>
            </article>
          </Show>
        )}
      </Match>
    </Switch>
  );

  function whyOf(reason: PageText["reason"]): string {
    return reason === undefined ? "" : `(${words().panel.reasons[reason]})`;
  }
}
