// One memory in a list: what it says, where it is from, and what can be done with it.
import { createSignal, Show } from "solid-js";
import type { JSX } from "solid-js";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import { Icon } from "../icons.tsx";
import { FailureLine } from "../shell/FailureLine.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { EditMemory } from "./EditMemory.tsx";
import { afterRemoval } from "./focus-after.ts";
import { MemoryOrigin } from "./MemoryOrigin.tsx";
import { MemoryText } from "./MemoryText.tsx";
import { useMemories } from "./memories.ts";
import { longestFact } from "./limits.ts";
import { RowTools } from "./RowTools.tsx";
import { briefOf } from "./shown-memory.ts";
import type { ShownMemory } from "./shown-memory.ts";

interface MemoryRowProps {
  readonly memory: ShownMemory;
  /** Stays, struck through. */
  readonly forgotten?: boolean;
  readonly kind?: boolean | undefined;
  /** Offers to keep a fact for all conversations. */
  readonly forAll?: boolean;
  /** Resolves when the list shows what was done. */
  readonly onChange?: () => Promise<void>;
}

export function MemoryRow(props: MemoryRowProps): JSX.Element {
  const { strings, toast } = useWorkbench();
  const memories = useMemories();
  const words = () => strings().memory;
  const [editing, setEditing] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<Failure | null>(null);
  let row: HTMLLIElement | undefined;
  let editButton: HTMLButtonElement | undefined;

  const act = async (call: () => Promise<void>) => {
    if (busy()) return;
    setBusy(true);
    setFailure(null);
    await call().catch((thrown: unknown) => setFailure(failureOf(thrown)));
    setBusy(false);
  };
  const forget = () =>
    act(async () => {
      // Read before the row may be gone.
      const { memory, onChange } = props;
      const isTurn = memory.kind === "turn";
      const giveFocus = afterRemoval(row);
      await memories.forget(memory);
      await onChange?.();
      giveFocus();
      const undo = () => void memories.restore(memory).then(onChange, memories.fail);
      toast({
        icon: "trash",
        title: isTurn ? words().turnForgotten : words().forgotten,
        detail: isTurn ? words().turnStays : briefOf(memory),
        ...(isTurn ? {} : { action: { label: strings().undo, run: undo } }),
      });
    });
  const endEdit = () => {
    setEditing(false);
    editButton?.focus();
  };

  return (
    <li ref={(element) => (row = element)} tabIndex={-1} aria-busy={busy()}>
      <Show
        when={!editing()}
        fallback={
          <EditMemory
            text={props.memory.text}
            longest={longestFact}
            onSave={(text) => memories.edit(props.memory.memoryId, text).then(props.onChange)}
            onEnd={endEdit}
          />
        }
      >
        <MemoryText memory={props.memory} forgotten={props.forgotten === true} />
        <Show when={props.forgotten !== true}>
          <RowTools
            name={briefOf(props.memory)}
            editRef={(element) => (editButton = element)}
            onEdit={() => setEditing(true)}
            onForget={() => void forget()}
          >
            <Show when={props.forAll && props.memory.kind !== "turn"}>
              <ForAllButton
                memory={props.memory}
                onPress={(forAll) => void act(() => memories.keepForAll(props.memory.memoryId, forAll))}
              />
            </Show>
          </RowTools>
        </Show>
      </Show>
      <MemoryOrigin memory={props.memory} kind={props.kind} />
      <FailureLine failure={failure()} onDismiss={() => setFailure(null)} />
    </li>
  );
}

function ForAllButton(props: {
  readonly memory: ShownMemory;
  readonly onPress: (forAll: boolean) => void;
}): JSX.Element {
  const { strings } = useWorkbench();
  const words = () => strings().memory;
  const isForAll = () => props.memory.kind === "about-you";
  return (
    <button
      type="button"
      class="icon-button small"
      aria-pressed={isForAll()}
      aria-label={words().keepForAll(briefOf(props.memory))}
      title={isForAll() ? words().onlyHereHint : words().forAllHint}
      onClick={() => props.onPress(!isForAll())}
    >
      <Icon name="pin" size="s" />
    </button>
  );
}
