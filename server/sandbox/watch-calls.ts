// Marks the calls of a JavaScript program whose value nobody takes, so that a promise which is lost there is told when it rejects: QuickJS tells it to nobody.
import { closingAt, maskSource } from "../../pipelines/steps/code/harness/mask-source.ts";

/** Characters looked through for the ends of calls, in one file and back to one bracket: what nests without end is left unmarked. */
const most = { all: 5_000_000, back: 5000 };
/** The guest's function around such a call. */
const watcher = "facet$watch(";

/** Before them a call goes on with the line before, or is no statement. */
const joins = new Set(
  "return throw new typeof delete await void in of instanceof case yield extends async function class const let var import export default static get set from as".split(
    " ",
  ),
);
/** What looks like the name of a call and is none. */
const keywords = new Set([
  ...joins,
  ..."if for while switch catch super try do else with finally constructor".split(" "),
]);
const declaration =
  /^\s*(?:export\s+(?:default\s+)?)?(?:(?:async\s+)?function|class|if|for|while|else|try|finally|do|switch|\}\s*(?:else|catch|finally))\b/;
const beginnings = /(?<=^|[;{}\n])[ \t]*(?:([A-Za-z_$][\w$]*)(?=[ \t]*(?:\?\.|[.([]|\n[ \t]*\.))|\()/g;

/** The text with those calls marked, its lines where they were; null where there is none, or nothing in it can make a promise. */
export function withWatchedCalls(text: string): string | null {
  if (!/\basync\b|\bPromise\b/.test(text)) return null;
  const masked = maskSource(text, "javascript");
  const marks: { readonly at: number; readonly text: string }[] = [];
  let left = most.all;
  for (const found of masked.matchAll(beginnings)) {
    const start = found.index + found[0].length - (found[1] ?? "(").length;
    if (!isStatement(masked, start, found[1])) continue;
    const end = callEnd(masked, start + (found[1]?.length ?? 0));
    left -= (end ?? masked.length) - start;
    if (left < 0) break;
    if (end !== null && isOver(masked, end)) marks.push({ at: start, text: watcher }, { at: end, text: ")" });
  }
  if (marks.length === 0) return null;
  let marked = "";
  let from = 0;
  for (const { at, text: mark } of marks.toSorted((one, other) => one.at - other.at)) {
    marked += text.slice(from, at) + mark;
    from = at;
  }
  return marked + text.slice(from);
}

function isStatement(masked: string, start: number, name: string | undefined): boolean {
  const before = masked.slice(0, start).trimEnd();
  const last = before.at(-1);
  if (name !== undefined && keywords.has(name)) return false;
  if (last === undefined || last === ";" || last === "{") return true;
  // A bracket goes on with what stands before it, unless that is a declaration.
  if (last === "}") return name !== undefined || declaration.test(lineOfOpening(before));
  if (name === undefined || !masked.slice(before.length, start).includes("\n")) return false;
  const word = /[\w$]+$/.exec(before.slice(-40))?.[0];
  return word === undefined ? /[)\]"'`]/.test(last) : !joins.has(word);
}

/** From the beginning of its line to the bracket that the last one closes. */
function lineOfOpening(before: string): string {
  let depth = 0;
  for (let at = before.length - 1; at >= Math.max(0, before.length - most.back); at -= 1) {
    if (before[at] === "}") depth += 1;
    if (before[at] === "{" && (depth -= 1) === 0) return before.slice(before.lastIndexOf("\n", at) + 1, at);
  }
  return "";
}

/** Where a chain of names, brackets and calls ends, if it ends with a call. */
function callEnd(masked: string, from: number): number | null {
  let at = from;
  let isCall = false;
  for (;;) {
    const [space = ""] = /^\s*/.exec(masked.slice(at, at + 500)) ?? [];
    const next = at + space.length;
    const name = /^\??\.\s*#?([A-Za-z_$][\w$]*)/.exec(masked.slice(next, next + 300));
    const opening = /^(?:\?\.)?[([]/.exec(masked.slice(next, next + 3))?.[0];
    if (name) at = next + name[0].length;
    else if (opening) {
      const close = closingAt(masked, next + opening.length - 1);
      if (close === null) return null;
      at = close + 1;
    } else return isCall ? at : null;
    isCall = opening?.endsWith("(") === true && !name;
  }
}

/** Nothing takes its value: the statement ends there. */
function isOver(masked: string, end: number): boolean {
  const rest = masked.slice(end, end + 2000);
  const [space = ""] = /^\s*/.exec(rest) ?? [];
  const next = rest[space.length];
  if (next === undefined || next === ";" || next === "}") return true;
  return space.includes("\n") && /^(?![.([,+\-*/%&|^<>=?:`{)\]]|in\b|instanceof\b)/.test(rest.slice(space.length));
}
