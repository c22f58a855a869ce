// Numbers with their units as people write them, compared by value: `3 kW` is `3000 W`, `three` is `3`.

/** Of the expected value; what is measured is rounded. Counts and years are exact. */
const tolerance = 0.01;

/** Factor to the base unit, and the number that is added after it: degrees do not begin at the same zero. Factors are exact by definition (SI Brochure, 9th edition; international yard and pound, 1959). */
type Unit = readonly [kind: string, factor: number, plus?: number];

const units: Readonly<Record<string, Unit>> = {
  ...scaled("length", {
    nm: 1e-9,
    µm: 1e-6,
    mm: 1e-3,
    cm: 0.01,
    dm: 0.1,
    m: 1,
    km: 1000,
    in: 0.0254,
    ft: 0.3048,
    mi: 1609.344,
  }),
  ...scaled("length", {
    metre: 1,
    meter: 1,
    kilometre: 1000,
    kilometer: 1000,
    centimetre: 0.01,
    zentimeter: 0.01,
    mile: 1609.344,
  }),
  ...scaled("mass", {
    µg: 1e-9,
    mg: 1e-6,
    g: 1e-3,
    kg: 1,
    t: 1000,
    lb: 0.45359237,
    gram: 1e-3,
    gramm: 1e-3,
    kilogram: 1,
    kilogramm: 1,
  }),
  ...scaled("time", {
    ns: 1e-9,
    µs: 1e-6,
    ms: 1e-3,
    s: 1,
    sec: 1,
    second: 1,
    sekunde: 1,
    min: 60,
    minute: 60,
    h: 3600,
    hour: 3600,
  }),
  ...scaled("time", { stunde: 3600, d: 86_400, day: 86_400, tag: 86_400, tage: 86_400, week: 604_800, woche: 604_800 }),
  ...scaled("energy", { J: 1, kJ: 1000, MJ: 1e6, GJ: 1e9, Wh: 3600, kWh: 3.6e6, MWh: 3.6e9, joule: 1 }),
  ...scaled("power", { mW: 1e-3, W: 1, kW: 1000, MW: 1e6, GW: 1e9, watt: 1, kilowatt: 1000, megawatt: 1e6 }),
  ...scaled("volume", { ml: 1e-3, cl: 0.01, dl: 0.1, l: 1, L: 1, litre: 1, liter: 1, "m³": 1000, m3: 1000 }),
  ...scaled("electric potential", { mV: 1e-3, V: 1, kV: 1000, volt: 1 }),
  ...scaled("frequency", { Hz: 1, kHz: 1000, MHz: 1e6, GHz: 1e9 }),
  ...scaled("pressure", { Pa: 1, hPa: 100, kPa: 1000, MPa: 1e6, bar: 1e5, mbar: 100 }),
  ...scaled("share", { "%": 0.01, percent: 0.01, prozent: 0.01, "‰": 0.001 }),
  K: ["temperature", 1],
  "°C": ["temperature", 1, 273.15],
  "°": ["angle", 1],
  "°F": ["temperature", 5 / 9, 459.67 * (5 / 9)],
};

const scales: readonly (readonly [RegExp, number])[] = [
  // A capital is a kelvin.
  [/^(?:[Tt]housand|[Tt]ausend|k)$/, 1e3],
  [/^(?:millions?|millionen|mio\.?)$/i, 1e6],
  [/^(?:billions?|milliarden?|mrd\.?|bn)$/i, 1e9],
  [/^(?:trillions?|billionen)$/i, 1e12],
];

const numberWords = new Map(
  (
    "zero null;one eins ein eine;two zwei;three drei;four vier;five fünf;six sechs;seven sieben;eight acht;nine neun;ten zehn;" +
    "eleven elf;twelve zwölf"
  )
    .split(";")
    .flatMap((words, value) => words.split(" ").map((word) => [word, value] as const)),
);

interface Quantity {
  /** More than one where a sign may part thousands or decimals: `1.500`. */
  readonly values: readonly number[];
  readonly unit: string;
  readonly isCount: boolean;
}

/** Null where one of them is no number, or their units cannot be compared. */
export function isSameQuantity(given: string, expected: string): boolean | null {
  const [one, other] = [quantityOf(given), quantityOf(expected)];
  if (!one || !other) return null;
  const isEqual = one.values.some((value) => other.values.some((wanted) => isNear(value, wanted, other)));
  if (one.unit === other.unit) return isEqual;
  // Without a unit the question's own was meant, or another: 0.1 for 10 %.
  if (one.unit === "" || other.unit === "") return isEqual || null;
  const [from, to] = [unitOf(one.unit), unitOf(other.unit)];
  // Known ones by what they are: mW is not MW, and ms is no m.
  if (!from || !to) return plain(one.unit) === plain(other.unit) ? isEqual : null;
  if (from[0] !== to[0]) return false;
  const isMeasure = { ...other, isCount: false };
  return one.values.some((value) =>
    other.values.some((wanted) => isNear(converted(value, from, to), wanted, isMeasure, roundingOf(to))),
  );
}

