// The note below a finding's lines: what it is, why it matters, what showed it, and the way to ask about it.
import { createRoot, Show } from "solid-js";
import { insert } from "solid-js/web";
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import { Coded } from "../outputs/code/Coded.tsx";
import type { CodeStrings } from "../strings/code.en.ts";
import type { PlacedFinding } from "./panel-findings.ts";

interface NoteProps {
  readonly finding: Pick<PlacedFinding, "title" | "why" | "reproduction" | "sort">;
  readonly words: CodeStrings["panel"];
  readonly onAsk: () => void;
  readonly onClose: () => void;
}

/** Drawn into a place of the editor, which knows nothing of the page around it. Returns the end of it. */
export function drawNote(props: NoteProps): (into: HTMLElement) => () => void {
  return (into) =>
    createRoot((end) => {
      insert(into, () => <FindingNote {...props} />);
      return end;
    });
}

function FindingNote(props: NoteProps): JSX.Element {
  const sentence = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`);
  return (
    <div class={`inline-finding ${props.finding.sort}`} role="note">
      <button
        type="button"
        class="icon-button small close-note"
        aria-label={props.words.closeNote}
        onClick={() => props.onClose()}
      >
        <Icon name="close" size="xs" />
      </button>
      <p>
        <b>
          <Coded text={sentence(props.finding.title)} />
        </b>{" "}
        <Show when={props.finding.why}>{(why) => <Coded text={why()} />}</Show>
      </p>
      <div class="row tiny muted">
        <Show when={props.finding.reproduction}>
          {(reproduction) => (
            <span>
              {props.words.reproduced} <code dir="ltr">{reproduction()}</code>
            </span>
          )}
        </Show>
        <button type="button" class="button small end" onClick={() => props.onAsk()}>
          {props.words.askFinding}
        </button>
      </div>
    </div>
  );
}
