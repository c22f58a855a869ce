// The shape of the advice while this machine is looked at.
import type { JSX } from "solid-js";

export function AdviserSkeleton(): JSX.Element {
  return (
    <div class="advice-words late" aria-hidden="true">
      <div class="skeleton" style={{ "inline-size": "44%" }} />
      <div class="skeleton" style={{ "inline-size": "92%", "block-size": "26px" }} />
      <div class="skeleton" style={{ "inline-size": "76%", "block-size": "26px" }} />
      <div class="skeleton" style={{ "inline-size": "64%" }} />
      <div class="skeleton" style={{ "block-size": "40px" }} />
    </div>
  );
}
