// What the advice and the table are for: machine, context, answers at once, cache and pictures; everything is computed anew at once.
import type { JSX } from "solid-js";
import { Choice } from "../../pages/Choice.tsx";
import { useWorkbench } from "../../state/workbench.ts";
import { keepPlace } from "../keep-place.ts";
import { number } from "../numbers.ts";
import { PickOne } from "../PickOne.tsx";
import { modelWords } from "../words.ts";
import type { Adviser } from "./adviser.ts";
import { MachinePicker } from "./MachinePicker.tsx";
import { concurrencies, contexts } from "./sizing-wish.ts";
import type { SizingWish } from "./sizing-wish.ts";

export function WishControls(props: { readonly adviser: Adviser }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => modelWords(workbench);
  const wish = () => props.adviser.wish();
  const count = (value: number) => number(value, workbench.language());
  let element: HTMLDivElement | undefined;
  const set = (change: Partial<SizingWish>) => {
    if (element) keepPlace(element, () => props.adviser.setWish(change));
  };
  return (
    <div class="wishes" ref={(node) => (element = node)}>
      <MachinePicker adviser={props.adviser} onChange={(machine) => set({ machine })} />
      <PickOne
        label={words().context}
        value={wish().context}
        options={contexts}
        name={(tokens) => words().tokens(count(tokens))}
        onChange={(context) => set({ context })}
      />
      <PickOne
        class="short"
        label={words().atOnce}
        value={wish().concurrency}
        options={concurrencies}
        name={count}
        onChange={(concurrency) => set({ concurrency })}
      />
      <Choice
        label={words().cache}
        value={wish().cache ? "with" : "without"}
        options={(["with", "without"] as const).map((value) => ({ value, label: words().caches[value] }))}
        onChange={(value) => set({ cache: value === "with" })}
      />
      <Choice
        label={words().pictures}
        value={wish().vision ? "wanted" : "any"}
        options={(["any", "wanted"] as const).map((value) => ({ value, label: words().picturesWanted[value] }))}
        onChange={(value) => set({ vision: value === "wanted" })}
      />
    </div>
  );
}
