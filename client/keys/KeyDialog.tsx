// The dialog of a new key: first what it may do, then its secret, which is shown this once.
import type { Made } from "./made.ts";
import { createSignal, Show } from "solid-js";
import type { JSX } from "solid-js";
import { Sheet } from "../shell/Sheet.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { KeyFields } from "./KeyFields.tsx";
import { MadeKey } from "./MadeKey.tsx";
import { accessKeyWords } from "./words.ts";

interface KeyDialogProps {
  readonly onMade: () => Promise<void>;
  readonly onClose: () => void;
}

export default function KeyDialog(props: KeyDialogProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => accessKeyWords(workbench);
  const [made, setMade] = createSignal<Made>();
  const title = () => {
    const known = made();
    return known ? words().made.title(known.name) : words().form.title;
  };
  const show = (key: Made) => {
    setMade(key);
    void props.onMade();
  };
  return (
    <Sheet open onClose={props.onClose} title={title()} class="dialog wider key-dialog">
      <Show when={made()} fallback={<KeyFields onMade={show} onCancel={props.onClose} />}>
        {(key) => <MadeKey secret={key().secret} onDone={props.onClose} />}
      </Show>
    </Sheet>
  );
}
