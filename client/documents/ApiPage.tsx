// A page of API documentation as a reader wants it: its method and path on top, tables as tables, code in its own face, the quote marked.
import { For, Match, Show, Switch } from "solid-js";
import type { JSX } from "solid-js";
import type { Citation } from "../../pipelines/engine/documents.ts";
import "./api.css";
import { apiBlocks, quotedIn } from "./api-page.ts";
import type { ApiBlock, Span } from "./api-page.ts";
import { methodIn } from "./api-tree.ts";
import { Method } from "./ApiTree.tsx";

interface ApiPageProps {
  readonly text: string;
  readonly citation: Citation | undefined;
  readonly label: string;
}

export function ApiPage(props: ApiPageProps): JSX.Element {
  const quote = (): Span | undefined => (props.citation?.located === true ? props.citation : undefined);
  return (
    <article class="page-words reference-page" dir="auto" aria-label={props.label}>
      <For each={apiBlocks(props.text)}>{(block) => <Block block={block} text={props.text} quote={quote()} />}</For>
    </article>
  );
}

interface PartProps {
  readonly text: string;
  readonly quote: Span | undefined;
}

function Block(props: PartProps & { readonly block: ApiBlock }): JSX.Element {
  const table = () => (props.block.kind === "table" ? props.block : undefined);
  const method = () => methodIn(props.text.slice(props.block.start, props.block.end)).method;
  const afterMethod = () => {
    const { start, end } = props.block;
    const name = method();
    return { start: name === null ? start : start + name.length + 1, end };
  };
  return (
    <Switch>
      <Match when={props.block.kind === "heading"}>
        <h3>
          <Show when={method()}>{(name) => <Method name={name()} />}</Show>
          <span classList={{ "api-code": method() !== null }}>
            <Marked text={props.text} span={afterMethod()} quote={props.quote} />
          </span>
        </h3>
      </Match>
      <Match when={table()}>
        {(found) => (
          <div class="reference-table" tabindex="0">
            <table>
              <thead>
                <tr>
                  <For each={found().header}>
                    {(cell) => (
                      <th scope="col">
                        <Marked text={props.text} span={cell} quote={props.quote} />
                      </th>
                    )}
                  </For>
                </tr>
              </thead>
              <tbody>
                <For each={found().rows}>
                  {(row) => (
                    <tr>
                      <For each={row}>
                        {(cell, at) => (
                          <td classList={{ "api-code": at() === 0 }}>
                            <Marked text={props.text} span={cell} quote={props.quote} />
                          </td>
                        )}
                      </For>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </div>
        )}
      </Match>
      <Match when={props.block.kind === "code"}>
        <pre dir="ltr" tabindex="0">
          <Marked text={props.text} span={props.block} quote={props.quote} />
        </pre>
      </Match>
      <Match when={props.block.kind === "paragraph"}>
        <p dir="auto">
          <Marked text={props.text} span={props.block} quote={props.quote} />
        </p>
      </Match>
    </Switch>
  );
}

function Marked(props: PartProps & { readonly span: Span }): JSX.Element {
  const marked = () => quotedIn(props.span, props.quote);
  return (
    <Show when={marked()} fallback={props.text.slice(props.span.start, props.span.end)}>
      {(part) => (
        <>
          {props.text.slice(props.span.start, part().start)}
          <mark>{props.text.slice(part().start, part().end)}</mark>
          {props.text.slice(part().end, props.span.end)}
        </>
      )}
    </Show>
  );
}
