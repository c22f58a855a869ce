// What a hand-off passed on, to be read: the turns as text, documents, checked citations and memories.
import { For, Show, createMemo } from "solid-js";
import "./passed.css";
import type { Answer } from "../../pipelines/engine/answer.ts";
import { Sheet } from "../shell/Sheet.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { markdownText } from "./answer-text.ts";
import type { Passed, PassedTurn } from "./passed.ts";
import { useSession } from "./session.ts";
import { count, fill, personaName, wordsOf } from "./words.ts";

interface PassedDialogProps {
  readonly passed: Passed;
  readonly memories: Answer["memories"];
  /** The first one after it. */
  readonly answer: Answer | undefined;
  readonly to: string;
  readonly onClose: () => void;
}

export default function PassedDialog(props: PassedDialogProps) {
  const workbench = useWorkbench();
  const { live } = useSession();
  const words = () => wordsOf(workbench);
  const nameOf = (id: string) => personaName(workbench, workbench.personaById(id));
  const answerText = ({ answer: node }: PassedTurn) => {
    const answer = node && live.live(node.runId).answer;
    return answer ? markdownText(answer, workbench.personaById(answer.persona?.id ?? ""), workbench.language()) : "";
  };
  /** How much of it the model saw word for word. */
  const told = createMemo(() => {
    const { turns } = props.passed;
    const { context, status } = props.answer ?? {};
    // An answer may need no model at all.
    if (!context) return status === "queued" || status === "running" ? words().notToldYet : "";
    const ids = turns.flatMap(({ question, answer }) => [question.messageId, ...(answer ? [answer.messageId] : [])]);
    const from = context.firstMessageId === null ? ids.length : ids.indexOf(context.firstMessageId);
    return from <= 0 ? words().toldWhole : count(words().toldPartly, ids.length - from);
  });

  return (
    <Sheet
      open
      title={fill(words().passedTitle, { to: nameOf(props.to) })}
      class="dialog widest"
      onClose={() => props.onClose()}
    >
      <Show when={told()}>{(sentence) => <p class="small muted">{sentence()}</p>}</Show>
      <div
        class="passed-on"
        tabindex="0"
        role="region"
        aria-label={fill(words().passedTitle, { to: nameOf(props.to) })}
      >
        <h3 class="label">{words().headings.turns}</h3>
        <ol class="passed-turns">
          <For each={props.passed.turns}>
            {(turn) => (
              <li>
                <p>
                  <b class="medium">{words().you}</b>
                  <span dir="auto">{turn.question.text}</span>
                </p>
                <Show when={answerText(turn)}>
                  {(text) => (
                    <p data-persona={turn.question.persona.id}>
                      <b class="medium accent">{nameOf(turn.question.persona.id)}</b>
                      <span dir="auto">{text()}</span>
                    </p>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ol>
        <List heading={words().headings.documents} items={props.passed.documents.map(({ name }) => name)} />
        <List
          heading={words().headings.citations}
          items={props.passed.citations.map(
            ({ name, page, place, quote }) => `${name}, ${place ?? fill(words().page, { page })}: “${quote}”`,
          )}
        />
        <List heading={words().headings.memories} items={props.memories.map(({ text }) => text)} />
      </div>
      <div class="actions">
        <button type="button" class="button primary" onClick={() => props.onClose()}>
          {words().close}
        </button>
      </div>
    </Sheet>
  );
}

function List(props: { readonly heading: string; readonly items: readonly string[] }) {
  return (
    <Show when={props.items.length > 0}>
      <h3 class="label">{props.heading}</h3>
      <ul class="passed-list">
        <For each={props.items}>{(item) => <li dir="auto">{item}</li>}</For>
      </ul>
    </Show>
  );
}
