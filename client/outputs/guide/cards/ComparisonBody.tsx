// A comparison as a table whose cells are edited in their place; a wide one scrolls within the card.
import { Index, Show, useContext } from "solid-js";
import type { JSX } from "solid-js";
import type { Comparison } from "../../../../pipelines/engine/guide/card.ts";
import { cardLimits } from "../../../../pipelines/engine/guide/card-read.ts";
import { SessionContext } from "../../../conversation/session.ts";
import { questionOf } from "../../../conversation/tree.ts";
import { useWorkbench } from "../../../state/workbench.ts";
import { AddLine } from "./AddLine.tsx";
import type { BodyProps } from "./body.ts";
import { CardText } from "./CardText.tsx";
import { replaced, without } from "./list-changes.ts";
import { RowTools } from "./RowTools.tsx";
import { cardWords } from "./words.ts";

export function ComparisonBody(props: BodyProps<Comparison> & { readonly messageId: string }): JSX.Element {
  const workbench = useWorkbench();
  const session = useContext(SessionContext);
  const words = () => cardWords(workbench);
  const rows = () => props.card.rows;
  const set = (next: Comparison["rows"]) => props.onChange({ ...props.card, rows: next });
  const asked = () => (session && questionOf(session.live.tree(), props.messageId)?.text) ?? "";
  const hasUnchecked = () => {
    const known = new Set(asked().match(figures));
    return rows().some((row) => row.some((cell) => cell.match(figures)?.some((each) => !known.has(each))));
  };
  const columnName = (at: number) => props.card.columns[at]?.trim() || words().comparison.column(at + 1);
  return (
    <>
      {/* Reached by keyboard where it is wider than the card. */}
      <div class="card-scroll" role="group" aria-label={props.card.title || words().kinds.comparison} tabindex="0">
        <table class="card-table">
          <thead>
            <tr>
              <Index each={props.card.columns}>
                {(column, at) => (
                  <th scope="col">
                    <CardText
                      label={words().comparison.column(at + 1)}
                      text={column()}
                      most={cardLimits.short}
                      onText={
                        props.canEdit
                          ? (text) => props.onChange({ ...props.card, columns: replaced(props.card.columns, at, text) })
                          : undefined
                      }
                    />
                  </th>
                )}
              </Index>
              <Show when={props.canEdit}>
                <th scope="col">
                  <span class="visually-hidden">{words().comparison.act}</span>
                </th>
              </Show>
            </tr>
          </thead>
          <tbody>
            <Index each={rows()}>
              {(row, at) => {
                const name = () => row()[0]?.trim() || words().unnamed(at + 1);
                const cell = (text: () => string, place: number) => (
                  <CardText
                    label={words().comparison.cell(name(), columnName(place))}
                    text={text()}
                    most={cardLimits.text}
                    onText={
                      props.canEdit ? (next) => set(replaced(rows(), at, replaced(row(), place, next))) : undefined
                    }
                  />
                );
                return (
                  <tr>
                    <Index each={row()}>
                      {(text, place) =>
                        place === 0 ? <th scope="row">{cell(text, place)}</th> : <td>{cell(text, place)}</td>
                      }
                    </Index>
                    <Show when={props.canEdit}>
                      <td>
                        <RowTools
                          name={name()}
                          at={at}
                          onRemove={() => {
                            props.say(words().removed(name()));
                            set(without(rows(), at));
                          }}
                        />
                      </td>
                    </Show>
                  </tr>
                );
              }}
            </Index>
          </tbody>
        </table>
      </div>
      <Show when={props.canEdit && rows().length < cardLimits.rows}>
        <AddLine
          label={words().comparison.add}
          onAdd={(text) => set([...rows(), props.card.columns.map((_, at) => (at === 0 ? text : ""))])}
        />
      </Show>
      <Show when={hasUnchecked()}>
        <p class="in hint">{words().comparison.unchecked}</p>
      </Show>
    </>
  );
}

const figures = /\d+(?:[.,]\d+)*/g;
