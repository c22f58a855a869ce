// The way to choose files: a button over a hidden file field. What cannot be read is told by the server, so any kind may be chosen.
import type { JSX } from "solid-js";

interface FileButtonProps {
  readonly class: string;
  /** The button's name where its content is only an icon. */
  readonly label?: string;
  readonly onFiles: (files: readonly File[]) => void;
  /** Given what opens the choice of files, for others. */
  readonly onReady?: (open: () => void) => void;
  readonly children: JSX.Element;
}

export function FileButton(props: FileButtonProps): JSX.Element {
  let field: HTMLInputElement | undefined;
  const chosen = (event: Event & { readonly currentTarget: HTMLInputElement }) => {
    const files = [...(event.currentTarget.files ?? [])];
    // The same file may be chosen again later.
    event.currentTarget.value = "";
    if (files.length > 0) props.onFiles(files);
  };
  return (
    <>
      <button
        type="button"
        class={props.class}
        aria-label={props.label}
        title={props.label}
        onClick={() => field?.click()}
      >
        {props.children}
      </button>
      <input
        ref={(element) => {
          field = element;
          props.onReady?.(() => element.click());
        }}
        type="file"
        multiple
        hidden
        onChange={chosen}
      />
    </>
  );
}
