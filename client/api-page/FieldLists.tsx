// What a persona takes and gives: each field with its kind, limits and choices, and the JSON Schema behind a fold.
import { For, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { CatalogueField, CataloguePersona } from "../../server/api.ts";
import { useWorkbench } from "../state/workbench.ts";
import { inputSchema, outputSchema, startFields } from "./body-schema.ts";
import type { StartField } from "./body-schema.ts";
import type { JsonSchema } from "./check-schema.ts";
import { choicesOf, plainType } from "./plain-type.ts";
import { SchemaFold } from "./SchemaFold.tsx";
import { apiPageWords } from "./words.ts";

interface FieldsProps {
  readonly persona: CataloguePersona;
}

export function InputFields(props: FieldsProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => apiPageWords(workbench);
  return (
    <section class="card">
      <header>
        <h2>{words().fields.inputs}</h2>
      </header>
      <dl class="api-fields">
        <For each={props.persona.inputs}>
          {(field, at) => (
            <Field
              name={field.key}
              schema={field.schema}
              about={workbench.local(field.label)}
              field={field}
              isRequired={at() === 0}
            />
          )}
        </For>
      </dl>
      <h3 class="label api-sub">{words().fields.beside}</h3>
      <dl class="api-fields">
        <For each={Object.keys(startFields) as StartField[]}>
          {(key) => <Field name={key} schema={startFields[key]} about={words().besideFields[key]} />}
        </For>
      </dl>
      <SchemaFold schema={inputSchema(props.persona)} of={words().fields.inputs} />
    </section>
  );
}

export function OutputFields(props: FieldsProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => apiPageWords(workbench).fields;
  return (
    <section class="card">
      <header>
        <h2>{words().outputs}</h2>
        <span class="tiny muted">{words().optional}</span>
      </header>
      <dl class="api-fields">
        <For each={props.persona.outputs}>
          {(field) => (
            <Field name={field.key} schema={field.schema} about={workbench.local(field.label)} field={field} />
          )}
        </For>
      </dl>
      <SchemaFold schema={outputSchema(props.persona)} of={words().outputs} />
    </section>
  );
}

interface FieldProps {
  readonly name: string;
  readonly schema: JsonSchema;
  /** What it is, for people. */
  readonly about: string;
  /** Where its choices have names. */
  readonly field?: CatalogueField;
  readonly isRequired?: boolean;
}

function Field(props: FieldProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => apiPageWords(workbench);
  const choices = () => choicesOf(props.schema);
  const usual = () => (props.schema.default === undefined ? undefined : written(props.schema.default));
  const nameOf = (choice: string) => {
    const name = props.field?.choices?.[choice];
    return name ? workbench.local(name) : undefined;
  };
  return (
    <div>
      <dt>
        <code dir="ltr">{props.name}</code>
        <Show when={props.isRequired}>
          <span class="tag mine">{words().fields.required}</span>
        </Show>
      </dt>
      <dd>
        <span>{props.about}</span>
        <span class="tiny muted">
          {plainType(props.schema, words().types)}
          <Show when={usual()}>{(value) => <>; {words().fields.default(value())}</>}</Show>
        </span>
        <Show when={choices().length > 0}>
          <span class="api-choices">
            <For each={choices()}>
              {(choice) => (
                <code dir="ltr" title={nameOf(choice)}>
                  {choice}
                </code>
              )}
            </For>
          </span>
        </Show>
      </dd>
    </div>
  );
}

function written(value: unknown): string {
  return Array.isArray(value)
    ? value.map(String).join(", ")
    : typeof value === "string"
      ? value
      : JSON.stringify(value);
}