function isNear(value: number, wanted: number, { isCount }: Quantity, rounding = 0): boolean {
  return isCount ? value === wanted : Math.abs(value - wanted) <= Math.abs(wanted) * tolerance + rounding;
}

/** In the expected unit: one percent of 20 °C is not one of 293 K. */
function converted(value: number, [, factor, plus = 0]: Unit, [, toFactor, toPlus = 0]: Unit): number {
  return (value * factor + plus - toPlus) / toFactor;
}

/** What binary fractions leave of a zero that begins elsewhere: 32 °F is 0 °C. */
const roundingOf = ([, , plus = 0]: Unit): number => plus * 1e-9;

function quantityOf(text: string): Quantity | null {
  const said = text
    .trim()
    .replace(/\.$|(?<!\d)!$/, "")
    .replace(/^(?:about|around|roughly|approximately|approx\.?|ca\.?|circa|etwa|ungefähr|rund|≈|~)\s*/i, "");
  const [, sign = "", digits, power = "", rest = ""] =
    /^([-−–+]?)\s*(\d[\d.,' \u00a0\u202f]*|\p{L}+)(?:(?:\s*[×x*·]\s*10\^?|[eE])([-−+]?[\d⁻⁰¹²³⁴-⁹]+))?(?:\s*(.*))?$/su.exec(
      said,
    ) ?? [];
  // A range or a date is no number, nor is what goes on with a sign or a letter that reckons: 3/4, 3:1, 10^6, 5², 2x.
  if (digits === undefined || /(?:^|[\s–−-])\d/.test(rest)) return null;
  if (/^\s*(?:[^\s\p{L}\p{Sc}%‰°º(]|π|[abcefijnopqrvwxyz](?!\p{L}))/u.test(rest)) return null;
  const values = valuesOf(digits.trim(), powerOf(power));
  if (values.length === 0) return null;
  const [first = "", ...others] = rest.trim().split(/\s+/);
  const scale = scales.find(([words]) => words.test(first))?.[1];
  const unit = (scale === undefined ? rest : others.join(" ")).trim();
  const signed = values.map((value) => (sign === "" || sign === "+" ? value : -value) * (scale ?? 1));
  return {
    values: signed,
    unit,
    isCount: unit === "" && power === "" && signed.some(Number.isInteger) && scale === undefined,
  };
}

/** Of no exponent 1: it is empty, and so 0. */
function powerOf(power: string): number {
  const digits = power
    .normalize("NFKC")
    .replace(/−/g, "-")
    .match(/-?\d+$/)?.[0];
  return digits === undefined ? 1 : 10 ** Math.max(-300, Math.min(300, Number(digits)));
}

/** A point or a comma before three digits may part thousands as well as decimals. */
function valuesOf(digits: string, power: number): readonly number[] {
  const word = numberWords.get(digits.toLowerCase());
  if (word !== undefined) return [word];
  const bare = digits.replace(/[' \u00a0\u202f]/g, "").replace(/[.,]$/, "");
  const readings = new Set<string>();
  if (/^\d+(?:[.,]\d+)?$/.test(bare)) readings.add(bare.replace(",", "."));
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare)) readings.add(bare.replaceAll(",", ""));
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(bare)) readings.add(bare.replaceAll(".", "").replace(",", "."));
  return [...readings].map((each) => Number(each) * power).filter(Number.isFinite);
}

function unitOf(written: string): Unit | undefined {
  const name = written.replace(/\s+/g, "").replace("μ", "µ").replace(/^º/, "°");
  const known = [name, name.toLowerCase(), name.toLowerCase().replace(/[sn]$/, "")];
  const found = known.find((each) => Object.hasOwn(units, each));
  return found === undefined ? undefined : units[found];
}

const plain = (unit: string): string => unit.toLowerCase().replace(/\s+/g, "").replace(/[sn]$/, "");

function scaled(kind: string, factors: Readonly<Record<string, number>>): Record<string, Unit> {
  return Object.fromEntries(Object.entries(factors).map(([name, factor]) => [name, [kind, factor] as const]));
}
