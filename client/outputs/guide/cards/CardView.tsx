// An everyday card to use, edit and copy: what a person does to it is kept on this device, and can be taken back.
import { Match, Show, Switch, createSignal } from "solid-js";
import type { JSX } from "solid-js";
import type { TaskCard } from "../../../../pipelines/engine/guide/card.ts";
import { cardText, comparisonText } from "../../../../pipelines/engine/guide/card-text.ts";
import { Icon } from "../../../icons.tsx";
import { useWorkbench } from "../../../state/workbench.ts";
import { CopyButton } from "../../CopyButton.tsx";
import { CopyCsv } from "../../CopyCsv.tsx";
import type { ViewProps } from "../../view.ts";
import { createCardModel } from "./card-model.ts";
import type { CardModel } from "./card-model.ts";
import "./cards.css";
import "./card-parts.css";
import { ChangeCard } from "./ChangeCard.tsx";
import { ChecklistBody } from "./ChecklistBody.tsx";
import { ComparisonBody } from "./ComparisonBody.tsx";
import { MessageBody } from "./MessageBody.tsx";
import { PlanBody } from "./PlanBody.tsx";
import { RecipeBody } from "./RecipeBody.tsx";
import { cardWords } from "./words.ts";

export default function CardView(props: ViewProps) {
  const model = createCardModel(props);
  const workbench = useWorkbench();
  const words = () => cardWords(workbench);
  const [said, setSaid] = createSignal("");
  const title = (card: TaskCard) => card.title || words().kinds[card.kind];
  const takesCards = () => props.persona?.inputs.some(({ key }) => key === "card") ?? false;
  return (
    <Show when={model.shown()}>
      {(card) => (
        <section class={`card task-card of-${card().kind}`} aria-label={title(card())}>
          <header>
            <h3 dir="auto">{title(card())}</h3>
            <span class="tiny muted">{countOf(card(), workbench)}</span>
            <CardTools card={card()} model={model} />
          </header>
          <Body card={card()} model={model} live={props.live} messageId={props.messageId} say={setSaid} />
          <Show when={model.canEdit() && takesCards() && props.persona}>
            {(persona) => <ChangeCard card={card()} persona={persona()} messageId={props.messageId} />}
          </Show>
          <p class="visually-hidden" role="status">
            {said()}
          </p>
        </section>
      )}
    </Show>
  );
}

function countOf(card: TaskCard, workbench: Parameters<typeof cardWords>[0]): string {
  const words = cardWords(workbench);
  if (card.kind === "plan") return words.plan.steps(card.steps.length);
  if (card.kind !== "checklist") return "";
  return words.checklist.done(card.items.filter(({ done }) => done).length, card.items.length);
}

function CardTools(props: { readonly card: TaskCard; readonly model: CardModel }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => cardWords(workbench);
  const comparison = () => (props.card.kind === "comparison" ? props.card : undefined);
  function takeBack(): void {
    const before = props.model.reset();
    const action = { label: words().undo, run: () => props.model.restore(before) };
    workbench.toast({ icon: "check", title: words().asWrittenDone, action });
  }
  return (
    <span class="row end">
      <Show when={props.model.isEdited()}>
        <button type="button" class="button small quiet" onClick={takeBack}>
          <Icon name="undo" size="xs" class="turns" />
          {words().asWritten}
        </button>
      </Show>
      <Show when={comparison()}>
        {(card) => (
          <CopyCsv
            table={{
              columns: card().columns,
              rows: card().rows.map((row) => row.map((text) => ({ text, citations: [], isNumber: false }))),
            }}
          />
        )}
      </Show>
      <CopyButton
        label={comparison() ? words().comparison.markdown : words().copy}
        text={
          props.card.kind === "comparison" ? comparisonText(props.card) : cardText(props.card, workbench.language())
        }
      />
    </span>
  );
}

interface CardBodyProps {
  readonly card: TaskCard;
  readonly model: CardModel;
  readonly live: boolean;
  readonly messageId: string;
  readonly say: (sentence: string) => void;
}

function Body(props: CardBodyProps): JSX.Element {
  const of = <Kind extends TaskCard["kind"]>(kind: Kind) =>
    props.card.kind === kind ? (props.card as Extract<TaskCard, { readonly kind: Kind }>) : undefined;
  const shared = {
    get canEdit() {
      return props.model.canEdit();
    },
    onChange: (card: TaskCard) => props.model.set(card),
    say: (sentence: string) => props.say(sentence),
  };
  return (
    <Switch>
      <Match when={of("checklist")}>{(card) => <ChecklistBody {...shared} card={card()} />}</Match>
      <Match when={of("plan")}>
        {(card) => <PlanBody {...shared} card={card()} live={props.live} messageId={props.messageId} />}
      </Match>
      <Match when={of("comparison")}>
        {(card) => <ComparisonBody {...shared} card={card()} messageId={props.messageId} />}
      </Match>
      <Match when={of("recipe")}>
        {(card) => (
          <RecipeBody
            {...shared}
            card={card()}
            from={(props.model.card() as typeof props.card & { readonly servings: number }).servings}
            onServings={(servings) => props.model.setServings(servings)}
          />
        )}
      </Match>
      <Match when={of("message")}>{(card) => <MessageBody {...shared} card={card()} />}</Match>
    </Switch>
  );
}
