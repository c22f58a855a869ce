// What was found in a picture's file and is gone from it, what was done to it, and which of it the writing may use after all.
import { For, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { ImageInfo, MetadataKind } from "../../pipelines/engine/images.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { localeOf } from "../strings/languages.ts";
import { imageWords } from "./words.ts";

interface PictureFactsProps {
  readonly image: ImageInfo;
  readonly keep: ImageInfo["keep"];
  readonly onKeep: (keep: ImageInfo["keep"]) => void;
}

export function PictureFacts(props: PictureFactsProps): JSX.Element {
  const workbench = useWorkbench();
  const all = () => imageWords(workbench);
  const words = () => all().sheet;
  const facts = () => props.image.facts;
  const valueOf = (kind: MetadataKind): string => {
    const { place, takenAt, camera } = facts();
    if (kind === "location" && place) return words().degrees(place.latitude, place.longitude);
    if (kind === "date" && takenAt) return dateOf(takenAt, workbench.language());
    return kind === "camera" ? (camera ?? "") : "";
  };
  const done = () => {
    const { format, width, height, frames } = props.image.original;
    return [
      words().original(format.toUpperCase(), all().size(width, height)),
      ...facts().changes.map((each) => (each === "first-frame" ? words().firstFrame(frames) : words().changes[each])),
    ];
  };

  return (
    <div class="picture-facts">
      <h3>{words().removed}</h3>
      <Show when={facts().removed.length > 0} fallback={<p class="small muted">{words().nothing}</p>}>
        <dl>
          <For each={facts().removed}>
            {(kind) => (
              <div>
                <dt>
                  <Icon name="check" size="xs" class="good" />
                  {words().kinds[kind]}
                </dt>
                <dd dir="auto">{valueOf(kind)}</dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
      <Show when={facts().place}>
        <Keep
          label={words().place}
          hint={words().placeHint}
          on={props.keep.place}
          onChange={(place) => props.onKeep({ ...props.keep, place })}
        />
      </Show>
      <Show when={facts().takenAt}>
        <Keep
          label={words().date}
          hint={words().dateHint}
          on={props.keep.date}
          onChange={(date) => props.onKeep({ ...props.keep, date })}
        />
      </Show>
      <h3>{words().done}</h3>
      <ul class="small muted">
        <For each={done()}>{(line) => <li>{line}</li>}</For>
      </ul>
    </div>
  );
}

interface KeepProps {
  readonly label: string;
  readonly hint: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

function Keep(props: KeepProps): JSX.Element {
  return (
    <button
      type="button"
      class="switch-line keep-fact"
      role="switch"
      aria-checked={props.on}
      onClick={() => props.onChange(!props.on)}
    >
      <span class="switch" aria-hidden="true" />
      <span>
        <span class="small">{props.label}</span>
        <span class="tiny muted">{props.hint}</span>
      </span>
    </button>
  );
}

/** As the camera's clock said it, wherever the reader is. */
function dateOf(takenAt: string, language: "en" | "de"): string {
  const date = new Date(`${takenAt}Z`);
  if (Number.isNaN(date.getTime())) return takenAt;
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(
    date,
  );
}
