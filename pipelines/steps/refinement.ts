// Reads a follow-up that changes the last answer's shape and not its question: "shorter", "only the methods", "as a table".

export interface Refinement {
  readonly length?: "shorter" | "longer";
  readonly table?: boolean;
  /** What alone is wanted. */
  readonly focus?: string;
}

const polite = /^(?:please|bitte|and|und|now|jetzt|ok(?:ay)?)\s+|[\s,]+(?:please|bitte)$/gi;
const shorter =
  /^(?:(?:make|keep|say) (?:it|this|that) |a (?:bit|little) |much |fass (?:es|dich|das) |etwas |viel |mach (?:es|das) )?(?:shorter|briefer|more concise|more briefly|shorten (?:it|this)|kürzer|knapper|kürze (?:es|das))$/i;
const longer =
  /^(?:(?:make|say) (?:it|this|that) |a (?:bit|little) |much |etwas |viel |mach (?:es|das) )?(?:longer|more detailed|(?:with |in )?more detail|in more depth|länger|ausführlicher|mehr details|genauer)$/i;
const table =
  /^(?:(?:show|put|give|make|write) (?:it|this|that|me)? ?|zeig (?:es|das|mir das) |mach (?:es|das) )?(?:as|in|into|als|in einer) ?(?:an? |eine[r]? )?(?:table|tabelle)$/i;
const only = /^(?:only|just|nur)(?: about| on| show| über| zu)? (?<focus>\S+(?: \S+){0,4})$/i;

/** Longest text that can be one, in characters: a real question is longer. */
const longest = 80;

/** What changes, or null where the text is a question of its own. */
export function readRefinement(text: string): Refinement | null {
  const whole = text.trim().replace(/[.\s]+$/, "");
  if (whole === "" || whole.length > longest || whole.includes("?")) return null;
  let read: Refinement = {};
  for (const part of whole.split(/\s*[,;](?!\s*(?:please|bitte))\s*/i)) {
    const one = readPart(part.replace(polite, "").replace(polite, "").trim());
    if (!one) return null;
    read = { ...read, ...one };
  }
  return read;
}

function readPart(part: string): Refinement | null {
  if (shorter.test(part)) return { length: "shorter" };
  if (longer.test(part)) return { length: "longer" };
  if (table.test(part)) return { table: true };
  const focus = only.exec(part)?.groups?.["focus"];
  return focus === undefined ? null : { focus };
}
