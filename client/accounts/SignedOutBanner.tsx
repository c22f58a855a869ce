// The amber line when the session has ended: what was written is kept, and the way back in.
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { accountWords } from "./words.ts";

export default function SignedOutBanner(): JSX.Element {
  const words = () => accountWords(useWorkbench()).ended;
  return (
    <div class="banner" role="status">
      <Icon name="lock" />
      <p class="grow">
        <b>{words().title}</b> {words().body}
      </p>
      {/* The page asks who is there, and shows the sign-in in its place. */}
      <button type="button" class="button small" onClick={() => location.reload()}>
        {words().again}
      </button>
    </div>
  );
}
