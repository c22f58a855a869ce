// The form around an account's fields: the first that can be filled in takes the focus, and what is sent is sent by the script.
import { onMount } from "solid-js";
import type { JSX } from "solid-js";

interface FieldsFormProps {
  readonly onSubmit: (form: HTMLFormElement) => void;
  readonly children: JSX.Element;
}

export function FieldsForm(props: FieldsFormProps): JSX.Element {
  let element: HTMLFormElement | undefined;
  onMount(() => element?.querySelector<HTMLInputElement>("input:not([readonly])")?.focus());
  return (
    <form
      class="fields"
      ref={(node) => (element = node)}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit(event.currentTarget);
      }}
    >
      {props.children}
    </form>
  );
}
