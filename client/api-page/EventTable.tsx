// Every event a run may tell, what it says, and its fields.
import { For } from "solid-js";
import type { JSX } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";
import { eventFields } from "./event-fields.ts";
import type { EventName } from "./event-fields.ts";
import { apiPageWords } from "./words.ts";

export function EventTable(): JSX.Element {
  const workbench = useWorkbench();
  const words = () => apiPageWords(workbench).events;
  return (
    <section class="card">
      <header>
        <h2>{words().title}</h2>
      </header>
      <table class="api-table">
        <thead>
          <tr>
            <th scope="col">{words().event}</th>
            <th scope="col">{words().says}</th>
            <th scope="col">{words().fields}</th>
          </tr>
        </thead>
        <tbody>
          <For each={Object.keys(eventFields) as EventName[]}>
            {(name) => (
              <tr>
                <th scope="row">
                  <code dir="ltr">{name}</code>
                </th>
                <td>{words().sentences[name]}</td>
                <td>
                  <ul class="api-types" dir="ltr">
                    <For each={Object.entries(eventFields[name])}>
                      {([key, type]) => (
                        <li>
                          <code>{type.endsWith("?") ? `${key}?: ${type.slice(0, -1)}` : `${key}: ${type}`}</code>
                        </li>
                      )}
                    </For>
                  </ul>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}
