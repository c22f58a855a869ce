// The memories an answer was given, as they are now, and what else its prompt was made of.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import { Each } from "../documents/Each.tsx";
import type { BuiltContext } from "./budget.ts";
import { MadeOf } from "./MadeOf.tsx";
import "./memory.css";
import { MemoryRow } from "./MemoryRow.tsx";
import { useMemories } from "./memories.ts";
import { shownOf, withoutDoubles } from "./shown-memory.ts";
import type { RecalledMemory } from "./shown-memory.ts";

interface RecalledListProps {
  readonly memories: readonly RecalledMemory[];
  readonly context: BuiltContext | undefined;
}

export default function RecalledList(props: RecalledListProps): JSX.Element {
  const { currentOf } = useMemories();
  return (
    <>
      <ul class="memory">
        <Each of={withoutDoubles(props.memories.map(shownOf))} id={({ memoryId }) => memoryId}>
          {(memory) => <MemoryRow memory={currentOf(memory()).memory} forgotten={currentOf(memory()).forgotten} kind />}
        </Each>
      </ul>
      <Show when={props.context}>{(context) => <MadeOf context={context()} />}</Show>
    </>
  );
}
