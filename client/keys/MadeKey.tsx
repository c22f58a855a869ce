// The secret of a key that was just made, with the lines by which it is tried at once.
import { createUniqueId, onMount } from "solid-js";
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import { CopyButton } from "../outputs/CopyButton.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { tryLines } from "./try-lines.ts";
import { accessKeyWords } from "./words.ts";

interface MadeKeyProps {
  readonly secret: string;
  readonly onDone: () => void;
}

export function MadeKey(props: MadeKeyProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => accessKeyWords(workbench).made;
  const lines = () => tryLines(location.origin, props.secret);
  let place: HTMLDivElement | undefined;
  // The button that had it is gone.
  onMount(() => place?.querySelector("input")?.focus());
  return (
    <div class="fields made-key" ref={(element) => (place = element)}>
      <p class="small row top" role="status">
        <Icon name="warn" size="s" class="warn" />
        <span>{words().once}</span>
      </p>
      <Line label={words().secret} copy={words().copySecret} text={props.secret} />
      <Line label={words().setting} copy={words().copySetting} text={lines().setting} />
      <Line label={words().tryIt} copy={words().copyTry} text={lines().command} />
      <div class="actions">
        <button type="button" class="button primary" onClick={() => props.onDone()}>
          {words().done}
        </button>
      </div>
    </div>
  );
}

function Line(props: { readonly label: string; readonly copy: string; readonly text: string }): JSX.Element {
  const id = createUniqueId();
  return (
    <div>
      <label for={id}>{props.label}</label>
      <span class="row">
        <input
          id={id}
          class="text-field mono"
          readOnly
          dir="ltr"
          value={props.text}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton label={props.copy} text={props.text} />
      </span>
    </div>
  );
}
