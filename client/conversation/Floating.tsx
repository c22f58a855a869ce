// A picker as a quiet `label value` button that opens its choices above the composer.
import { Popover } from "@kobalte/core/popover";
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";

export function Floating(props: { readonly label: string; readonly shown: string; readonly children: JSX.Element }) {
  return (
    <Popover gutter={4} placement="top-start">
      <Popover.Trigger class="pick">
        {props.label} <b>{props.shown}</b>
        <Icon name="down" size="xs" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content class="menu picked" aria-label={props.label}>
          <p class="label">{props.label}</p>
          {props.children}
        </Popover.Content>
      </Popover.Portal>
    </Popover>
  );
}
