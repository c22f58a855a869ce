// The line under a memory: whose words they are, told to whom, and the way to the message.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import { useSession } from "../conversation/session.ts";
import { PersonaIcon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { formatDay } from "./format.ts";
import { originOf } from "./shown-memory.ts";
import type { ShownMemory } from "./shown-memory.ts";

interface MemoryOriginProps {
  readonly memory: ShownMemory;
  /** Always says what kind it is, or never; without it only for what is kept for all conversations. */
  readonly kind?: boolean | undefined;
}

export function MemoryOrigin(props: MemoryOriginProps): JSX.Element {
  const { language, local, openPanel, personaById, strings } = useWorkbench();
  const session = useSession();
  const words = () => strings().memory;
  const origin = () => originOf(props.memory, session.live.tree());
  const persona = () => personaById(origin().persona ?? "");
  const manner = () => {
    const known = persona();
    const name = known ? local(known.title) : words().somewhere;
    const { manner: by } = origin();
    return by === "told" ? words().told(name) : by === "wrote" ? words().wrote(name) : words()[by];
  };
  const show = (event: MouseEvent & { readonly currentTarget: Element }, messageId: string) => {
    event.preventDefault();
    // Over the conversation it would hide what it leads to.
    if (event.currentTarget.closest(".as-sheet")) openPanel(null);
    session.showMessage(messageId);
  };
  const isTagged = () => props.kind ?? props.memory.kind === "about-you";
  return (
    <span class="meta" data-persona={persona()?.id}>
      <Show when={isTagged()}>
        <span class="tag">{words().kinds[props.memory.kind]}</span>
      </Show>
      <Show when={persona()}>{(known) => <PersonaIcon paths={known().icon} size="xs" class="accent" />}</Show>
      <span>
        {manner()},{" "}
        <Show
          when={origin().turn}
          fallback={<time dateTime={props.memory.at}>{formatDay(props.memory.at, language())}</time>}
        >
          {(turn) => (
            <a class="link" href={`#${turn().messageId}`} onClick={(event) => show(event, turn().messageId)}>
              {words().turn(turn().number)}
            </a>
          )}
        </Show>
      </span>
    </span>
  );
}
