// A modal sheet or dialog: traps focus, closes on Esc and beside it, and gives focus back to what opened it.
import { Dialog } from "@kobalte/core/dialog";
import { createComputed, Show } from "solid-js";
import type { JSX } from "solid-js";

interface SheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** What it is called; a `title` is shown as its heading instead. */
  readonly label?: string;
  readonly title?: string;
  readonly class: string;
  readonly children: JSX.Element;
}

export function Sheet(props: SheetProps): JSX.Element {
  let opener: Element | null = null;
  createComputed(() => {
    if (props.open) opener = document.activeElement;
  });
  const giveFocusBack = (event: Event) => {
    event.preventDefault();
    // A menu's item is gone with its menu; the main part then takes the focus.
    const target =
      opener instanceof HTMLElement && opener.isConnected && opener !== document.body
        ? opener
        : document.getElementById("main");
    target?.focus({ preventScroll: true });
  };
  return (
    <Dialog open={props.open} onOpenChange={(open) => !open && props.onClose()} preventScroll={false}>
      <Dialog.Portal>
        <Dialog.Overlay class="overlay" />
        <div class="dialog-place">
          <Dialog.Content
            class={props.class}
            aria-label={props.title === undefined ? props.label : undefined}
            onCloseAutoFocus={giveFocusBack}
          >
            <Show when={props.title}>{(title) => <Dialog.Title>{title()}</Dialog.Title>}</Show>
            {props.children}
          </Dialog.Content>
        </div>
      </Dialog.Portal>
    </Dialog>
  );
}
