// The page when the server does not answer at load: what happened, what is kept, another try. It also tries by itself.
import type { JSX } from "solid-js";
import type { Language } from "../../pipelines/engine/error-sentences.ts";
import { Gem, Icon } from "../icons.tsx";
import { stringsOf } from "../strings/languages.ts";

export function BootTrouble(props: { readonly language: Language; readonly onRetry: () => void }): JSX.Element {
  const words = () => stringsOf[props.language];
  return (
    <main class="calm alone">
      <Gem />
      <h1>{words().boot.title}</h1>
      <p class="muted" role="status">
        {words().boot.body} <code>npm start</code>. {words().boot.kept}
      </p>
      <button type="button" class="button primary" onClick={() => props.onRetry()}>
        <Icon name="retry" size="s" />
        {words().retry}
      </button>
    </main>
  );
}
