// A JSON value as a program writes it: some of its ids come from what an earlier step gave.

/** Where an id stands in what a step gave. */
export interface Reference {
  readonly kind: "reference";
  readonly step: string;
  readonly path: readonly (string | number)[];
  /** From 1: which text under this key it is, reading the answer from its beginning. For languages without JSON. */
  readonly occurrence: number;
}

export type Value =
  | { readonly kind: "plain"; readonly json: string | number | boolean | null }
  | { readonly kind: "list"; readonly items: readonly Value[] }
  | { readonly kind: "record"; readonly entries: readonly (readonly [string, Value])[] }
  | Reference;

/** What JSON makes of it, with each text that is a known id as a reference; undefined where JSON drops it. */
export function valueOf(json: unknown, known: ReadonlyMap<string, Reference> = new Map()): Value | undefined {
  switch (typeof json) {
    case "string":
      return known.get(json) ?? { kind: "plain", json };
    case "number":
      return { kind: "plain", json: Number.isFinite(json) ? json : null };
    case "boolean":
      return { kind: "plain", json };
    case "object": {
      if (json === null) return { kind: "plain", json };
      if (Array.isArray(json)) return { kind: "list", items: json.map((each) => valueOf(each, known) ?? nothing) };
      const entries = Object.entries(json).flatMap(([key, each]) => {
        const value = valueOf(each, known);
        return value ? [[key, value] as const] : [];
      });
      return { kind: "record", entries };
    }
    case "undefined":
    case "function":
    case "symbol":
    case "bigint":
      return undefined;
  }
}

const nothing: Value = { kind: "plain", json: null };

/** Every id in what a step gave, by its text. */
export function idsOf(output: unknown, step: string): ReadonlyMap<string, Reference> {
  const found = new Map<string, Reference>();
  const seen = new Map<string, number>();
  const visit = (value: unknown, path: readonly (string | number)[]): void => {
    if (Array.isArray(value)) return value.forEach((each, at) => visit(each, [...path, at]));
    if (typeof value === "object" && value !== null)
      return Object.entries(value).forEach(([key, each]) => visit(each, [...path, key]));
    const key = path.at(-1);
    if (typeof value !== "string" || typeof key !== "string") return;
    const occurrence = (seen.get(key) ?? 0) + 1;
    seen.set(key, occurrence);
    if (/^id$|Id$/.test(key) && value.length >= shortestId && !found.has(value))
      found.set(value, { kind: "reference", step, path, occurrence });
  };
  visit(output, []);
  return found;
}

/** A shorter text may be a word that stands elsewhere by chance. */
const shortestId = 8;

/** The references in it. */
export function referencesIn(value: Value | undefined): readonly Reference[] {
  switch (value?.kind) {
    case "reference":
      return [value];
    case "list":
      return value.items.flatMap(referencesIn);
    case "record":
      return value.entries.flatMap(([, each]) => referencesIn(each));
    case "plain":
    case undefined:
      return [];
  }
}
