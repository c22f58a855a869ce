// What holds for this one message: who it goes to, who answers beside, and that what it begins is not remembered.
import { Show } from "solid-js";
import { Icon, PersonaIcon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import type { CompareWith } from "./compare-with.ts";
import { useSession } from "./session.ts";
import { fill, wordsOf } from "./words.ts";

export function MessageChips(props: { readonly compare: CompareWith }) {
  const workbench = useWorkbench();
  const { live, newMemory, next, focusComposer } = useSession();
  const words = () => wordsOf(workbench);
  const to = () => {
    const named = next.named();
    return named ? { icon: named.icon, id: named.id, persona: workbench.local(named.title) } : undefined;
  };
  const beside = () => {
    const second = props.compare.chosen();
    if (second?.kind === "model") return { name: second.model.name };
    return second
      ? { name: workbench.local(second.persona.title), id: second.persona.id, icon: second.persona.icon }
      : undefined;
  };
  const isOff = () => live.id() === null && !newMemory.remembers();
  const memory = () => workbench.strings().memory.switch;
  const drop = (what: () => void) => {
    what();
    focusComposer();
  };
  const said = () =>
    [
      to() && fill(words().addressed, { persona: to()?.persona ?? "" }),
      beside() && fill(words().comparing, { name: beside()?.name ?? "" }),
      isOff() && memory().isOff,
    ]
      .filter(Boolean)
      .join(". ");

  return (
    <>
      <Show when={to() !== undefined || beside() !== undefined || isOff()}>
        <div class="message-chips">
          <Show when={to()}>
            {(known) => (
              <span class="chip on" data-persona={known().id}>
                <PersonaIcon paths={known().icon} size="s" />
                {fill(words().addressed, { persona: known().persona })}
                <button
                  type="button"
                  class="chip-drop"
                  aria-label={fill(words().notAddressed, { persona: known().persona })}
                  title={fill(words().notAddressed, { persona: known().persona })}
                  onClick={() => drop(() => next.name(null))}
                >
                  <Icon name="close" size="xs" />
                </button>
              </span>
            )}
          </Show>
          <Show when={beside()}>
            {(known) => (
              <span class="chip" classList={{ on: known().id !== undefined }} data-persona={known().id}>
                <Show when={known().icon} fallback={<Icon name="models" size="s" />}>
                  {(icon) => <PersonaIcon paths={icon()} size="s" />}
                </Show>
                {fill(words().comparing, { name: known().name })}
                <button
                  type="button"
                  class="chip-drop"
                  aria-label={words().notComparing}
                  title={words().notComparing}
                  onClick={() => drop(() => props.compare.choose(null))}
                >
                  <Icon name="close" size="xs" />
                </button>
              </span>
            )}
          </Show>
          <Show when={isOff()}>
            <span class="chip">
              <Icon name="memory" size="s" />
              {memory().isOff}
              <button
                type="button"
                class="chip-drop"
                aria-label={memory().afterAll}
                title={memory().afterAll}
                onClick={() => drop(() => newMemory.setRemembers(true))}
              >
                <Icon name="close" size="xs" />
              </button>
            </span>
          </Show>
        </div>
      </Show>
      <p class="visually-hidden" role="status">
        {said()}
      </p>
    </>
  );
}
