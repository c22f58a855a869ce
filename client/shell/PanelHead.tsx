// The head of the panel: what is shown, what can be done with it, and the way to close it.
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";

interface PanelHeadProps {
  readonly title: string;
  /** Of a title that is a person's own, or code; left out: the page's. */
  readonly dir?: "auto" | "ltr";
  readonly onClose: () => void;
  /** What can be done. */
  readonly children?: JSX.Element;
}

export function PanelHead(props: PanelHeadProps): JSX.Element {
  const { strings } = useWorkbench();
  return (
    <header>
      <h2 class="cut-off" dir={props.dir} title={props.title}>
        {props.title}
      </h2>
      <span class="end row">
        {props.children}
        <button
          type="button"
          class="icon-button small"
          aria-label={strings().close}
          title={strings().close}
          onClick={() => props.onClose()}
        >
          <Icon name="close" size="s" />
        </button>
      </span>
    </header>
  );
}
