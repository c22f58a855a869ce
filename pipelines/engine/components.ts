// The components a persona's fields are made of: an example value each, and how a delta merges into a value.

/** Names of the page's field components. `json` is what an unknown component falls back to. */
export type ComponentName = keyof typeof components;

type Merge = "append" | "items" | "patch" | "replace";

interface Component {
  readonly example: unknown;
  readonly merge: Merge;
}

/** A delta of a list: one item set at its index (an index at the end appends). */
export interface ItemDelta {
  readonly at: number;
  readonly value: unknown;
}

export const components = {
  textarea: { example: "How does a heat pump warm a house?", merge: "append" },
  markdown: { example: "Heat flows from **warm to cold**.", merge: "append" },
  code: { example: { language: "python", text: "print(1)\n" }, merge: "patch" },
  files: { example: [{ name: "main.py", text: "print(1)\n" }], merge: "items" },
  documents: { example: [], merge: "items" },
  image: { example: null, merge: "replace" },
  /** Sent by a view of its own, never shown among the inputs. */
  hidden: { example: null, merge: "replace" },
  platforms: { example: ["instagram", "linkedin"], merge: "replace" },
  voice: { example: null, merge: "replace" },
  select: { example: "short", merge: "replace" },
  slider: { example: 3, merge: "replace" },
  toggle: { example: true, merge: "replace" },
  tags: { example: ["heat", "physics"], merge: "items" },
  citations: { example: [], merge: "items" },
  references: { example: [], merge: "items" },
  points: { example: ["The report names no year."], merge: "items" },
  findings: { example: [], merge: "items" },
  fixes: { example: [], merge: "items" },
  measurements: { example: [], merge: "items" },
  walkthrough: { example: [], merge: "items" },
  run: { example: null, merge: "replace" },
  sample: { example: null, merge: "replace" },
  grounding: { example: { images: [], line: "" }, merge: "patch" },
  posts: { example: [], merge: "items" },
  ideas: { example: [], merge: "items" },
  improvement: { example: null, merge: "patch" },
  /** An explanation: Markdown whose paragraphs are marked by the output `marks`. */
  lesson: { example: "Heat flows from **warm to cold**.", merge: "append" },
  layer: { example: null, merge: "patch" },
  outline: { example: { topic: "Heat", depth: "curious", layers: [] }, merge: "patch" },
  quiz: { example: { items: [], results: [], back: null }, merge: "patch" },
  card: { example: null, merge: "replace" },
  table: { example: { columns: ["a"], rows: [["1"]] }, merge: "patch" },
  chart: { example: { mark: "line", values: [] }, merge: "patch" },
  json: { example: {}, merge: "patch" },
} as const satisfies Record<string, Component>;

/** The value after a delta: text grows, a list sets one item, an object takes the delta's keys, the rest is replaced. */
export function mergeDelta(name: ComponentName, value: unknown, delta: unknown): unknown {
  const { merge }: Component = components[name];
  switch (merge) {
    case "append":
      return (typeof value === "string" ? value : "") + String(delta);
    case "items": {
      const items: unknown[] = Array.isArray(value) ? [...value] : [];
      const { at, value: item } = delta as ItemDelta;
      items[Math.min(at, items.length)] = item;
      return items;
    }
    case "patch":
      return { ...(value as object | undefined), ...(delta as object) };
    case "replace":
      return delta;
  }
}
