// The platforms to choose among, several at once, each with its limit beside it; one at least stays chosen.
import { For } from "solid-js";
import type { JSX } from "solid-js";
import { platformIds, platforms } from "../../pipelines/engine/posts/platforms.ts";
import type { PlatformId } from "../../pipelines/engine/posts/platforms.ts";
import { useWorkbench } from "../state/workbench.ts";
import "./creator-pickers.css";
import { toggledPlatform } from "./toggled-platform.ts";
import { composerWords } from "./words.ts";

interface PlatformListProps {
  readonly label: string;
  readonly chosen: readonly PlatformId[];
  readonly onChosen: (platforms: readonly PlatformId[]) => void;
}

export function PlatformList(props: PlatformListProps): JSX.Element {
  const workbench = useWorkbench();
  const hint = (platform: PlatformId) => {
    const { text, fold, hashtags } = platforms[platform];
    return composerWords(workbench).platforms.limit(text.limit, fold, hashtags.most);
  };
  return (
    <ul class="platform-list" aria-label={props.label}>
      <For each={platformIds}>
        {(platform) => (
          <li>
            <label class="platform-row">
              <input
                type="checkbox"
                checked={props.chosen.includes(platform)}
                disabled={props.chosen.length === 1 && props.chosen[0] === platform}
                onChange={() => props.onChosen(toggledPlatform(props.chosen, platform))}
              />
              <span>{platforms[platform].name}</span>
              <span class="tiny muted">{hint(platform)}</span>
            </label>
          </li>
        )}
      </For>
    </ul>
  );
}
