// A text field with its label, what to know about it, and what is wrong with it.
import { TextField } from "@kobalte/core/text-field";
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import { Icon } from "../../icons.tsx";

interface FormFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onInput: (value: string) => void;
  readonly type?: "text" | "url" | "password";
  readonly inputMode?: "numeric";
  /** Of words in any script. Default: of addresses and numbers. */
  readonly dir?: "auto";
  readonly maxLength?: number;
  readonly placeholder?: string;
}

export function FormField(props: FormFieldProps): JSX.Element {
  return (
    <TextField
      value={props.value}
      onChange={(value) => props.onInput(value)}
      validationState={props.problem === undefined ? "valid" : "invalid"}
    >
      <TextField.Label>{props.label}</TextField.Label>
      <TextField.Input
        class="text-field"
        name={props.name}
        type={props.type ?? "text"}
        inputMode={props.inputMode}
        placeholder={props.placeholder}
        autocomplete={props.type === "password" ? "new-password" : "off"}
        spellcheck={false}
        dir={props.dir ?? "ltr"}
        maxLength={props.maxLength}
      />
      <TextField.ErrorMessage class="hint wrong">
        <Icon name="error" size="xs" />
        <span>{props.problem}</span>
      </TextField.ErrorMessage>
      <Show when={props.problem === undefined}>
        <TextField.Description class="hint">{props.hint}</TextField.Description>
      </Show>
    </TextField>
  );
}
