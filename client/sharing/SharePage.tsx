// The page behind a link: a conversation as it was, to be read by anyone who has the link, with nothing of the workbench around it.
import { createSignal, For, Match, onCleanup, onMount, Show, Switch } from "solid-js";
import type { JSX } from "solid-js";
import type { CataloguePersona, SharedConversation } from "../../server/api.ts";
import { api } from "../api.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import { SaidWords } from "../conversation/SaidWords.tsx";
import { Gem, Icon } from "../icons.tsx";
import type { Preferences } from "../state/preferences.ts";
import { WorkbenchContext } from "../state/workbench.ts";
import { localeOf } from "../strings/languages.ts";
import { quoteId, SharedAnswer } from "./SharedAnswer.tsx";
import { printPage } from "./print-page.ts";
import "../conversation/messages.css";
import "./share-page.css";
import { visitorWorkbench } from "./visitor.ts";
import { whyNoPage } from "./why-no-page.ts";
import { sharingWords } from "./words.ts";

type State = { readonly is: "loading" } | { readonly is: "failed"; readonly failure: Failure } | Here;
interface Here {
  readonly is: "here";
  readonly shared: SharedConversation;
  readonly personas: readonly CataloguePersona[];
}

/** Milliseconds between tries while it cannot be had. */
const retryEvery = 3000;

export default function SharePage(props: { readonly shareId: string; readonly preferences: Preferences }): JSX.Element {
  const words = () => sharingWords(props.preferences).page;
  const [state, setState] = createSignal<State>({ is: "loading" });
  const why = (failure: Failure) => whyNoPage(failure, words(), props.preferences.language());
  let timer: ReturnType<typeof setTimeout> | undefined;

  const load = async () => {
    try {
      // A visitor who may not see the personas still reads what they wrote.
      const [shared, personas] = await Promise.all([
        api.shares.get.query({ shareId: props.shareId }),
        api.personas.catalogue.query().catch((): readonly CataloguePersona[] => []),
      ]);
      document.title = `${shared.title} – Facet`;
      setState({ is: "here", shared, personas });
    } catch (thrown) {
      const failure = failureOf(thrown);
      setState({ is: "failed", failure });
      if (!why(failure).isGone) timer = setTimeout(() => void load(), retryEvery);
    }
  };
  void load();
  onCleanup(() => clearTimeout(timer));
  onMount(hideFromSearchEngines);
  const here = () => {
    const now = state();
    return now.is === "here" ? now : undefined;
  };
  const noPage = () => {
    const now = state();
    return now.is === "failed" ? why(now.failure) : undefined;
  };

  return (
    <div class="shared-page">
      <header class="shared-head">
        <p class="brand">
          <Gem />
          Facet
        </p>
        <Show when={here()}>
          <button type="button" class="button small" onClick={printPage}>
            {words().print}
          </button>
        </Show>
      </header>
      <Switch>
        <Match when={here()}>{(known) => <Conversation {...known()} preferences={props.preferences} />}</Match>
        <Match when={noPage()}>
          {(told) => (
            <main class="calm">
              <Gem />
              <h1>{told().title}</h1>
              <p class="muted" role="status">
                {told().sentence}
              </p>
            </main>
          )}
        </Match>
        <Match when={true}>
          <main class="column" aria-busy="true">
            <h1 class="visually-hidden">{words().loading}</h1>
            <div class="late">
              <div class="skeleton row-like" />
              <div class="skeleton card-like" />
            </div>
          </main>
        </Match>
      </Switch>
    </div>
  );
}

function Conversation(props: Here & { readonly preferences: Preferences }): JSX.Element {
  const words = () => sharingWords(props.preferences).page;
  const when = () =>
    new Intl.DateTimeFormat(localeOf(props.preferences.language()), { dateStyle: "long" }).format(
      new Date(props.shared.at),
    );
  // The source itself is not here: a chip leads to its quote below the answer.
  const workbench = visitorWorkbench(props.personas, props.preferences, (source) => {
    if ("messageId" in source) document.getElementById(quoteId(source.messageId, source.number))?.focus();
  });
  return (
    <WorkbenchContext.Provider value={workbench}>
      <main id="main" class="column" tabIndex={-1} aria-label={words().label}>
        <h1 dir="auto">{props.shared.title}</h1>
        <p class="small muted row">
          <Icon name="lock" size="s" />
          {words().sharedAt(when())}
        </p>
        <div class="messages">
          <For each={props.shared.messages} fallback={<p class="muted">{words().empty}</p>}>
            {(message, at) =>
              message.role === "user" ? (
                <article class="said" aria-label={words().you}>
                  <span class="who" />
                  <div class="words">
                    <div dir="auto">
                      <SaidWords text={message.text} />
                    </div>
                    <Show when={message.pictures}>
                      {(count) => <p class="small muted">{words().pictures(count())}</p>}
                    </Show>
                  </div>
                </article>
              ) : (
                <SharedAnswer
                  message={message}
                  messageId={`m${at()}`}
                  later={props.shared.messages.slice(at() + 1).filter((each) => each.role === "assistant")}
                />
              )
            }
          </For>
        </div>
        <p class="tiny muted end-note">{words().madeWith}</p>
      </main>
    </WorkbenchContext.Provider>
  );
}

/** What is shared with those who have the link is not for everyone who searches. */
function hideFromSearchEngines(): void {
  const robots = document.createElement("meta");
  robots.name = "robots";
  robots.content = "noindex, nofollow, noarchive";
  document.head.append(robots);
}
