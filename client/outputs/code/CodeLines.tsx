// Lines of a file with their numbers and colours, to be read: an excerpt or the whole.
import { For } from "solid-js";
import "./code.css";
import { CodeText } from "./CodeText.tsx";
import { createColours } from "./colours.ts";

interface CodeLinesProps {
  readonly language: string;
  /** The whole file: colours depend on what stands before. */
  readonly text: string;
  readonly label: string;
  /** Lines from 1, both shown; default all. */
  readonly from?: number;
  readonly to?: number;
  /** A long one scrolls within itself. */
  readonly isTall?: boolean;
}

export function CodeLines(props: CodeLinesProps) {
  const colours = createColours(() => ({ language: props.language, text: props.text }));
  const first = () => props.from ?? 1;
  const lines = () => linesOfText(props.text).slice(first() - 1, props.to);
  return (
    <div
      class="code lines"
      classList={{ tall: props.isTall ?? false }}
      style={{ "--digits": `${String(first() + lines().length).length}ch` }}
      tabindex="0"
      role="group"
      aria-label={props.label}
      dir="ltr"
    >
      <For each={lines()}>
        {(line, at) => (
          <div class="l numbered">
            <span class="n">{first() + at()}</span>
            <span>
              <CodeText text={line} colours={colours()[first() - 1 + at()]} />
            </span>
          </div>
        )}
      </For>
    </div>
  );
}

/** Without the empty one behind the last line break. */
export function linesOfText(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === "" && lines.length > 1 ? lines.slice(0, -1) : lines;
}
