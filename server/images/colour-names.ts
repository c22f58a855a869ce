// What a colour is called: one of a few basic words, `light` or `dark` where it is. The page translates them.
import type { Lab } from "./oklab.ts";

/** Hues in OKLCh, in degrees, by where each ends; between purple and red it begins anew. */
const hues: readonly (readonly [end: number, name: string])[] = [
  [12, "pink"],
  [40, "red"],
  [77, "orange"],
  [118, "yellow"],
  [166, "green"],
  [216, "turquoise"],
  [282, "blue"],
  [334, "purple"],
  [360, "pink"],
];
/** Chroma, below which there is no hue to speak of. */
const grey = 0.03;

export function nameOf([light, a, b]: Lab): string {
  const chroma = Math.hypot(a, b);
  if (light < 0.22 && chroma < 0.07) return "black";
  if (chroma < grey) return greyOf(light);
  const angle = (Math.atan2(b, a) * 180) / Math.PI;
  const hue = angle < 0 ? angle + 360 : angle;
  const name = hues.find(([end]) => hue <= end)?.[1] ?? "red";
  const isWarm = hue > 20 && hue < 110;
  if (isWarm && light > 0.72 && chroma < 0.09) return light > 0.96 ? "white" : "beige";
  if (isWarm && hue < 95 && name !== "red" && light < 0.68 && chroma < 0.14)
    return light < 0.4 ? "dark brown" : "brown";
  if (name === "yellow" && light < 0.66) return "olive";
  if (name === "red" && light > 0.7) return "pink";
  if (light < 0.42) return `dark ${name}`;
  return light > 0.84 && !["yellow", "pink"].includes(name) && chroma < 0.17 ? `light ${name}` : name;
}

function greyOf(light: number): string {
  if (light > 0.95) return "white";
  if (light > 0.78) return "light grey";
  if (light > 0.46) return "grey";
  return light > 0.24 ? "dark grey" : "black";
}
