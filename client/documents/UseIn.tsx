// Puts a document of the library into a conversation: a new one, or one of those there are, found by name.
import { createMemo, createSignal, For, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import { namedLike } from "../../pipelines/engine/named-like.ts";
import type { Conversation } from "../../server/api.ts";
import { api } from "../api.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import { useSession } from "../conversation/session.ts";
import { Icon } from "../icons.tsx";
import { createSearch } from "../search/search.ts";
import { FailureLine } from "../shell/FailureLine.tsx";
import { useWorkbench } from "../state/workbench.ts";
import "./pick-list.css";
import { useReadingPersona } from "./reading-persona.ts";
import { SearchField } from "./SearchField.tsx";

/** Conversations shown; more are found by their names. */
const mostShown = 30;

interface UseInProps {
  readonly document: DocumentInfo;
  /** It is in a conversation now. */
  readonly onDone: () => void;
}

export function UseIn(props: UseInProps): JSX.Element {
  const workbench = useWorkbench();
  const { files } = useSession();
  const reading = useReadingPersona();
  const words = () => workbench.strings().documents.useIn;
  // Those further down the list are not known here yet: the server finds them by their names.
  const search = createSearch(async (query) => {
    const answer = await api.conversations.search.query({ query });
    workbench.learnConversations(answer.conversations);
    return answer;
  }, workbench.online);
  const [failure, setFailure] = createSignal<Failure | null>(null);
  const nameOf = (title: string) => title || workbench.strings().documents.library.untitled;
  const others = createMemo(() =>
    workbench.conversations().filter(({ conversationId }) => !props.document.conversationIds.includes(conversationId)),
  );
  const found = createMemo(() => others().filter(({ title }) => namedLike(search.query(), [nameOf(title)])));
  const unknown = () => Math.max(0, workbench.rail.total() - workbench.conversations().length);
  const left = () => found().length - mostShown + (search.query().trim() === "" ? unknown() : 0);
  const isEmpty = () => found().length === 0 && (search.query().trim() === "" || search.state() === "found");

  async function use(conversation: Conversation | null): Promise<void> {
    const { documentId, name } = props.document;
    const conversationId = conversation?.conversationId ?? null;
    try {
      await files.include(conversationId, [documentId]);
    } catch (thrown) {
      return void setFailure(failureOf(thrown));
    }
    props.onDone();
    if (conversation === null) {
      workbench.openConversation(null);
      reading.choose();
    } else {
      const action = { label: words().open, run: () => workbench.openConversation(conversationId) };
      workbench.toast({ icon: "check", title: words().done(name), detail: nameOf(conversation.title), action });
    }
  }

  return (
    <div class="pick-list">
      <button type="button" class="pick-row" onClick={() => void use(null)}>
        <Icon name="plus" size="s" />
        {words().fresh}
      </button>
      <Show when={others().length > 0} fallback={<p class="small muted">{words().none}</p>}>
        <SearchField label={words().search} value={search.query()} onValue={search.type} />
        <ul aria-label={words().recent}>
          <For each={found().slice(0, mostShown)}>
            {(conversation) => (
              <li>
                <button type="button" class="pick-row" onClick={() => void use(conversation)}>
                  <span class="cut-off" dir="auto">
                    {nameOf(conversation.title)}
                  </span>
                </button>
              </li>
            )}
          </For>
        </ul>
        <p class="tiny muted" role="status">
          {left() > 0 ? words().more(left()) : isEmpty() ? words().nothingFound : ""}
        </p>
      </Show>
      <FailureLine failure={failure()} />
    </div>
  );
}
