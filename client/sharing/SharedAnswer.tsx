// An answer on a shared page: its parts in their own views, and below them the quotes it cites.
import { createMemo, ErrorBoundary, For, Show, Suspense } from "solid-js";
import type { JSX } from "solid-js";
import { emptyAnswer } from "../../pipelines/engine/fold.ts";
import type { Answer } from "../../pipelines/engine/answer.ts";
import type { RunStatus } from "../../pipelines/engine/answer.ts";
import type { SharedMessage } from "../../server/api.ts";
import { plainText } from "../conversation/answer-text.ts";
import { Outputs } from "../conversation/lazy-outputs.ts";
import { PersonaIcon } from "../icons.tsx";
import { LaterOutputs } from "../outputs/later-outputs.ts";
import { placeWords } from "../outputs/place-words.ts";
import { outputWords } from "../outputs/words.ts";
import { useWorkbench } from "../state/workbench.ts";
import { localeOf } from "../strings/languages.ts";
import { quotesOf, readableOutputs } from "./shared-outputs.ts";
import { sharingWords } from "./words.ts";

type SharedReply = Extract<SharedMessage, { readonly role: "assistant" }>;

/** Where the quote of a citation stands on the page. */
export const quoteId = (messageId: string, number: number): string => `quote-${messageId}-${number}`;

interface SharedAnswerProps {
  readonly message: SharedReply;
  readonly messageId: string;
  /** The answers below it. */
  readonly later: readonly SharedReply[];
}

export function SharedAnswer(props: SharedAnswerProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => sharingWords(workbench).page;
  const persona = () => workbench.personaById(props.message.persona.id);
  const name = () => {
    const known = persona();
    return known ? workbench.local(known.title) : props.message.persona.id;
  };
  const answer = createMemo((): Answer => ({
    ...emptyAnswer,
    status: props.message.status as RunStatus,
    persona: props.message.persona,
    outputs: readableOutputs(props.message.outputs),
  }));
  const quotes = createMemo(() => quotesOf(props.message.outputs, persona()));
  const text = () => <p class="far">{plainText(answer(), persona(), workbench.language())}</p>;

  return (
    <article class="answer" data-persona={props.message.persona.id} aria-label={name()}>
      <div class="gutter">
        <span class="stone">
          <PersonaIcon paths={persona()?.icon ?? []} />
        </span>
      </div>
      <div>
        <div class="shared-by">
          <h2>{name()}</h2>
          <span class="tiny muted">
            <time dateTime={props.message.at}>
              {new Intl.DateTimeFormat(localeOf(workbench.language()), {
                dateStyle: "medium",
                timeStyle: "short",
              }).format(new Date(props.message.at))}
            </time>
          </span>
        </div>
        <div class="body">
          {/* A view that needs the workbench around it gives way to its text. */}
          <ErrorBoundary fallback={text()}>
            <Suspense fallback={text()}>
              <LaterOutputs.Provider value={() => props.later.map(({ outputs }) => outputs)}>
                <Outputs answer={answer()} persona={persona()} running={false} messageId={props.messageId} />
              </LaterOutputs.Provider>
            </Suspense>
          </ErrorBoundary>
          <Show when={props.message.status !== "done"}>
            <p class="small muted">{words().unfinished}</p>
          </Show>
          <Show when={quotes().length > 0}>
            <section class="shared-quotes">
              <h3 class="label">{outputWords(workbench).quotes}</h3>
              <ol>
                <For each={quotes()}>
                  {(quote) => (
                    <li id={quoteId(props.messageId, quote.number)} tabIndex={-1}>
                      <span class="number">{quote.number}</span>
                      <span>
                        <span class="quote plain" dir="auto">
                          {quote.quote}
                        </span>
                        <span class="tiny muted">
                          <bdi>{quote.name}</bdi>, {placeWords(quote, outputWords(workbench))}
                        </span>
                      </span>
                    </li>
                  )}
                </For>
              </ol>
            </section>
          </Show>
        </div>
      </div>
    </article>
  );
}
