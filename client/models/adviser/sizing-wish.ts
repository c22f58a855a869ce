// What a person asks of the adviser: machine, context, answers at once, cache; as this browser keeps it. Pure but for the two at the end.
import type { Wish } from "../../../pipelines/engine/sizing/sizing.ts";

export interface SizingWish extends Required<Wish> {
  /** `here`, or a machine of the list. */
  readonly machine: string;
}

/** Tokens. */
export const contexts = [512, 1024, 2048, 4096, 8192, 16_384, 32_768, 65_536, 131_072] as const;
export const concurrencies = [1, 2, 4, 8, 16, 32, 64] as const;

export const usualWish: SizingWish = {
  machine: "here",
  context: 32_768,
  concurrency: 1,
  cache: true,
  vision: false,
};

/** From what was kept; whatever is broken, or no longer offered, is as usual. */
export function wishFrom(text: string | null): SizingWish {
  const kept = parsed(text);
  const oneOf = (offered: readonly number[], value: unknown, usual: number) =>
    typeof value === "number" && offered.includes(value) ? value : usual;
  const yesOrNo = (value: unknown, usual: boolean) => (typeof value === "boolean" ? value : usual);
  return {
    machine: typeof kept["machine"] === "string" ? kept["machine"] : usualWish.machine,
    context: oneOf(contexts, kept["context"], usualWish.context),
    concurrency: oneOf(concurrencies, kept["concurrency"], usualWish.concurrency),
    cache: yesOrNo(kept["cache"], usualWish.cache),
    vision: yesOrNo(kept["vision"], usualWish.vision),
  };
}

function parsed(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

const place = "facet.sizing";

export function keptWish(): SizingWish {
  try {
    return wishFrom(localStorage.getItem(place));
  } catch {
    return usualWish;
  }
}

export function keepWish(wish: SizingWish): void {
  try {
    localStorage.setItem(place, JSON.stringify(wish));
  } catch {
    // Storage is off or full: the wish holds until the page is closed.
  }
}
