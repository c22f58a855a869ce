// Asks whether an account is to end, and whether all that its person has here is to go with it.
import { createEffect, createSignal, createUniqueId, on } from "solid-js";
import type { JSX } from "solid-js";
import { Sheet } from "../shell/Sheet.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { accountWords } from "./words.ts";

interface RemovePersonProps {
  readonly name: string;
  readonly issuer: string | null;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onRemove: (withData: boolean) => void;
}

export function RemovePerson(props: RemovePersonProps): JSX.Element {
  const words = () => accountWords(useWorkbench()).people;
  const [withData, setWithData] = createSignal(false);
  const hintId = createUniqueId();
  // What was ticked and not done is not ticked the next time.
  createEffect(
    on(
      () => props.open,
      () => setWithData(false),
    ),
  );
  return (
    <Sheet open={props.open} onClose={() => props.onClose()} title={words().sure(props.name)} class="dialog">
      <p class="small muted">{props.issuer === null ? words().sureHint : words().sureHintIssuer(props.issuer)}</p>
      <label class="tick small">
        <input
          type="checkbox"
          checked={withData()}
          aria-describedby={hintId}
          onChange={(event) => setWithData(event.currentTarget.checked)}
        />
        {words().withData}
      </label>
      <p class="hint" id={hintId} aria-live="polite">
        {withData() ? words().dataGoes : words().dataStays}
      </p>
      <div class="actions">
        <button type="button" class="button" onClick={() => props.onClose()}>
          {words().keep}
        </button>
        <button type="button" class="button danger" onClick={() => props.onRemove(withData())}>
          {withData() ? words().removeAll : words().remove}
        </button>
      </div>
    </Sheet>
  );
}
