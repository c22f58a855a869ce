// A loop over values that come anew with every look: rows stay with their id, so that focus and open menus stay too.
import { createMemo, For, Show } from "solid-js";
import type { Accessor, JSX } from "solid-js";

interface EachProps<T> {
  readonly of: readonly T[];
  readonly id: (value: T) => string;
  readonly children: (value: Accessor<T>) => JSX.Element;
}

export function Each<T>(props: EachProps<T>): JSX.Element {
  const byId = createMemo(() => new Map(props.of.map((value) => [props.id(value), value])));
  const ids = createMemo(() => [...byId().keys()], [], { equals: (a, b) => a.join("\n") === b.join("\n") });
  return <For each={ids()}>{(id) => <Show when={byId().get(id)}>{(value) => props.children(value)}</Show>}</For>;
}
