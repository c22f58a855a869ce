// The rule sheet of a voice, every line of it open to be changed.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import type { VoiceMeasures } from "../../pipelines/engine/posts/post.ts";
import { useWorkbench } from "../state/workbench.ts";
import { voiceLimits } from "./voice-draft.ts";
import type { VoiceDraft } from "./voice-draft.ts";
import { composerWords } from "./words.ts";

interface VoiceRulesProps {
  readonly draft: VoiceDraft;
  readonly measured: VoiceMeasures | undefined;
  readonly onDraft: (draft: VoiceDraft) => void;
}

export function VoiceRules(props: VoiceRulesProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => composerWords(workbench).voice;
  const change = (part: Partial<VoiceDraft>) => props.onDraft({ ...props.draft, ...part });
  return (
    <div class="fields voice-fields">
      <label>
        {words().name}
        <input
          class="text-field"
          dir="auto"
          maxLength={voiceLimits.name}
          value={props.draft.name}
          onInput={(event) => change({ name: event.currentTarget.value })}
        />
      </label>
      <label>
        {words().rules}
        <textarea
          class="text-field"
          dir="auto"
          rows="8"
          value={props.draft.rules}
          onInput={(event) => change({ rules: event.currentTarget.value })}
        />
        <span class="hint">{words().rulesHint}</span>
      </label>
      <label>
        {words().words}
        <input
          class="text-field"
          dir="auto"
          placeholder={words().wordsHint}
          value={props.draft.words}
          onInput={(event) => change({ words: event.currentTarget.value })}
        />
      </label>
      <label>
        {words().avoid}
        <input
          class="text-field"
          dir="auto"
          placeholder={words().wordsHint}
          value={props.draft.avoid}
          onInput={(event) => change({ avoid: event.currentTarget.value })}
        />
      </label>
      <Show when={props.measured}>
        {(measured) => (
          <p class="tiny muted">
            {words().measured}: {words().measures(measured().samples, measured().wordsAPost, measured().wordsASentence)}
          </p>
        )}
      </Show>
    </div>
  );
}
