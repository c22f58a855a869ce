// What a crop and a focus point are set with besides the picture itself: shapes, sliders, and the way back to the whole.
import { For, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { CropBox, ImageInfo, Point } from "../../pipelines/engine/images.ts";
import { useWorkbench } from "../state/workbench.ts";
import { fittedBox, movedBox, ratios, shapeOf, sizedBox, wholeBox } from "./crop-box.ts";
import type { Ratio } from "./crop-box.ts";
import { imageWords } from "./words.ts";

export type Tool = "crop" | "focus";

interface CropControlsProps {
  readonly image: ImageInfo;
  readonly tool: Tool;
  readonly onTool: (tool: Tool) => void;
  readonly ratio: Ratio;
  readonly onRatio: (ratio: Ratio) => void;
  readonly box: CropBox;
  readonly onBox: (box: CropBox) => void;
  readonly onFocus: (focus: Point | null) => void;
}

export function CropControls(props: CropControlsProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => imageWords(workbench).sheet;
  const shape = () => shapeOf(props.ratio, props.image);
  const choose = (ratio: Ratio) => {
    props.onRatio(ratio);
    props.onBox(fittedBox(props.box, shapeOf(ratio, props.image)));
  };
  const whole = () => {
    props.onRatio("free");
    props.onBox(wholeBox);
  };
  const slider = (label: string, value: number, onValue: (value: number) => void, least = 0) => (
    <label>
      <span>{label}</span>
      <input
        type="range"
        min={least}
        max="100"
        step="1"
        value={Math.round(value * 100)}
        onInput={(event) => onValue(event.currentTarget.valueAsNumber / 100)}
      />
    </label>
  );

  return (
    <div class="crop-controls">
      <Choices
        label={words().tool}
        choices={["crop", "focus"] as const}
        nameOf={(tool) => words()[tool]}
        chosen={props.tool}
        onChoose={props.onTool}
      />
      <Show
        when={props.tool === "crop"}
        fallback={
          <>
            <p class="tiny muted">{words().focusHint}</p>
            <button type="button" class="button small" onClick={() => props.onFocus(null)}>
              {words().middle}
            </button>
          </>
        }
      >
        <Choices
          label={words().ratio}
          choices={ratios}
          nameOf={(ratio) => words().ratios[ratio]}
          chosen={props.ratio}
          onChoose={choose}
        />
        <div class="crop-sliders">
          {slider(words().left, props.box[0], (value) =>
            props.onBox(movedBox(props.box, { x: value - props.box[0], y: 0 })),
          )}
          {slider(words().top, props.box[1], (value) =>
            props.onBox(movedBox(props.box, { x: 0, y: value - props.box[1] })),
          )}
          {slider(words().width, props.box[2], (value) => props.onBox(sizedBox(props.box, "width", value, shape())), 5)}
          <Show when={shape() === null}>
            {slider(
              words().height,
              props.box[3],
              (value) => props.onBox(sizedBox(props.box, "height", value, null)),
              5,
            )}
          </Show>
        </div>
        <button type="button" class="button small" onClick={whole}>
          {words().whole}
        </button>
      </Show>
    </div>
  );
}

interface ChoicesProps<T extends string> {
  readonly label: string;
  readonly choices: readonly T[];
  readonly nameOf: (choice: T) => string;
  readonly chosen: T;
  readonly onChoose: (choice: T) => void;
}

function Choices<T extends string>(props: ChoicesProps<T>): JSX.Element {
  return (
    <div class="actions" role="group" aria-label={props.label}>
      <For each={props.choices}>
        {(choice) => (
          <button
            type="button"
            class="chip"
            classList={{ on: props.chosen === choice }}
            aria-pressed={props.chosen === choice}
            onClick={() => props.onChoose(choice)}
          >
            {props.nameOf(choice)}
          </button>
        )}
      </For>
    </div>
  );
}
