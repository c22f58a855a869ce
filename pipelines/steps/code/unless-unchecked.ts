// A changed version that the tools come to no end on costs that version alone, not the whole answer.
import { FacetError } from "../../engine/errors.ts";
import type { DeveloperContext } from "./develop.ts";

/** For the model, in English. */
export const uncheckedProblem = "The code tools came to no end on it, so it was not checked: write it more simply.";

/** The code is too slow or too large for the tools, or one of them broke on it. */
export const isUnchecked = (thrown: unknown): boolean =>
  thrown instanceof FacetError && ["time-limit", "too-large", "unexpected"].includes(thrown.data.code);

/** Null where the tools came to no end; every other error is thrown. */
export async function unlessUnchecked<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (thrown) {
    if (isUnchecked(thrown)) return null;
    throw thrown;
  }
}

/** Says how many versions were not checked; where one was that holds, the others are of no interest. */
export function tellUnchecked(count: number, { emit }: Pick<DeveloperContext, "emit">): void {
  if (count > 0) emit({ type: "note", level: "warning", key: "changes-unchecked", values: { count } });
}
