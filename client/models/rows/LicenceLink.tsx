// Where the licence or the terms of a model can be read.
import type { JSX } from "solid-js";
import { Icon } from "../../icons.tsx";
import { useWorkbench } from "../../state/workbench.ts";

export function LicenceLink(props: { readonly href: string; readonly label: string }): JSX.Element {
  const { strings } = useWorkbench();
  return (
    <a class="link small" href={props.href} target="_blank" rel="noreferrer noopener">
      {props.label}
      <Icon name="open" size="xs" />
      <span class="visually-hidden"> ({strings().newTab})</span>
    </a>
  );
}
