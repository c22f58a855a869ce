// What the last answer was given, what else is kept on this branch, and a field to keep a sentence by hand.
import { createMemo, Show } from "solid-js";
import type { JSX } from "solid-js";
import { useSession } from "../conversation/session.ts";
import type { AnswerNode } from "../conversation/tree.ts";
import { Each } from "../documents/Each.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { AddFact } from "./AddFact.tsx";
import type { ContextPreview } from "./context-preview.ts";
import { MadeOf } from "./MadeOf.tsx";
import { MemoryRow } from "./MemoryRow.tsx";
import { useMemories } from "./memories.ts";
import { shownOf, withoutDoubles } from "./shown-memory.ts";
import type { ShownMemory } from "./shown-memory.ts";
import { SummaryRow } from "./SummaryRow.tsx";

export function KeptLists(props: { readonly preview: ContextPreview | null }): JSX.Element {
  const { strings } = useWorkbench();
  const { live } = useSession();
  const memories = useMemories();
  const words = () => strings().memory;
  const last = createMemo(() => {
    const { nodes, path } = live.tree();
    const node = path.map((id) => nodes.get(id)).findLast((each): each is AnswerNode => each?.role === "assistant");
    return node && live.live(node.runId).answer;
  });
  const given = createMemo(() => last()?.memories ?? []);
  const kept = createMemo(() => memories.kept()?.memories.map(shownOf) ?? []);
  const keptById = createMemo(() => new Map(kept().map((each) => [each.memoryId, each])));
  const used = createMemo(() =>
    withoutDoubles(given().map(shownOf))
      .map((each) => ({ key: each.memoryId, ...memories.currentOf(each) }))
      .filter(({ forgotten }) => !forgotten)
      // The list knows what a fact corrects, what another tab made of it, and whether it is still there.
      .flatMap(({ key, memory }) => {
        const now = memory.kind === "turn" || memories.kept() === null ? memory : keptById().get(memory.memoryId);
        return now ? { key, memory: now } : [];
      }),
  );
  const usedIds = createMemo(() => new Set(used().map(({ memory }) => memory.memoryId)));
  const others = () =>
    kept()
      .filter(({ memoryId }) => !usedIds().has(memoryId))
      .map((memory) => ({ key: memory.memoryId, memory }));
  const summary = () => memories.kept()?.summary ?? null;
  const isEmpty = () => others().length === 0 && summary() === null;
  const isNew = () => live.id() === null;
  const nothing = () => {
    if (isNew()) return words().emptyNew;
    return used().length > 0 ? words().noneElse : words().empty;
  };
  const noneUsed = () => (given().length === 0 ? words().noneUsed : words().usedForgotten);
  const heading = () => (isNew() ? words().keptForAll : used().length > 0 ? words().kept : words().keptOnly);

  return (
    <>
      <Show when={used().length > 0 || last()?.context}>
        <section class="memory-part">
          <h3 class="label">{words().used}</h3>
          <Show when={used().length > 0} fallback={<p class="small muted in-part">{noneUsed()}</p>}>
            <Rows of={used()} />
          </Show>
          <Show when={last()?.context}>{(context) => <MadeOf context={context()} />}</Show>
        </section>
      </Show>
      <Show when={memories.kept()} fallback={<Waiting failed={memories.failure() !== null} />}>
        <section class="memory-part" data-focus-place tabIndex={-1} aria-label={heading()}>
          <Show when={!isNew() || !isEmpty()}>
            <h3 class="label">{heading()}</h3>
          </Show>
          <Show when={isEmpty()}>
            <p class="small muted in-part">{nothing()}</p>
          </Show>
          <Rows of={others()}>
            <Show when={summary()}>{(known) => <SummaryRow summary={known()} preview={props.preview} />}</Show>
          </Rows>
          <Show when={!isNew()}>
            <AddFact />
          </Show>
        </section>
      </Show>
    </>
  );
}

interface Keyed {
  /** Stays when other words make another memory of it. */
  readonly key: string;
  readonly memory: ShownMemory;
}

function Rows(props: { readonly of: readonly Keyed[]; readonly children?: JSX.Element }): JSX.Element {
  return (
    <ul class="memory">
      <Each of={props.of} id={({ key }) => key}>
        {(each) => <MemoryRow memory={each().memory} forAll />}
      </Each>
      {props.children}
    </ul>
  );
}

function Waiting(props: { readonly failed: boolean }): JSX.Element {
  return (
    <Show when={!props.failed}>
      <div class="memory-part in-part late" aria-hidden="true">
        <div class="skeleton" style={{ "inline-size": "34%" }} />
        <div class="skeleton" style={{ "inline-size": "88%" }} />
        <div class="skeleton" style={{ "inline-size": "74%" }} />
      </div>
    </Show>
  );
}
