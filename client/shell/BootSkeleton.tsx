// The frame's shape while the first answers are on their way; nothing for the first 150 ms (styles/frame.css).
import { Index } from "solid-js";
import type { JSX } from "solid-js";
import type { Language } from "../../pipelines/engine/error-sentences.ts";
import { Gem } from "../icons.tsx";
import { bootWords } from "../strings/boot.ts";

/** Widths in percent: titles of different lengths. */
const titles = [72, 58, 80, 64, 76, 50];

export function BootSkeleton(props: { readonly language: Language }): JSX.Element {
  return (
    <div class="app boot" aria-busy="true">
      <div class="rail" aria-hidden="true">
        <p class="brand">
          <Gem />
          Facet
        </p>
        <div class="late">
          <Index each={titles}>
            {(width) => <div class="skeleton row-like" style={{ "inline-size": `${width()}%` }} />}
          </Index>
        </div>
      </div>
      <div class="bar" aria-hidden="true" />
      <main class="sheet">
        <h1 class="visually-hidden">{bootWords[props.language].loading}</h1>
      </main>
    </div>
  );
}
