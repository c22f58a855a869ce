// Values of metadata as they are told: dates, places and names, or null where they say nothing that can be.

const wordsLength = 100;
/** Photography is no older. */
const firstYear = 1826;

/** A text on one line that can be shown. */
export function wordsOf(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const words = value
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, wordsLength)
    .trim();
  return words === "" ? null : words;
}

/** “Canon EOS 5D”, not “Canon Canon EOS 5D”. */
export function cameraOf(make: unknown, model: unknown): string | null {
  const [maker, name] = [wordsOf(make), wordsOf(model)];
  if (name === null || maker === null) return name ?? maker;
  const [first = ""] = maker.split(" ");
  return name.toLowerCase().startsWith(first.toLowerCase()) ? name : `${maker} ${name}`;
}

export function numberOf(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** `2026:05:01 09:12:00` and `2026-05-01T09:12:00.5+02:00` as local time without a zone; a day alone at its beginning. */
export function dateOf(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const parts = /^\s*(\d{4})[:-](\d{2})[:-](\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?/.exec(value);
  if (!parts) return null;
  const [, year = "", month = "", day = "", hour = "00", minute = "00", second = "00"] = parts;
  const told = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const time = new Date(`${told}Z`);
  // A day such as the 31st of February would be another one.
  const isReal = !Number.isNaN(time.getTime()) && time.toISOString().startsWith(told);
  return isReal && time.getUTCFullYear() >= firstYear ? told : null;
}

/** Zero and zero is what a receiver writes that found nothing. */
export function placeOf(latitude: number | null, longitude: number | null) {
  if (latitude === null || longitude === null || (latitude === 0 && longitude === 0)) return null;
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  return { latitude: rounded(latitude), longitude: rounded(longitude) };
}

/** A millionth of a degree is a tenth of a metre. */
const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
