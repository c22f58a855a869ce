// Below the last answer: grey chips refine it, coloured ones hand it to another persona.
import { For, Show } from "solid-js";
import type { CataloguePersona, Question } from "../../server/api.ts";
import { PersonaIcon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { withMainText } from "./main-text.ts";
import { useSession } from "./session.ts";
import { wordsOf } from "./words.ts";

interface FollowUpsProps {
  readonly question: Question;
  readonly persona: CataloguePersona;
}

export function FollowUps(props: FollowUpsProps) {
  const workbench = useWorkbench();
  const session = useSession();
  const handoffs = () => props.persona.handoffs.filter((each) => workbench.personaById(each.persona));

  function refine(text: string): void {
    void session.ask(props.persona, withMainText(props.persona, props.question.input, text));
  }

  function handTo(id: string): void {
    workbench.choosePersona(id);
    session.focusComposer();
  }

  return (
    <Show when={props.persona.refinements.length + handoffs().length > 0}>
      <div class="actions" role="group" aria-label={wordsOf(workbench).refine}>
        <For each={props.persona.refinements}>
          {(each) => (
            <button type="button" class="chip" onClick={() => refine(workbench.local(each.text))}>
              {workbench.local(each.label)}
            </button>
          )}
        </For>
        <Show when={props.persona.refinements.length > 0 && handoffs().length > 0}>
          <span class="divider-v" />
        </Show>
        <For each={handoffs()}>
          {(each) => (
            <button type="button" class="chip pass" data-persona={each.persona} onClick={() => handTo(each.persona)}>
              <PersonaIcon paths={workbench.personaById(each.persona)?.icon ?? []} size="s" />
              {workbench.local(each.label)}
            </button>
          )}
        </For>
      </div>
    </Show>
  );
}
