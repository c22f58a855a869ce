// The chosen platforms with one of them added or taken away.
import { platformIds } from "../../pipelines/engine/posts/platforms.ts";
import type { PlatformId } from "../../pipelines/engine/posts/platforms.ts";

/** In the order platforms are listed; the last one stays. */
export function toggledPlatform(chosen: readonly PlatformId[], platform: PlatformId): readonly PlatformId[] {
  const isOn = chosen.includes(platform);
  if (isOn && chosen.length === 1) return chosen;
  return platformIds.filter((each) => (each === platform ? !isOn : chosen.includes(each)));
}
