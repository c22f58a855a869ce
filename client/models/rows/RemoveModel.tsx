// Asks before a server is forgotten or weights are deleted, and says how much room that makes.
import type { JSX } from "solid-js";
import type { ModelEntry } from "../../../server/api.ts";
import { formatBytes } from "../../shell/model-words.ts";
import { Sheet } from "../../shell/Sheet.tsx";
import { useWorkbench } from "../../state/workbench.ts";
import { modelWords } from "../words.ts";

interface RemoveModelProps {
  readonly model: ModelEntry;
  readonly open: boolean;
  readonly onClose: () => void;
  /** Resolves to false when the server refused. */
  readonly remove: () => Promise<boolean>;
}

export function RemoveModel(props: RemoveModelProps): JSX.Element {
  const workbench = useWorkbench();
  const { language, toast } = workbench;
  const words = () => modelWords(workbench);
  const isServer = () => props.model.kind === "served";
  const size = () => formatBytes(props.model.progress?.done ?? props.model.bytes ?? 0, language());
  const remove = async () => {
    props.onClose();
    const { name } = props.model;
    const done = isServer() ? words().removed(name) : words().takenAway(name);
    if (await props.remove()) toast({ icon: "check", title: done });
  };
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={isServer() ? words().removeTitle(props.model.name) : words().takeAwayTitle(props.model.name)}
      class="dialog"
    >
      <p class="small muted">{isServer() ? words().removeBody : words().takeAwayBody(size())}</p>
      <div class="actions">
        <button type="button" class="button" onClick={() => props.onClose()}>
          {words().keep}
        </button>
        <button type="button" class="button danger" onClick={() => void remove()}>
          {words().remove}
        </button>
      </div>
    </Sheet>
  );
}
