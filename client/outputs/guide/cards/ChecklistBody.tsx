// A checklist to tick off; its lines are edited in their place, moved, added and removed.
import { Index, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { Checklist } from "../../../../pipelines/engine/guide/card.ts";
import { cardLimits } from "../../../../pipelines/engine/guide/card-read.ts";
import { useWorkbench } from "../../../state/workbench.ts";
import { AddLine } from "./AddLine.tsx";
import type { BodyProps } from "./body.ts";
import { CardText } from "./CardText.tsx";
import { moved, replaced, without } from "./list-changes.ts";
import { createReorder } from "./reorder.ts";
import { RowTools } from "./RowTools.tsx";
import { cardWords } from "./words.ts";

export function ChecklistBody(props: BodyProps<Checklist>): JSX.Element {
  const workbench = useWorkbench();
  const words = () => cardWords(workbench);
  const items = () => props.card.items;
  const set = (next: Checklist["items"]) => props.onChange({ ...props.card, items: next });
  const reorder = createReorder({
    // Among the lines of another group it belongs to them.
    move: (from, to) => {
      const group = items()[to]?.group ?? "";
      set(moved(items(), from, to).map((each, at) => (at === to ? { ...each, group } : each)));
    },
    onMoved: (at) => props.say(words().moved(items()[at]?.text ?? "", at + 1, items().length)),
  });
  return (
    <>
      <ul class="card-rows" data-rows role="list">
        <Index each={items()}>
          {(item, at) => {
            const name = () => item().text.trim() || words().unnamed(at + 1);
            const change = (part: Partial<Checklist["items"][number]>) =>
              set(replaced(items(), at, { ...item(), ...part }));
            return (
              <li data-row>
                <Show when={item().group !== "" && item().group !== items()[at - 1]?.group}>
                  <h4 class="label" dir="auto">
                    {item().group}
                  </h4>
                </Show>
                <div class="card-row" classList={{ done: item().done }}>
                  <input
                    type="checkbox"
                    checked={item().done}
                    disabled={!props.canEdit}
                    aria-label={words().checklist.tick(name())}
                    onChange={(event) => change({ done: event.currentTarget.checked })}
                  />
                  <CardText
                    label={words().checklist.item(at + 1)}
                    text={item().text}
                    most={cardLimits.text}
                    onText={props.canEdit ? (text) => change({ text }) : undefined}
                  />
                  <Show when={props.canEdit}>
                    <RowTools
                      name={item().text}
                      at={at}
                      reorder={reorder}
                      onRemove={() => {
                        props.say(words().removed(name()));
                        set(without(items(), at));
                      }}
                    />
                  </Show>
                </div>
              </li>
            );
          }}
        </Index>
      </ul>
      <Show when={props.canEdit && items().length < cardLimits.items}>
        <AddLine
          label={words().checklist.add}
          onAdd={(text) => set([...items(), { text, group: items().at(-1)?.group ?? "", done: false }])}
        />
      </Show>
    </>
  );
}
