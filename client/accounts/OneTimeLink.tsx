// A link that lets one person in once: to be copied now, as it is shown in no other place.
import { createUniqueId, onMount } from "solid-js";
import type { JSX } from "solid-js";
import { CopyButton } from "../outputs/CopyButton.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { accountWords } from "./words.ts";

export interface MadeLink {
  readonly link: string;
  readonly email: string;
}

export function OneTimeLink(props: { readonly made: MadeLink; readonly onDone: () => void }): JSX.Element {
  const words = () => accountWords(useWorkbench()).people;
  const id = createUniqueId();
  let field: HTMLInputElement | undefined;
  onMount(() => field?.focus());
  return (
    <div class="one-time-link fields">
      <div>
        <label for={id}>{words().linkFor(props.made.email)}</label>
        <span class="row">
          <input
            id={id}
            ref={(element) => (field = element)}
            class="text-field mono"
            readOnly
            dir="ltr"
            value={props.made.link}
            aria-describedby={`${id}-hint`}
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyButton label={words().copy} text={props.made.link} />
        </span>
        <p class="hint" id={`${id}-hint`}>
          {words().linkHint}
        </p>
      </div>
      <div>
        <button type="button" class="button small" onClick={() => props.onDone()}>
          {words().done}
        </button>
      </div>
    </div>
  );
}
