// Where one persona's seam ends and the next one's begins: a stone split in two colours.
import { Show } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";
import { PassedTags } from "./PassedTags.tsx";
import { fill, personaName, wordsOf } from "./words.ts";

interface HandoffProps {
  readonly from: string;
  readonly to: string;
  /** The first question to the next persona. */
  readonly questionId: string;
  readonly fresh: boolean;
}

export function Handoff(props: HandoffProps) {
  const workbench = useWorkbench();
  const words = () => wordsOf(workbench);
  const name = (id: string) => personaName(workbench, workbench.personaById(id));
  const colourOf = (id: string) => (workbench.personaById(id) ? id : "none");
  // The sentence is split at its names, which carry their colours.
  const parts = () => words().handedOver.split(/(\{from\}|\{to\})/);
  return (
    <div
      class="handoff"
      classList={{ fresh: props.fresh }}
      role="note"
      aria-label={fill(words().handoffLabel, { from: name(props.from), to: name(props.to) })}
    >
      <svg class="turn" viewBox="0 0 28 112" preserveAspectRatio="none" aria-hidden="true">
        <g data-persona={colourOf(props.from)}>
          <path d="M14 0V40" stroke="var(--accent-line)" stroke-width="2" vector-effect="non-scaling-stroke" />
          <path d="M14 44 26 56 2 56z" fill="var(--accent)" />
        </g>
        <g data-persona={colourOf(props.to)}>
          <path d="M14 72v40" stroke="var(--accent-line)" stroke-width="2" vector-effect="non-scaling-stroke" />
          <path d="M2 58h24L14 70z" fill="var(--accent)" />
        </g>
      </svg>
      <div class="told">
        <b class="medium">
          {parts().map((part) => (
            <Show when={part === "{from}" || part === "{to}"} fallback={part}>
              <span class="accent" data-persona={colourOf(part === "{from}" ? props.from : props.to)}>
                {name(part === "{from}" ? props.from : props.to)}
              </span>
            </Show>
          ))}
        </b>
        <PassedTags questionId={props.questionId} to={props.to} />
      </div>
    </div>
  );
}
