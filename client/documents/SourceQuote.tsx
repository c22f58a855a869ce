// Below the page: the quote word for word, how it stands to its page and its sentence, and a copy with its place.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import type { Citation } from "../../pipelines/engine/documents.ts";
import { copyText } from "../conversation/copy-text.ts";
import { Icon } from "../icons.tsx";
import { SupportTags } from "../outputs/SupportTags.tsx";
import { useWorkbench } from "../state/workbench.ts";

interface SourceQuoteProps {
  readonly citation: Citation;
  /** The page that is shown: another one than the quote's after turning pages. */
  readonly page: number;
  readonly onPage: () => void;
}

export function SourceQuote(props: SourceQuoteProps): JSX.Element {
  const { strings, toast } = useWorkbench();
  const words = () => strings().documents.source;
  const copy = async () => {
    const { quote, name, page, place: called } = props.citation;
    const place = `${name}, ${called ?? strings().documents.page(page)}`;
    if (await copyText(`“${quote}” (${place})`)) toast({ icon: "check", title: words().copied, detail: place });
  };
  return (
    <div class="pad stack source-quote">
      <Show when={props.page !== props.citation.page}>
        <button type="button" class="button small" onClick={() => props.onPage()}>
          <Icon name="arrow" size="xs" class="turns" />
          {words().backToQuote(props.citation.page)}
        </button>
      </Show>
      <blockquote class="quote" dir="auto">
        {props.citation.quote}
      </blockquote>
      <div class="row wrap">
        <SupportTags citation={props.citation} />
        <button
          type="button"
          class="icon-button small end"
          aria-label={words().copy}
          title={words().copy}
          onClick={() => void copy()}
        >
          <Icon name="copy" size="s" />
        </button>
      </div>
    </div>
  );
}
