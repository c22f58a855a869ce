// A recipe for as many as eat: the stepper works its amounts out at once, by code; lines are edited in their place.
import { Index, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { Recipe } from "../../../../pipelines/engine/guide/card.ts";
import { amountText } from "../../../../pipelines/engine/guide/card-amounts.ts";
import {
  ingredientText,
  readIngredient,
  stepsHoldAmounts,
} from "../../../../pipelines/engine/guide/card-ingredients.ts";
import { cardLimits } from "../../../../pipelines/engine/guide/card-read.ts";
import { servingsAtMost } from "../../../../pipelines/engine/guide/scale-recipe.ts";
import { Icon } from "../../../icons.tsx";
import { useWorkbench } from "../../../state/workbench.ts";
import { AddLine } from "./AddLine.tsx";
import type { BodyProps } from "./body.ts";
import { CardText } from "./CardText.tsx";
import { replaced, without } from "./list-changes.ts";
import { RowTools } from "./RowTools.tsx";
import { cardWords } from "./words.ts";

interface RecipeProps extends BodyProps<Recipe> {
  /** For how many it was written. */
  readonly from: number;
  readonly onServings: (servings: number) => void;
}

export function RecipeBody(props: RecipeProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => cardWords(workbench);
  const said = () => words().recipe;
  const setIngredients = (ingredients: Recipe["ingredients"]) => props.onChange({ ...props.card, ingredients });
  const setSteps = (steps: Recipe["steps"]) => props.onChange({ ...props.card, steps });
  const isScaled = () => props.card.servings !== props.from;
  return (
    <>
      <Servings {...props} />
      <h4 class="label in">{said().ingredients}</h4>
      <ul class="card-rows" role="list">
        <Index each={props.card.ingredients}>
          {(ingredient, at) => (
            <li class="card-row">
              <CardText
                label={said().ingredient(at + 1)}
                text={ingredientText(ingredient(), workbench.language())}
                most={cardLimits.short}
                onCommit={
                  props.canEdit
                    ? (text) => {
                        const read = readIngredient(text);
                        if (read) setIngredients(replaced(props.card.ingredients, at, read));
                      }
                    : undefined
                }
              />
              <Show when={props.canEdit}>
                <RowTools
                  name={ingredient().name}
                  at={at}
                  onRemove={() => {
                    props.say(words().removed(ingredient().name));
                    setIngredients(without(props.card.ingredients, at));
                  }}
                />
              </Show>
            </li>
          )}
        </Index>
      </ul>
      <Show when={props.canEdit && props.card.ingredients.length < cardLimits.ingredients}>
        <AddLine
          label={said().addIngredient}
          onAdd={(text) => {
            const read = readIngredient(text);
            if (read) setIngredients([...props.card.ingredients, read]);
          }}
        />
      </Show>
      <Show when={props.card.steps.length > 0 || props.canEdit}>
        <h4 class="label in">{said().steps}</h4>
        <ol class="card-rows counted">
          <Index each={props.card.steps}>
            {(step, at) => (
              <li>
                <div class="card-row">
                  <CardText
                    label={said().step(at + 1)}
                    text={step()}
                    most={cardLimits.text}
                    onText={props.canEdit ? (text) => setSteps(replaced(props.card.steps, at, text)) : undefined}
                  />
                  <Show when={props.canEdit}>
                    <RowTools
                      name={said().step(at + 1)}
                      at={at}
                      onRemove={() => {
                        props.say(words().removed(said().step(at + 1)));
                        setSteps(without(props.card.steps, at));
                      }}
                    />
                  </Show>
                </div>
              </li>
            )}
          </Index>
        </ol>
        <Show when={isScaled() && stepsHoldAmounts(props.card.steps)}>
          <p class="in hint">{said().stepsStay}</p>
        </Show>
        <Show when={props.canEdit && props.card.steps.length < cardLimits.recipeSteps}>
          <AddLine label={said().addStep} onAdd={(text) => setSteps([...props.card.steps, text])} />
        </Show>
      </Show>
    </>
  );
}

function Servings(props: Pick<RecipeProps, "card" | "from" | "onServings">): JSX.Element {
  const workbench = useWorkbench();
  const words = () => cardWords(workbench).recipe;
  const to = (servings: number) => {
    if (servings > 0 && servings <= servingsAtMost) props.onServings(servings);
  };
  return (
    <div class="servings" role="group" aria-label={words().servings}>
      <button
        type="button"
        class="icon-button small"
        aria-label={words().fewer}
        aria-disabled={props.card.servings <= 1}
        onClick={() => to(Math.max(Math.ceil(props.card.servings) - 1, 1))}
      >
        <Icon name="minus" size="s" />
      </button>
      <input
        class="text-field"
        type="number"
        inputmode="numeric"
        min="1"
        max={servingsAtMost}
        aria-label={words().servings}
        value={props.card.servings}
        onChange={(event) => to(event.currentTarget.valueAsNumber)}
      />
      <button
        type="button"
        class="icon-button small"
        aria-label={words().more}
        onClick={() => to(Math.floor(props.card.servings) + 1)}
      >
        <Icon name="plus" size="s" />
      </button>
      <span class="small muted" aria-live="polite">
        {words().servings}
        <Show when={props.card.servings !== props.from}>
          {`, ${words().from(amountText(props.from, null, workbench.language()))}`}
        </Show>
      </span>
    </div>
  );
}
