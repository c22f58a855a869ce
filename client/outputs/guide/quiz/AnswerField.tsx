// Where a question is answered: options, a line, things to put in order, or pairs.
import type { FieldProps } from "./field-props.ts";
import { Match, Switch } from "solid-js";
import type { JSX } from "solid-js";
import type { QuizItem } from "../../../../pipelines/engine/guide/quiz.ts";
import { ChoiceField } from "./ChoiceField.tsx";
import { MatchField } from "./MatchField.tsx";
import { OrderField } from "./OrderField.tsx";
import { ShortField } from "./ShortField.tsx";

const ofKind = <Kind extends QuizItem["kind"]>(item: QuizItem, kind: Kind) =>
  item.kind === kind ? (item as Extract<QuizItem, { readonly kind: Kind }>) : undefined;

export function AnswerField(props: FieldProps<QuizItem>): JSX.Element {
  return (
    <Switch>
      <Match when={ofKind(props.item, "choice")}>{(item) => <ChoiceField {...props} item={item()} />}</Match>
      <Match when={ofKind(props.item, "short")}>{(item) => <ShortField {...props} item={item()} />}</Match>
      <Match when={ofKind(props.item, "order")}>{(item) => <OrderField {...props} item={item()} />}</Match>
      <Match when={ofKind(props.item, "match")}>{(item) => <MatchField {...props} item={item()} />}</Match>
    </Switch>
  );
}
