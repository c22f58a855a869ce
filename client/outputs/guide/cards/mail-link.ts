// An e-mail as a link that opens it in the person's mail program.
import type { Message } from "../../../../pipelines/engine/guide/card.ts";

/** Mail programs and Windows cut longer links (about 2,000 characters; support.microsoft.com, maximum URL length, 2024). */
export const mailLinkAtMost = 1900;
const address = /^[^\s@<>",;?&]{1,64}@[^\s@<>",;?&]{1,190}\.[^\s@<>",;?&]{2,}$/u;

/** Null where it is no e-mail: it has neither an address nor a subject. */
export function mailLink({ to, subject, text }: Message): string | null {
  const found = to.split(/[\s<>,;]+/).find((part) => address.test(part));
  if (found === undefined && subject.trim() === "") return null;
  const query = [
    ...(subject === "" ? [] : [`subject=${encoded(subject.replaceAll(/\s*\n\s*/g, " "))}`]),
    `body=${encoded(text.replaceAll(/\r?\n/g, "\r\n"))}`,
  ].join("&");
  return `mailto:${encoded(found ?? "").replaceAll("%40", "@")}?${query}`;
}

/** A lone half of a character cannot be encoded. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());
