// Toasts: only for what can be undone or has been done. Errors stand where the work was.
import { Toast, toaster } from "@kobalte/core/toast";
import { Show, onCleanup } from "solid-js";
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import type { Toast as ToastContent } from "../state/workbench.ts";
import type { Strings } from "../strings/en.ts";

/** Milliseconds a toast stays; hover and focus stop the clock. */
const stays = 6000;

export function Toasts(props: { readonly label: string; readonly narrow: boolean }): JSX.Element {
  return (
    <Toast.Region
      class="toasts"
      aria-label={props.label}
      duration={stays}
      limit={props.narrow ? 1 : 3}
      hotkey={["altKey", "KeyT"]}
    >
      <Toast.List as="div" class="list" />
    </Toast.Region>
  );
}

export function showToast(content: ToastContent, strings: Strings): void {
  toaster.show((toast) => <OneToast toastId={toast.toastId} content={content} strings={strings} />);
}

function OneToast(props: {
  readonly toastId: number;
  readonly content: ToastContent;
  readonly strings: Strings;
}): JSX.Element {
  const icon = () => (props.content.icon === "warning" ? "warn" : props.content.icon);
  const tone = () => ({ trash: "muted", check: "good", warning: "warn" })[props.content.icon];
  const act = () => {
    props.content.action?.run();
    toaster.dismiss(props.toastId);
  };
  /** What had the focus before, while the toast has it. */
  let from: Element | null = null;
  let hasFocus = false;
  const follow = (toast: HTMLElement) => {
    toast.addEventListener("focusin", ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && toast.contains(relatedTarget)) return;
      from = relatedTarget instanceof Element ? relatedTarget : null;
      hasFocus = true;
    });
    toast.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !toast.contains(relatedTarget)) hasFocus = false;
    });
  };
  onCleanup(() => {
    if (!hasFocus) return;
    queueMicrotask(() => {
      if (document.activeElement !== document.body) return;
      const next = from instanceof HTMLElement && from.isConnected ? from : document.getElementById("main");
      next?.focus();
    });
  });
  return (
    <Toast
      as="div"
      class="toast"
      ref={follow}
      toastId={props.toastId}
      priority="low"
      translations={{ close: props.strings.dismiss }}
    >
      <Icon name={icon()} class={tone()} />
      <span>
        <Toast.Title as="b">{props.content.title}</Toast.Title>
        <Show when={props.content.detail}>
          {(detail) => (
            <Toast.Description as="span" class="muted">
              {detail()}
            </Toast.Description>
          )}
        </Show>
      </span>
      <span class="row">
        <Show when={props.content.action}>
          {(action) => (
            <button type="button" class="button small" onClick={act}>
              {action().label}
            </button>
          )}
        </Show>
        <Toast.CloseButton class="icon-button small" aria-label={props.strings.dismiss}>
          <Icon name="close" size="s" />
        </Toast.CloseButton>
      </span>
    </Toast>
  );
}
