// Whose voice the posts speak with: none, one of those learned, or a new one learned from samples.
import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import { For, Show, Suspense, createSignal, lazy } from "solid-js";
import type { JSX } from "solid-js";
import type { VoiceSheet } from "../../pipelines/engine/posts/post.ts";
import type { PickerProps } from "../conversation/picker-props.ts";
import { api } from "../api.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import "./creator-pickers.css";
import { composerWords } from "./words.ts";

const VoiceDialog = lazy(() => import("./VoiceDialog.tsx"));

export default function VoicePicker(props: PickerProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => composerWords(workbench).voice;
  const label = () => workbench.local(props.field.label);
  const [voices, setVoices] = createSignal<readonly VoiceSheet[]>([]);
  const [failed, setFailed] = createSignal(false);
  /** A voice to edit, or a new one to learn. */
  const [dialog, setDialog] = createSignal<VoiceSheet | "new" | null>(null);
  const chosen = () => (isVoice(props.value) ? props.value : undefined);

  async function fetchVoices(): Promise<void> {
    setFailed(false);
    try {
      setVoices((await api.voices.list.query()).voices);
    } catch {
      setFailed(true);
    }
  }
  const choose = (voiceId: string) => props.onValue(voices().find((each) => each.voiceId === voiceId));
  const saved = (voice: VoiceSheet) => {
    setDialog(null);
    props.onValue(voice);
  };
  const removed = (voiceId: string) => {
    setDialog(null);
    if (chosen()?.voiceId === voiceId) props.onValue(undefined);
  };

  return (
    <>
      <DropdownMenu modal={false} gutter={4} placement="top-start" onOpenChange={(open) => open && void fetchVoices()}>
        <DropdownMenu.Trigger class="pick" aria-label={`${label()}: ${chosen()?.name ?? words().none}`}>
          {label()} <b>{chosen()?.name ?? words().none}</b>
          <Icon name="down" size="xs" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content class="menu" aria-label={label()}>
            <DropdownMenu.RadioGroup value={chosen()?.voiceId ?? ""} onChange={choose}>
              <VoiceItem value="" name={words().none} hint={words().noneHint} />
              <For each={voices()}>
                {(voice) => <VoiceItem value={voice.voiceId} name={voice.name} hint={voice.rules[0] ?? ""} />}
              </For>
            </DropdownMenu.RadioGroup>
            <Show when={failed()}>
              <p class="none" role="alert">
                {words().offline}
              </p>
            </Show>
            <DropdownMenu.Separator />
            <Show when={chosen()}>
              {(voice) => (
                <DropdownMenu.Item onSelect={() => setDialog(voice())}>
                  <Icon name="edit" size="s" />
                  {words().edit(voice().name)}
                </DropdownMenu.Item>
              )}
            </Show>
            <DropdownMenu.Item onSelect={() => setDialog("new")}>
              <Icon name="plus" size="s" />
              {words().learn}
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu>
      <Show when={dialog()} keyed>
        {(voice) => (
          <Suspense>
            <VoiceDialog
              voice={voice === "new" ? null : voice}
              onSaved={saved}
              onRemoved={removed}
              onClose={() => setDialog(null)}
            />
          </Suspense>
        )}
      </Show>
    </>
  );
}

function VoiceItem(props: { readonly value: string; readonly name: string; readonly hint: string }): JSX.Element {
  return (
    <DropdownMenu.RadioItem value={props.value} textValue={props.name} closeOnSelect>
      <span class="grow voice-item">
        <b dir="auto">{props.name}</b>
        <span class="tiny muted" dir="auto">
          {props.hint}
        </span>
      </span>
      <DropdownMenu.ItemIndicator class="end">
        <Icon name="check" size="s" />
      </DropdownMenu.ItemIndicator>
    </DropdownMenu.RadioItem>
  );
}

/** A draft may hold anything. */
function isVoice(value: unknown): value is VoiceSheet {
  if (typeof value !== "object" || value === null) return false;
  const { voiceId, name, rules } = value as Partial<VoiceSheet>;
  return typeof voiceId === "string" && typeof name === "string" && Array.isArray(rules);
}
