// The six colours that make up a picture: k-means in OKLab, where distances are as the eye sees them.
import type { ImageColour } from "../../pipelines/engine/images.ts";
import { nameOf } from "./colour-names.ts";
import { fromLab, hexOf, toLab } from "./oklab.ts";
import type { Lab } from "./oklab.ts";

const coloursAtMost = 6;
/** More are begun with: some turn out to be one. */
const seeds = 10;
const rounds = 12;
/** In OKLab two such colours look alike. */
const alike = 0.07;
/** Of the area; less is not seen. */
const leastShare = 0.01;
/** Of 255. */
const opaque = 128;

interface Cluster {
  readonly centre: Lab;
  readonly count: number;
}

/** By share. `pixels` holds red, green, blue and alpha; what can be seen through has no colour. */
export function coloursOf({ pixels }: { readonly pixels: Uint8Array }): readonly ImageColour[] {
  const points: Lab[] = [];
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(at, at + 4);
    if (alpha >= opaque) points.push(toLab(red, green, blue));
  }
  const area = pixels.length / 4;
  return joined(clustersOf(points))
    .map(({ centre, count }) => {
      const rgb = fromLab(centre);
      return { hex: hexOf(rgb), name: nameOf(toLab(...rgb)), share: Math.round((count / area) * 1000) / 1000 };
    })
    .filter(({ share }, at) => share >= leastShare || at === 0)
    .slice(0, coloursAtMost);
}

function clustersOf(points: readonly Lab[]): readonly Cluster[] {
  let clusters: readonly Cluster[] = firstCentres(points).map((centre) => ({ centre, count: 0 }));
  for (let round = 0; round < rounds; round += 1) {
    const sums = clusters.map((): [number, number, number, number] => [0, 0, 0, 0]);
    for (const point of points) {
      const sum = sums[nearest(point, clusters)];
      if (!sum) continue;
      for (const axis of [0, 1, 2] as const) sum[axis] += point[axis];
      sum[3] += 1;
    }
    clusters = sums
      .filter(([, , , count]) => count > 0)
      .map(([light, a, b, count]) => ({ centre: [light / count, a / count, b / count], count }));
  }
  return clusters;
}

/** Each as far from those before it as any pixel is, beginning with the middle: the same picture has the same colours each time. */
function firstCentres(points: readonly Lab[]): readonly Lab[] {
  const [first] = points;
  if (!first) return [];
  const centres: Lab[] = [first];
  const away = points.map((point) => distance(point, first));
  while (centres.length < seeds) {
    let farthest = 0;
    for (const [at, far] of away.entries()) if (far > (away[farthest] ?? 0)) farthest = at;
    const centre = points[farthest];
    if (!centre || away[farthest] === 0) break;
    centres.push(centre);
    for (const [at, point] of points.entries()) away[at] = Math.min(away[at] ?? 0, distance(point, centre));
  }
  return centres;
}

function nearest(point: Lab, clusters: readonly Cluster[]): number {
  let [best, least] = [0, Infinity];
  for (const [at, { centre }] of clusters.entries()) {
    const far = distance(point, centre);
    if (far < least) [best, least] = [at, far];
  }
  return best;
}

/** Largest first; what looks like a larger one becomes part of it. */
function joined(clusters: readonly Cluster[]): readonly Cluster[] {
  const kept: Cluster[] = [];
  for (const cluster of clusters.toSorted((a, b) => b.count - a.count)) {
    const at = kept.findIndex(({ centre }) => distance(centre, cluster.centre) < alike ** 2);
    const like = kept[at];
    if (!like) kept.push(cluster);
    else kept[at] = { centre: mixed(like, cluster), count: like.count + cluster.count };
  }
  return kept.toSorted((a, b) => b.count - a.count);
}

function mixed(one: Cluster, other: Cluster): Lab {
  const part = other.count / (one.count + other.count);
  const mix = (axis: 0 | 1 | 2) => one.centre[axis] * (1 - part) + other.centre[axis] * part;
  return [mix(0), mix(1), mix(2)];
}

/** Squared. */
function distance([light, a, b]: Lab, [otherLight, otherA, otherB]: Lab): number {
  return (light - otherLight) ** 2 + (a - otherA) ** 2 + (b - otherB) ** 2;
}
