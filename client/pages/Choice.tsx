// A few exclusive choices side by side, as one radio group.
import { RadioGroup } from "@kobalte/core/radio-group";
import { For, Show } from "solid-js";
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import type { IconName } from "../icons.tsx";

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly hint?: string;
  readonly value: T;
  readonly options: readonly {
    readonly value: T;
    readonly label: string;
    readonly icon?: IconName;
    readonly lang?: string;
  }[];
  readonly onChange: (value: T) => void;
}

export function Choice<T extends string>(props: ChoiceProps<T>): JSX.Element {
  const choose = (value: string) => {
    const option = props.options.find((each) => each.value === value);
    if (option) props.onChange(option.value);
  };
  return (
    <RadioGroup class="choice" value={props.value} onChange={choose}>
      <RadioGroup.Label class="name">{props.label}</RadioGroup.Label>
      <div class="ladder">
        <For each={props.options}>
          {(option) => (
            <RadioGroup.Item value={option.value} class="option">
              <RadioGroup.ItemInput />
              <RadioGroup.ItemLabel lang={option.lang}>
                <Show when={option.icon}>{(name) => <Icon name={name()} size="s" />}</Show>
                {option.label}
              </RadioGroup.ItemLabel>
            </RadioGroup.Item>
          )}
        </For>
      </div>
      <Show when={props.hint}>{(hint) => <RadioGroup.Description class="hint">{hint()}</RadioGroup.Description>}</Show>
    </RadioGroup>
  );
}
