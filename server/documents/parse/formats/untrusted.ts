// Values of a file of a stranger as what they should be: nothing where they are something else.

export type Bag = Readonly<Record<string, unknown>>;

export function bagOf(value: unknown): Bag | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Bag) : undefined;
}

export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return Object.entries(bagOf(value) ?? {});
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Those of the values that are objects. */
export function bagsIn(values: readonly unknown[]): readonly Bag[] {
  return values.map(bagOf).filter((bag) => bag !== undefined);
}

/** A number is a text too: a version is often written without quotation marks. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

/** As JSON, cut; values that refer to themselves have none. */
export function jsonOf(value: unknown, limit: number, indent?: number): string {
  try {
    const text = JSON.stringify(value, undefined, indent) ?? "";
    return text.length > limit ? `${text.slice(0, limit)}…` : text;
  } catch {
    return "";
  }
}
