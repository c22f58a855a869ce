// Learns a voice from pasted posts, and shows its rules to be changed before it is used.
import { Show, createSignal, untrack } from "solid-js";
import type { JSX } from "solid-js";
import type { VoiceSheet } from "../../pipelines/engine/posts/post.ts";
import { api } from "../api.ts";
import { failureOf } from "../conversation/failure.ts";
import type { Failure } from "../conversation/failure.ts";
import { FailureLine } from "../shell/FailureLine.tsx";
import { Sheet } from "../shell/Sheet.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { draftOf, samplesIn, voiceLimits, voiceProblem, withDraft } from "./voice-draft.ts";
import type { VoiceDraft } from "./voice-draft.ts";
import { VoiceRules } from "./VoiceRules.tsx";
import { composerWords } from "./words.ts";

interface VoiceDialogProps {
  /** Null learns a new one. */
  readonly voice: VoiceSheet | null;
  readonly onSaved: (voice: VoiceSheet) => void;
  readonly onRemoved: (voiceId: string) => void;
  readonly onClose: () => void;
}

export default function VoiceDialog(props: VoiceDialogProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => composerWords(workbench).voice;
  const known = untrack(() => props.voice);
  const [voice, setVoice] = createSignal(known);
  const [draft, setDraft] = createSignal<VoiceDraft | null>(known && draftOf(known));
  const [name, setName] = createSignal("");
  const [text, setText] = createSignal("");
  const [wrong, setWrong] = createSignal("");
  const [failure, setFailure] = createSignal<Failure | null>(null);
  const [busy, setBusy] = createSignal(false);
  const [removing, setRemoving] = createSignal(false);
  const samples = () => samplesIn(text());

  /** False, with the reason shown, where it did not happen. */
  async function once(work: () => Promise<void>): Promise<void> {
    if (busy()) return;
    setBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (thrown) {
      setFailure(failureOf(thrown));
    } finally {
      setBusy(false);
    }
  }

  function learn(): void {
    if (name().trim() === "") return void setWrong(words().nameMissing);
    if (samples().length === 0) return void setWrong(words().samplesMissing);
    if (samples().some((sample) => sample.length > voiceLimits.sample))
      return void setWrong(words().sampleTooLong(voiceLimits.sample));
    void once(async () => {
      const learned = await api.voices.learn.mutate({
        name: name().trim(),
        samples: samples().slice(0, voiceLimits.samples),
      });
      setVoice(learned);
      setDraft(draftOf(learned));
    });
  }

  function save(): void {
    const [sheet, edited] = [voice(), draft()];
    if (!sheet || !edited) return;
    const problem = voiceProblem(edited);
    if (problem) return void setWrong(sentenceOf(problem));
    void once(async () => props.onSaved(await api.voices.save.mutate({ voice: withDraft(sheet, edited) as never })));
  }

  const remove = (voiceId: string) =>
    once(async () => {
      await api.voices.remove.mutate({ voiceId });
      props.onRemoved(voiceId);
    });

  function sentenceOf(problem: NonNullable<ReturnType<typeof voiceProblem>>): string {
    switch (problem) {
      case "name-missing":
        return words().nameMissing;
      case "no-rules":
        return words().noRules;
      case "rule-too-long":
        return words().ruleTooLong(voiceLimits.rule);
      case "too-many-rules":
        return words().tooManyRules(voiceLimits.rules);
      case "too-many-words":
        return words().tooManyWords(voiceLimits.words);
    }
  }

  return (
    <Sheet open onClose={props.onClose} title={known ? words().titleEdit : words().title} class="dialog wider">
      <Show
        when={draft()}
        fallback={
          <div class="fields voice-fields">
            <label>
              {words().name}
              <input
                class="text-field"
                dir="auto"
                maxLength={voiceLimits.name}
                placeholder={words().namePlaceholder}
                value={name()}
                onInput={(event) => (setWrong(""), setName(event.currentTarget.value))}
              />
            </label>
            <label>
              {words().samples}
              <textarea
                class="text-field"
                dir="auto"
                rows="9"
                maxLength={60_000}
                placeholder={words().samplesPlaceholder}
                value={text()}
                onInput={(event) => (setWrong(""), setText(event.currentTarget.value))}
              />
            </label>
            <p class="tiny muted" role="status">
              {samples().length > 0 ? words().found(samples().length) : ""}
              {samples().length > voiceLimits.samples ? `. ${words().tooMany(voiceLimits.samples)}` : ""}
            </p>
          </div>
        }
      >
        {(edited) => (
          <VoiceRules
            draft={edited()}
            measured={voice()?.measured}
            onDraft={(next) => (setWrong(""), setDraft(next))}
          />
        )}
      </Show>
      <Show when={wrong()}>
        <p class="hint wrong" role="alert">
          {wrong()}
        </p>
      </Show>
      <FailureLine failure={failure()} />
      <Show when={removing() && known}>
        {(sheet) => (
          <div class="sure" role="group" aria-label={words().removeSure}>
            <span class="small">{words().removeSure}</span>
            <button type="button" class="button small" onClick={() => setRemoving(false)}>
              {words().keepIt}
            </button>
            <button type="button" class="button small danger" onClick={() => void remove(sheet().voiceId)}>
              {words().removeIt}
            </button>
          </div>
        )}
      </Show>
      <div class="actions">
        <Show when={known && !removing()}>
          <button type="button" class="button quiet danger" onClick={() => setRemoving(true)}>
            {words().remove(known?.name ?? "")}
          </button>
        </Show>
        <Show when={!known && draft()}>
          <button type="button" class="button quiet" onClick={() => setDraft(null)}>
            {words().again}
          </button>
        </Show>
        <button type="button" class="button" onClick={() => props.onClose()}>
          {words().cancel}
        </button>
        <button type="button" class="button primary" aria-busy={busy()} onClick={() => (draft() ? save() : learn())}>
          {draft() ? words().save : busy() ? words().learning : words().learnIt}
        </button>
      </div>
    </Sheet>
  );
}
