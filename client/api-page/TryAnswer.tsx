// The answer of a try: as the page draws it, or as JSON; and the way to its conversation.
import { ErrorBoundary, Match, Show, Suspense, Switch, createSignal } from "solid-js";
import type { JSX } from "solid-js";
import type { Answer } from "../../pipelines/engine/answer.ts";
import type { CataloguePersona, StartedRun } from "../../server/api.ts";
import { Outputs } from "../conversation/lazy-outputs.ts";
import { Icon } from "../icons.tsx";
import { CodeLines } from "../outputs/code/CodeLines.tsx";
import { CopyButton } from "../outputs/CopyButton.tsx";
import { Choice } from "../pages/Choice.tsx";
import { ErrorBlock } from "../shell/ErrorBlock.tsx";
import { onPlainClick } from "../shell/follow-link.ts";
import { formatAddress } from "../state/address.ts";
import { useWorkbench } from "../state/workbench.ts";
import { apiPageWords } from "./words.ts";

interface TryAnswerProps {
  readonly persona: CataloguePersona;
  readonly started: StartedRun;
  readonly answer: Answer;
  readonly isRunning: boolean;
}

export function TryAnswer(props: TryAnswerProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => apiPageWords(workbench).tryIt;
  const [form, setForm] = createSignal<"drawn" | "json">("drawn");
  const json = () => JSON.stringify(props.answer.outputs, null, 2);
  const place = () =>
    ({ page: "conversation", conversationId: props.started.conversationId, personaId: null }) as const;
  return (
    <div class="try-answer">
      <div class="program-bar">
        <h3 class="label grow">{words().answer}</h3>
        <a
          class="link small"
          href={formatAddress(place())}
          onClick={onPlainClick(() => workbench.openConversation(props.started.conversationId))}
        >
          {words().open}
          <Icon name="arrow" size="xs" class="turns" />
        </a>
        <CopyButton label={words().copyAnswer} text={json()} />
      </div>
      <div class="in">
        <Choice
          label={words().form}
          value={form()}
          options={[
            { value: "drawn", label: words().drawn },
            { value: "json", label: words().json },
          ]}
          onChange={setForm}
        />
      </div>
      <Switch>
        <Match when={form() === "json"}>
          <CodeLines language="json" text={json()} label={words().answer} isTall />
        </Match>
        <Match when={form() === "drawn"}>
          <article class="in body" data-persona={props.persona.id} aria-label={words().answer}>
            <ErrorBoundary fallback={<pre class="api-json">{json()}</pre>}>
              <Suspense>
                <Outputs
                  answer={props.answer}
                  persona={props.persona}
                  running={props.isRunning}
                  messageId={props.started.answerId}
                />
              </Suspense>
            </ErrorBoundary>
          </article>
        </Match>
      </Switch>
      <Show when={props.answer.error}>
        {(error) => (
          <div class="in">
            <ErrorBlock error={error()} />
          </div>
        )}
      </Show>
    </div>
  );
}
