// sRGB to OKLab and back, by Björn Ottosson, “A perceptual color space for image processing” (2020).

/** Lightness 0 to 1, green to red, blue to yellow. */
export type Lab = readonly [light: number, a: number, b: number];
/** 0 to 255 each. */
export type Rgb = readonly [red: number, green: number, blue: number];

const linear = Float64Array.from({ length: 256 }, (_, value) => {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});

export function toLab(red: number, green: number, blue: number): Lab {
  const [r = 0, g = 0, b = 0] = [linear[red], linear[green], linear[blue]];
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const middle = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
  ];
}

/** Whole numbers; what no screen shows is cut to the nearest it does. */
export function fromLab([light, a, b]: Lab): Rgb {
  const long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (light - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    coded(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
    coded(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
    coded(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short),
  ];
}

function coded(part: number): number {
  const within = Math.min(1, Math.max(0, part));
  return Math.round(255 * (within <= 0.0031308 ? within * 12.92 : 1.055 * within ** (1 / 2.4) - 0.055));
}

export const hexOf = (rgb: Rgb): string => `#${rgb.map((each) => each.toString(16).padStart(2, "0")).join("")}`;
