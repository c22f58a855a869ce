// The page when the server does not answer at load: what happened, what is kept, another try. It also tries by itself.
import type { JSX } from "solid-js";
import type { Language } from "../../pipelines/engine/error-sentences.ts";
import { Gem, Icon } from "../icons.tsx";
import { bootWords } from "../strings/boot.ts";

export function BootTrouble(props: { readonly language: Language; readonly onRetry: () => void }): JSX.Element {
  const words = () => bootWords[props.language];
  return (
    <main class="calm alone">
      <Gem />
      <h1>{words().title}</h1>
      <p class="muted" role="status">
        {words().body} <code>npm start</code>. {words().kept}
      </p>
      <button type="button" class="button primary" onClick={() => props.onRetry()}>
        <Icon name="retry" size="s" />
        {words().retry}
      </button>
    </main>
  );
}
