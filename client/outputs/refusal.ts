// Whether an answer says that the documents do not answer.

/** A persona says so with the confidence "none". */
export function isRefusal(outputs: Readonly<Record<string, unknown>>): boolean {
  return outputs["confidence"] === "none";
}

/** The first sentence as a heading, and what is said after it. */
export function headingOf(text: string): { readonly heading: string; readonly rest: string } {
  const end = /[.!?](?=\s|$)/.exec(text.trim());
  if (!end) return { heading: text.trim(), rest: "" };
  const [heading, rest] = [text.trim().slice(0, end.index), text.trim().slice(end.index + 1)];
  return { heading: end[0] === "." ? heading : heading + end[0], rest: rest.trim() };
}
