// Code with a bug and a slow path, and how it is repaired and made faster: what the made answers of the Developer are about.
import type { CodeFile } from "../../pipelines/engine/code.ts";

export const pairing: CodeFile = {
  name: "pairing.py",
  language: "python",
  text: `from bisect import bisect_right

def latest_before(readings, at):
    """The last reading not later than \`at\`."""
    lo, hi = 0, len(readings)
    while lo < hi:
        mid = (lo + hi) // 2
        if readings[mid].time < at:
            lo = mid + 1
        else:
            hi = mid
    return readings[lo]

def pair(blocks, sensors):
    pairs = []
    for block in blocks:
        for sensor in sensors:
            if sensor.block_id == block.id:
                pairs.append((block, sensor))
    return pairs

def mean_by_share(pairs, bins=[]):
    for block, sensor in pairs:
        bins.append((block.share, sensor.mean()))
    return sorted(bins)
`,
};

export const repaired = pairing.text
  .replace("time < at", "time <= at")
  .replace("return readings[lo]", "return readings[lo - 1] if lo else None");

export const quick = pairing.text.replace(
  /    pairs = \[\]\n[\s\S]*?    return pairs\n/,
  `    by_block = {}
    for sensor in sensors:
        by_block.setdefault(sensor.block_id, []).append(sensor)
    return [(block, sensor) for block in blocks for sensor in by_block.get(block.id, [])]
`,
);
