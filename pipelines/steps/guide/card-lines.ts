// A card out of plain lines, as a small model writes them: a list, “Monday: soup”, cells with | between them, a letter.
import type { CardKind, TaskCard } from "../../engine/guide/card.ts";
import { readCard } from "../../engine/guide/card-read.ts";
import { readRecipe } from "./card-recipe.ts";

interface Said {
  readonly kind: CardKind;
  readonly text: string;
  /** What the card is called where the text does not say. */
  readonly title: string;
}

const bullet = /^\s*(?:(?:[-*•–▢□]|\d{1,2}[.)])\s+(?:\[[ xX]?\]\s*)?|\[[ xX]?\]\s*)/;
/** What a model says around the thing itself. */
const talk =
  /^(?:sure|okay|ok|certainly|of course|here(?:'s| is| are)|gern|gerne|klar|natürlich|hier (?:ist|sind|kommt)|let me know|i hope|enjoy|good luck|viel (?:spaß|erfolg)|ich hoffe|sag (?:mir )?bescheid)\b/i;
const rule = /^[\s|:+-]*$/;
/** A longer line is no heading and no thing to tick. */
const longest = { heading: 60, item: 200, when: 40 } as const;

/** Null where nothing of the kind is in the text. */
export function cardFromLines({ kind, text, title }: Said): TaskCard | null {
  const lines = text
    .replaceAll("\r", "")
    .split("\n")
    .filter((line) => !/^\s*```/.test(line));
  const card = { kind, title, ...readers[kind](lines.filter((line) => kind === "message" || !talk.test(line.trim()))) };
  return readCard(card);
}

const readers: Readonly<Record<CardKind, (lines: readonly string[]) => Readonly<Record<string, unknown>>>> = {
  checklist,
  plan,
  comparison,
  recipe: (lines) => {
    const found = readRecipe(lines.join("\n"));
    return found ? { ...found, servings: found.servings ?? 4, ...titled(found.title) } : {};
  },
  message,
};

const titled = (title: string) => (title === "" ? {} : { title });
const bare = (line: string) =>
  line
    .replace(bullet, "")
    .replaceAll(/\*\*|__|`|^#+\s*/g, "")
    .trim();
const headingOf = (line: string) => {
  const heading = /^\s*(?:#+\s*(.+?)|\*\*(.+?)\*\*:?|([^-*•|].*?):)\s*$/
    .exec(line)
    ?.slice(1)
    .find((each) => each !== undefined);
  return heading === undefined || heading.length > longest.heading ? null : bare(heading).replace(/:$/, "");
};

function checklist(lines: readonly string[]) {
  const hasBullets = lines.some((line) => bullet.test(line));
  let group = "";
  const items = lines.flatMap((line) => {
    const heading = bullet.test(line) ? null : headingOf(line);
    if (heading !== null) group = heading;
    const text = bare(line);
    if (heading !== null || text === "" || text.length > longest.item || (hasBullets && !bullet.test(line))) return [];
    return [{ text, group, done: /^\s*(?:[-*•]\s*)?\[[xX]\]/.test(line) }];
  });
  return { items };
}

function plan(lines: readonly string[]) {
  let heading = "";
  const steps = lines.flatMap((line) => {
    const said = headingOf(line);
    if (said !== null) heading = said;
    const text = bare(line);
    if (said !== null || text === "") return [];
    const parts =
      /^(?<when>(?:\d{1,2}[:.]\d{2}(?:\s*[–-]\s*\d{1,2}[:.]\d{2})?(?:\s*(?:am|pm|uhr))?|[^:|–]{1,40}?))\s*(?:(?::|\||\s[–-])\s+|\s(?=\p{L})(?<=\d\s))(?<what>.+)$/iu.exec(
        text,
      )?.groups;
    if (!parts && heading === "" && !bullet.test(line)) return [];
    const when = [heading, parts?.["when"] ?? ""].filter(Boolean).join(", ");
    const note = /^(?<what>.+?)\s+\((?<note>[^()]{3,})\)[.]?$/.exec(parts?.["what"] ?? "")?.groups;
    return [{ when, what: note?.["what"] ?? parts?.["what"] ?? text, note: note?.["note"] ?? "" }];
  });
  return { steps };
}

function comparison(lines: readonly string[]) {
  const rows = lines
    .filter((line) => line.includes("|") && !rule.test(line))
    .map((line) =>
      line
        .trim()
        .replace(/^\|/, "")
        .replace(/\|$/, "")
        .split(/(?<!\\)\|/)
        .map((cell) => bare(cell.replaceAll("\\|", "|"))),
    );
  return { columns: rows[0] ?? [], rows: rows.slice(1) };
}

function message(lines: readonly string[]) {
  const field = (pattern: RegExp) =>
    lines
      .slice(0, 5)
      .map((line) => pattern.exec(bare(line))?.[1])
      .find(Boolean) ?? "";
  const heads = /^(?:subject|betreff|to|an|recipient|empfänger)\s*:\s*(.*)$/i;
  const body = lines
    .filter(
      (line, at) => !(at < 5 && (heads.test(bare(line)) || (talk.test(line.trim()) && line.trim().endsWith(":")))),
    )
    .map((line) => line.replaceAll(/\*\*|__/g, "").trimEnd());
  const text = body
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
  return {
    to: field(/^(?:to|an|recipient|empfänger)\s*:\s*(.*)$/i),
    subject: field(/^(?:subject|betreff)\s*:\s*(.*)$/i),
    text: text.replace(/^["“„]([^"“”„]*)["”“]$/s, "$1"),
  };
}
