// A number of an option.
import { usageError } from "./exit.ts";

/** Throws a CommandError for what is none. */
export function wholeNumber(text: string, option: string, most: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw usageError(`${option} takes a whole number from 1 to ${most}, not “${text}”.`);
}
