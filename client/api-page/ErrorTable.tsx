// The closed set of errors with their HTTP status, behind a fold.
import { For } from "solid-js";
import type { JSX } from "solid-js";
import { errorStatus } from "../../pipelines/engine/errors.ts";
import type { ErrorCode } from "../../pipelines/engine/errors.ts";
import { useWorkbench } from "../state/workbench.ts";
import { apiPageWords } from "./words.ts";

export function ErrorTable(): JSX.Element {
  const workbench = useWorkbench();
  const words = () => apiPageWords(workbench).errors;
  return (
    <section class="card">
      <header>
        <h2>{words().title}</h2>
      </header>
      <p class="in small">{words().intro}</p>
      <details class="api-fold">
        <summary>{words().fold}</summary>
        <table class="api-table short">
          <thead>
            <tr>
              <th scope="col">{words().code}</th>
              <th scope="col">{words().status}</th>
              <th scope="col">{words().means}</th>
            </tr>
          </thead>
          <tbody>
            <For each={Object.keys(errorStatus) as ErrorCode[]}>
              {(code) => (
                <tr>
                  <th scope="row">
                    <code dir="ltr">{code}</code>
                  </th>
                  <td>{errorStatus[code]}</td>
                  <td>{workbench.strings().errors.titles[code]}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </details>
    </section>
  );
}
