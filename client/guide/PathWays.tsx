// The ways on from the last answer of a branch with a path: round its layer, on to the next one, or back to where one was.
import { For, Match, Show, Switch, createSignal } from "solid-js";
import { mainText, withMainText } from "../conversation/main-text.ts";
import { useSession } from "../conversation/session.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import type { CataloguePersona, Question } from "../../server/api.ts";
import { createPathAsking } from "./ask-guide.ts";
import type { Step } from "./ask-guide.ts";
import { hereOf, nextOf, numberOf, outputBy, toldIn } from "./branch-path.ts";
import type { BranchPath } from "./branch-path.ts";
import { CompareField } from "./CompareField.tsx";
import { createBranchPath } from "./use-path.ts";
import { guideWords } from "./words.ts";
import "./ways.css";

interface PathWaysProps {
  readonly question: Question;
  readonly persona: CataloguePersona;
  readonly outputs: Readonly<Record<string, unknown>>;
}

const roundTheLayer = ["deeper", "simpler", "example", "why"] as const;

export default function PathWays(props: PathWaysProps) {
  const path = createBranchPath(useSession(), useWorkbench());
  return <Show when={path()}>{(known) => <Ways {...props} path={known()} />}</Show>;
}

function Ways(props: PathWaysProps & { readonly path: BranchPath }) {
  const workbench = useWorkbench();
  const session = useSession();
  const { ask, busy } = createPathAsking(session, workbench);
  const words = () => guideWords(workbench).ways;
  const [comparing, setComparing] = createSignal(false);
  let compare: HTMLButtonElement | undefined;

  const has = (component: CataloguePersona["outputs"][number]["component"]) =>
    outputBy(props.persona, props.outputs, component) !== undefined;
  const isLayer = () => has("layer");
  const here = () => hereOf(props.path);
  const next = () => nextOf(props.path);
  /** The layer that was left for this answer, with the message to go back to. */
  const left = () => {
    const layer = here() ?? props.path.outline.layers.find(({ id }) => id === props.path.told.at(-1)?.lesson.node);
    const messageId = layer && toldIn(props.path, layer.id);
    return layer && messageId ? { ...layer, messageId, number: numberOf(props.path.outline, layer.id) } : undefined;
  };
  /** A question in between, which could be a topic of its own. */
  const isBetween = () =>
    props.persona.id === props.path.personaId &&
    !isLayer() &&
    !["outline", "quiz", "card"].some((each) => has(each as "card"));
  const step = (said: string, asked: Step) => void ask(props.path, said, asked);
  const node = () => {
    const id = here()?.id ?? props.path.told.at(-1)?.lesson.node;
    return id === undefined ? {} : { node: id };
  };

  /** Its words begin with what tells a new topic from a question in between. */
  function beginTopic(): void {
    workbench.choosePersona(props.path.personaId);
    const { persona, input, setInput } = session.next;
    if (mainText(persona(), input()) === "") setInput(withMainText(persona(), input(), words().newTopicBegins));
    session.focusComposer();
  }

  return (
    <div class="path-ways" role="group" aria-label={words().label}>
      <Switch>
        <Match when={isLayer()}>
          <For each={roundTheLayer}>
            {(way) => (
              <button
                type="button"
                class="chip"
                disabled={busy()}
                onClick={() => step(words()[way].ask, { action: way, ...node() })}
              >
                {words()[way].label}
              </button>
            )}
          </For>
          <button
            ref={(element) => (compare = element)}
            type="button"
            class="chip"
            disabled={busy()}
            aria-expanded={comparing()}
            onClick={() => setComparing((is) => !is)}
          >
            {words().compare}
          </button>
          <Show when={next()}>
            <button
              type="button"
              class="chip"
              disabled={busy()}
              onClick={() => step(words().skip.ask(here()?.title ?? ""), { action: "skip", ...node() })}
            >
              {words().skip.label}
            </button>
          </Show>
          <button
            type="button"
            class="chip on"
            disabled={busy()}
            onClick={() => step(words().quiz.ask, { action: "quiz", ...node() })}
          >
            <Icon name="steps" size="s" />
            {words().quiz.label}
          </button>
        </Match>
        <Match when={true}>
          <Show when={left()}>
            {(layer) => (
              <button type="button" class="chip back-to" onClick={() => session.showMessage(layer().messageId)}>
                <Icon name="up" size="xs" />
                <span class="cut-off">{words().back(layer().number, layer().title)}</span>
              </button>
            )}
          </Show>
          <Show when={isBetween()}>
            <button
              type="button"
              class="chip"
              disabled={busy()}
              onClick={() => step(props.question.text, { action: "open" })}
            >
              {words().open}
            </button>
          </Show>
        </Match>
      </Switch>
      <span class="onward">
        <Show
          when={next()}
          fallback={
            <>
              <button
                type="button"
                class="button"
                disabled={busy()}
                onClick={() => step(words().quizAll.ask, { action: "quiz" })}
              >
                {words().quizAll.label}
              </button>
              <button type="button" class="button primary" onClick={beginTopic}>
                {words().newTopic}
              </button>
            </>
          }
        >
          {(layer) => (
            <button
              type="button"
              class="button primary"
              disabled={busy()}
              onClick={() => step(words().nextAsk(layer().title), { action: "next", node: layer().id })}
            >
              {words().next}
              <Icon name="next" size="s" class="points-on" />
            </button>
          )}
        </Show>
      </span>
      <Show when={comparing() && isLayer()}>
        <CompareField
          busy={busy()}
          onAsk={(other) => step(words().compareAsk(other), { action: "compare", ...node() })}
          onClose={() => {
            setComparing(false);
            compare?.focus();
          }}
        />
      </Show>
    </div>
  );
}
