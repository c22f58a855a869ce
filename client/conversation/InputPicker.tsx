// One of a persona's further inputs as a quiet `label value` control, by its component; an unknown one as JSON.
import { Floating } from "./Floating.tsx";
import type { PickerProps } from "./picker-props.ts";
import { Select } from "@kobalte/core/select";
import { For, Match, Suspense, Switch, createMemo, createSignal, lazy, Show } from "solid-js";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { asText } from "./main-text.ts";
import { defaultOf, schemaOf } from "./validate.ts";
import { fill, wordsOf } from "./words.ts";

const JsonDialog = lazy(() => import("./JsonDialog.tsx"));
const PlatformsPicker = lazy(() => import("../creator/PlatformsPicker.tsx"));
const VoicePicker = lazy(() => import("../creator/VoicePicker.tsx"));

export function InputPicker(props: PickerProps) {
  return (
    <Switch fallback={<JsonPicker {...props} />}>
      <Match when={props.field.component === "select" && schemaOf(props.field).enum}>
        <SelectPicker {...props} />
      </Match>
      <Match when={props.field.component === "toggle"}>
        <TogglePicker {...props} />
      </Match>
      <Match when={props.field.component === "slider"}>
        <SliderPicker {...props} />
      </Match>
      <Match when={props.field.component === "tags"}>
        <TagsPicker {...props} />
      </Match>
      <Match when={props.field.component === "textarea"}>
        <TextPicker {...props} />
      </Match>
      <Match when={props.field.component === "platforms"}>
        <Suspense>
          <PlatformsPicker {...props} />
        </Suspense>
      </Match>
      <Match when={props.field.component === "voice"}>
        <Suspense>
          <VoicePicker {...props} />
        </Suspense>
      </Match>
    </Switch>
  );
}

function useField(props: PickerProps) {
  const workbench = useWorkbench();
  return {
    words: () => wordsOf(workbench),
    label: () => workbench.local(props.field.label),
    value: createMemo(() => props.value ?? defaultOf(props.field)),
    nameOf: (value: unknown) => {
      const choice = props.field.choices?.[String(value)];
      return choice ? workbench.local(choice) : String(value);
    },
  };
}

function SelectPicker(props: PickerProps) {
  const { label, value, nameOf, words } = useField(props);
  const options = () => (schemaOf(props.field).enum ?? []).map(String);
  return (
    <Select<string>
      options={options()}
      value={value() === undefined ? null : String(value())}
      onChange={(next) => next !== null && props.onValue(next)}
      optionTextValue={nameOf}
      disallowEmptySelection
      gutter={4}
      placement="top-start"
      itemComponent={(item) => (
        <Select.Item item={item.item}>
          <Select.ItemLabel>{nameOf(item.item.rawValue)}</Select.ItemLabel>
          <Select.ItemIndicator class="end">
            <Icon name="check" size="s" />
          </Select.ItemIndicator>
        </Select.Item>
      )}
    >
      <Select.Trigger
        class="pick"
        aria-label={`${label()}: ${value() === undefined ? words().notSet : nameOf(value())}`}
      >
        <span class="pick-label">{label()}</span> <b>{value() === undefined ? words().notSet : nameOf(value())}</b>
        <Icon name="down" size="xs" />
      </Select.Trigger>
      <Select.Portal>
        <Select.Content class="menu">
          <Select.Listbox aria-label={label()} />
        </Select.Content>
      </Select.Portal>
    </Select>
  );
}

function TogglePicker(props: PickerProps) {
  const { label, value, words } = useField(props);
  return (
    <button
      type="button"
      class="pick"
      role="switch"
      aria-checked={value() === true}
      onClick={() => props.onValue(value() !== true)}
    >
      {label()} <b>{value() === true ? words().on : words().off}</b>
    </button>
  );
}

function SliderPicker(props: PickerProps) {
  const { label, value } = useField(props);
  const schema = () => schemaOf(props.field);
  return (
    <Floating label={label()} shown={asText(value())}>
      <input
        type="range"
        aria-label={label()}
        min={schema().minimum ?? 0}
        max={schema().maximum ?? 100}
        step={schema().type === "integer" ? 1 : "any"}
        value={Number(value() ?? schema().minimum ?? 0)}
        onInput={(event) => props.onValue(event.currentTarget.valueAsNumber)}
      />
    </Floating>
  );
}

function TextPicker(props: PickerProps) {
  const workbench = useWorkbench();
  const { label, value, words } = useField(props);
  const text = () => (typeof value() === "string" ? String(value()) : "");
  return (
    <Floating label={label()} shown={text().trim() === "" ? words().none : text().trim()}>
      <textarea
        class="text-field"
        dir="auto"
        aria-label={label()}
        maxLength={schemaOf(props.field).maxLength}
        placeholder={props.field.placeholder ? workbench.local(props.field.placeholder) : undefined}
        value={text()}
        onInput={(event) => props.onValue(event.currentTarget.value === "" ? undefined : event.currentTarget.value)}
      />
    </Floating>
  );
}

function TagsPicker(props: PickerProps) {
  const { label, value, words } = useField(props);
  const tags = createMemo((): readonly string[] => {
    const now = value();
    return Array.isArray(now) ? now.map(String) : [];
  });
  const onKey = (event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }) => {
    const { currentTarget: field } = event;
    const tag = field.value.trim();
    if (event.key !== "Enter" || event.isComposing || tag === "") return;
    event.preventDefault();
    if (!tags().includes(tag)) props.onValue([...tags(), tag]);
    field.value = "";
  };
  return (
    <Floating label={label()} shown={tags().length === 0 ? words().none : tags().join(", ")}>
      <div class="tags-held">
        <For each={tags()}>
          {(tag) => (
            <button
              type="button"
              class="chip"
              aria-label={fill(words().removeItem, { item: tag })}
              onClick={() => props.onValue(tags().filter((each) => each !== tag))}
            >
              {tag}
              <Icon name="close" size="xs" />
            </button>
          )}
        </For>
      </div>
      <input class="text-field" dir="auto" aria-label={label()} placeholder={words().addItem} onKeyDown={onKey} />
    </Floating>
  );
}

function JsonPicker(props: PickerProps) {
  const { label, value, words } = useField(props);
  const [open, setOpen] = createSignal(false);
  return (
    <>
      <button type="button" class="pick" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {label()} <b>{value() === undefined ? words().notSet : words().edited}</b>
      </button>
      <Show when={open()}>
        <JsonDialog label={label()} value={value()} onValue={props.onValue} onClose={() => setOpen(false)} />
      </Show>
    </>
  );
}
