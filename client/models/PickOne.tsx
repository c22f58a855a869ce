// One value out of a few, in a list that opens: its label stands above it, or is only said.
import { Select } from "@kobalte/core/select";
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";

interface PickOneProps<T extends string | number> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly class?: string;
  readonly value: T;
  readonly options: readonly T[];
  readonly name: (value: T) => string;
  readonly onChange: (value: T) => void;
}

export function PickOne<T extends string | number>(props: PickOneProps<T>): JSX.Element {
  return (
    <Select<T>
      class={`pick-one ${props.class ?? ""}`}
      value={props.value}
      onChange={(value) => value !== null && props.onChange(value)}
      options={[...props.options]}
      optionTextValue={(value) => props.name(value)}
      disallowEmptySelection
      gutter={4}
      placement="bottom-start"
      itemComponent={(item) => (
        <Select.Item item={item.item}>
          <Select.ItemLabel class="grow">{props.name(item.item.rawValue)}</Select.ItemLabel>
          <Select.ItemIndicator>
            <Icon name="check" size="s" />
          </Select.ItemIndicator>
        </Select.Item>
      )}
    >
      <Select.Label class={props.isLabelHidden ? "visually-hidden" : "name"}>{props.label}</Select.Label>
      <Select.Trigger class="select">
        <Select.Value<T> class="cut-off">{(state) => props.name(state.selectedOption())}</Select.Value>
        <Icon name="down" size="xs" />
      </Select.Trigger>
      <Select.Portal mount={document.getElementById("main") ?? document.body}>
        <Select.Content class="menu">
          <Select.Listbox />
        </Select.Content>
      </Select.Portal>
    </Select>
  );
}
