// References as BibTeX: only what the documents say of themselves, written so that every standard parser reads it back.
import type { Reference } from "./reference.ts";

type Field = readonly [name: string, value: string];

/** One `@misc` a reference; fields a document does not state are left out. Empty without references. */
export function toBibtex(references: readonly Reference[]): string {
  const keys = new Set<string>();
  return references.map((reference) => entry(reference, freeKey(reference, keys))).join("\n");
}

function entry({ name, title, authors, year, pages, places }: Reference, key: string): string {
  const fields: Field[] = [
    // The inner braces keep the capitals of the title.
    ["title", `{${escaped(title ?? name)}}`],
    ...(authors.length > 0 ? [["author", authors.map(author).join(" and ")] as const] : []),
    ...(year === null ? [] : [["year", String(year)] as const]),
    [
      "note",
      `Cited: ${places ? escaped(places.join(", ")) : `${pages.length === 1 ? "p." : "pp."} ${pages.join(", ")}`}`,
    ],
    ["file", escaped(name)],
  ];
  const lines = fields.map(([field, value]) => `  ${field} = {${value}}`);
  return `@misc{${key},\n${lines.join(",\n")}\n}\n`;
}

/** Names of bodies, and names that would be split at "and" or at more than one comma, stay whole in braces. */
function author(name: string): string {
  const whole = name.trim();
  const commas = whole.split(",").length - 1;
  const isBody = commas > 1 || /(?:^|\s)(?:and|und|of|für|for)(?:\s|$)/i.test(whole) || /[\d&]/.test(whole);
  return isBody ? `{${escaped(whole)}}` : escaped(whole);
}

const commands: Readonly<Record<string, string>> = {
  "\\": "{\\textbackslash}",
  "{": "{\\textbraceleft}",
  "}": "{\\textbraceright}",
  "~": "{\\textasciitilde}",
  "^": "{\\textasciicircum}",
  "<": "{\\textless}",
  ">": "{\\textgreater}",
};

/** Braces stay balanced whatever the text holds: an unbalanced one would swallow the entries after it. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\{}~^<>]/g, (sign) => commands[sign] ?? sign)
    .replace(/[#$%&_]/g, "\\$&");
}

/** `lindqvist2023canopy`, in plain ASCII, with a number behind it where it is taken. */
function freeKey({ name, title, authors, year }: Reference, taken: Set<string>): string {
  const [first] = authors;
  const family = first?.includes(",") === true ? first.split(",")[0] : first?.trim().split(/\s+/).at(-1);
  const word = (title ?? name).split(/[^\p{L}\p{N}]+/u).find((each) => each.length > 3);
  const key = ascii(`${family ?? ""}${year ?? ""}${word ?? ""}`) || "document";
  let free = key;
  for (let count = 2; taken.has(free); count += 1) free = `${key}-${count}`;
  taken.add(free);
  return free;
}

const letters: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", ø: "o", æ: "ae", ł: "l" };

function ascii(text: string): string {
  return text
    .toLowerCase()
    .replace(/[äöüßøæł]/g, (letter) => letters[letter] ?? letter)
    .normalize("NFD")
    .replace(/[^a-z0-9]/g, "");
}
