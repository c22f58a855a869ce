// Below the last answer: grey chips refine it, coloured ones hand it to another persona.
import { For, Show, Suspense, createMemo, lazy } from "solid-js";
import type { CataloguePersona, Question } from "../../server/api.ts";
import { isGuided } from "../guide/is-guided.ts";
import { PersonaIcon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { fittingInput } from "./fitting-input.ts";
import { withoutHidden } from "./hidden-input.ts";
import { withMainText } from "./main-text.ts";
import { useSession } from "./session.ts";
import { problemsOf } from "./validate.ts";
import { wordsOf } from "./words.ts";

const PathWays = lazy(() => import("../guide/PathWays.tsx"));

interface FollowUpsProps {
  readonly question: Question;
  readonly persona: CataloguePersona;
  readonly outputs: Readonly<Record<string, unknown>>;
}

type Handoff = CataloguePersona["handoffs"][number];

export function FollowUps(props: FollowUpsProps) {
  const workbench = useWorkbench();
  const session = useSession();
  const guided = createMemo(() => isGuided(session, workbench));
  const handoffs = createMemo(() => props.persona.handoffs.filter((each) => workbench.personaById(each.persona)));
  const refinements = createMemo(() => {
    const length = textLength(props.outputs);
    return props.persona.refinements.filter(
      ({ without = [], fewestCharacters = 0 }) =>
        length >= fewestCharacters && !without.some((output) => isThere(props.outputs[output])),
    );
  });

  function refine(text: string): void {
    const own = withoutHidden(props.persona, props.question.input);
    void session.ask(props.persona, withMainText(props.persona, own, text));
  }

  /** Its words are sent at once where it has any, and the conversation goes on there. */
  function handTo({ persona: id, text }: Handoff): void {
    const persona = workbench.personaById(id);
    if (!persona) return;
    workbench.choosePersona(id);
    const words = text ? workbench.local(text) : "";
    const question = { ...props.question, text: words };
    const input = fittingInput(persona, question, session.valuesOf(id));
    if (words !== "" && problemsOf(persona.inputs, input).length === 0) void session.ask(persona, input);
    else session.focusComposer();
  }

  return (
    <>
      <Show when={guided()}>
        <Suspense>
          <PathWays {...props} />
        </Suspense>
      </Show>
      <Show when={refinements().length + handoffs().length > 0}>
        <div class="follow-ups" role="group" aria-label={wordsOf(workbench).refine}>
          <Show when={refinements().length > 0}>
            <div class="actions">
              <For each={refinements()}>
                {(each) => (
                  <button type="button" class="chip" onClick={() => refine(workbench.local(each.text))}>
                    {workbench.local(each.label)}
                  </button>
                )}
              </For>
            </div>
          </Show>
          <Show when={handoffs().length > 0}>
            <div class="actions passes">
              <For each={handoffs()}>
                {(each) => (
                  <button type="button" class="chip pass" data-persona={each.persona} onClick={() => handTo(each)}>
                    <PersonaIcon paths={workbench.personaById(each.persona)?.icon ?? []} size="s" />
                    {workbench.local(each.label)}
                  </button>
                )}
              </For>
            </div>
          </Show>
        </div>
      </Show>
    </>
  );
}

function textLength(outputs: FollowUpsProps["outputs"]): number {
  return Object.values(outputs).reduce<number>((sum, value) => sum + (typeof value === "string" ? value.length : 0), 0);
}

/** An output that says something. */
function isThere(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}
