// The shape of a page of cards while its code is on its way; nothing for the first 150 ms (styles/frame.css).
import type { JSX } from "solid-js";

export function PageSkeleton(): JSX.Element {
  return (
    <div class="wide late" aria-hidden="true">
      <div class="skeleton" style={{ "inline-size": "34%", "block-size": "22px" }} />
      <div class="skeleton" style={{ "inline-size": "58%" }} />
      <div class="skeleton card-like" />
    </div>
  );
}
