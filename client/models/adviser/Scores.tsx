// Published scores of two models against each other: a bar each and the figures, by coding, knowledge and maths.
import { createSignal, For } from "solid-js";
import type { JSX } from "solid-js";
import { gemmaOf } from "../../../pipelines/engine/sizing/gemma.ts";
import type { Benchmark, GemmaId } from "../../../pipelines/engine/sizing/sizing.ts";
import { useWorkbench } from "../../state/workbench.ts";
import { number } from "../numbers.ts";
import { PickOne } from "../PickOne.tsx";
import { modelWords } from "../words.ts";
import { shortName } from "./advice-words.ts";
import { pairFor, scored, scoreGroups } from "./scores.ts";

/** `about`: the model the page speaks of, until a person chooses two. */
export function Scores(props: { readonly about: GemmaId | undefined }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => modelWords(workbench);
  const [picked, setPicked] = createSignal<readonly [GemmaId, GemmaId]>();
  const pair = () => picked() ?? pairFor(props.about);
  /** Choosing the other one swaps them: a model is never held against itself. */
  const pick = (place: 0 | 1) => (id: GemmaId) => {
    const [upper, lower] = pair();
    if (place === 0) setPicked([id, id === lower ? upper : lower]);
    else setPicked([id === upper ? lower : upper, id]);
  };
  const score = (place: 0 | 1, test: Benchmark) => gemmaOf(pair()[place]).scores[test] ?? 0;
  const figure = (place: 0 | 1, test: Benchmark) => number(score(place, test), workbench.language(), 1, 1);

  return (
    <section class="card scores">
      <header>
        <h2 class="visually-hidden">
          {shortName(pair()[0])} {words().against} {shortName(pair()[1])}
        </h2>
        <PickOne
          class="inline"
          label={words().firstModel}
          isLabelHidden
          value={pair()[0]}
          options={scored}
          name={shortName}
          onChange={pick(0)}
        />
        <b aria-hidden="true">{words().against}</b>
        <PickOne
          class="inline"
          label={words().secondModel}
          isLabelHidden
          value={pair()[1]}
          options={scored}
          name={shortName}
          onChange={pick(1)}
        />
        <span class="tiny muted end">{words().scores}</span>
      </header>
      <div class="in">
        <table class="bars">
          <caption class="visually-hidden">
            {words().scores}: {shortName(pair()[0])}, {shortName(pair()[1])}
          </caption>
          <thead class="visually-hidden">
            <tr>
              <th scope="col">{words().test}</th>
              <th scope="col">{shortName(pair()[0])}</th>
              <th scope="col">{shortName(pair()[1])}</th>
            </tr>
          </thead>
          <For each={scoreGroups}>
            {(group) => (
              <tbody>
                <tr>
                  <th scope="rowgroup" colspan="3" class="group">
                    {words().groups[group.name]}
                  </th>
                </tr>
                <For each={group.tests}>
                  {(test) => (
                    <tr>
                      <th scope="row">
                        <span class="test">
                          {words().benchmarks[test]}
                          <span class="pair" aria-hidden="true">
                            <i style={{ "--v": `${score(0, test)}%` }} />
                            <i style={{ "--v": `${score(1, test)}%` }} />
                          </span>
                        </span>
                      </th>
                      <td>{figure(0, test)}</td>
                      <td class="faint">{figure(1, test)}</td>
                    </tr>
                  )}
                </For>
              </tbody>
            )}
          </For>
        </table>
        <p class="tiny muted">{words().scoresNote(shortName(pair()[0]), shortName(pair()[1]))}</p>
      </div>
    </section>
  );
}
