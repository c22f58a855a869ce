// A model's own text as it may be shown: no control tokens, no sentence twice, not past its words; shown sentence by sentence while it comes.
import { wordsIn } from "../claims-text.ts";
import { splitSentences } from "../split-sentences.ts";

interface Limits {
  /** Words at most, cut at the end of a sentence; blocks of code, formulas and diagrams count none. */
  readonly words: number;
  /** False while more may come: then what is not ended yet is left out. */
  readonly isWhole: boolean;
}

/** What small models leak of their template, bare or made harmless. */
const leaked =
  /[<‹]\/?(?:(?:start|end)_of_\w{1,20}|\w{1,20}_soft_token|unused\d{1,4}|bos|eos|pad|unk|mask|2mass|endoftext|s)[>›]|[<‹][|｜][^\s<>‹›]{1,80}[|｜][>›]|\[\/?INST\]|<<\/?SYS>>/giu;
/** A role that begins a line is the template's, not the text's. */
const role = /^\s*(?:model|user|assistant)\s*:?\s*$/iu;
const fence = /^ {0,3}(?:```|~~~|\$\$)/;
/** A model that writes has no picture to show. */
const picture = /!\[[^\]\n]*\](?:\([^)\n]*\))?/g;
/** Shorter sentences may come twice: "Yes." */
const repeatable = 16;
const ended = /[.!?…:;)\]"”“*_`>|]$/u;

export function withoutTokens(text: string): string {
  return text.replace(leaked, "").replaceAll("\0", "");
}

/** A longer input only adds to the output of a shorter one, so that it can be shown as it grows. */
export function cleanProse(text: string, { words, isWhole }: Limits): string {
  const lines = withoutTokens(text).replace(picture, "").split("\n");
  const kept: string[] = [];
  const seen = new Set<string>();
  let used = 0;
  let opened: number | null = null;
  for (const [at, line] of lines.entries()) {
    const isOpen = !isWhole && at === lines.length - 1;
    if (opened !== null || fence.test(line)) {
      if (isOpen) break;
      if (opened === null && !/^ {0,3}\$\$.+\$\$\s*$/.test(line)) opened = kept.length;
      else if (opened !== null && fence.test(line)) opened = null;
      kept.push(line);
      continue;
    }
    if (role.test(line)) continue;
    const {
      text: told,
      count,
      isCut,
    } = sentencesWithin(line, { isOpen, left: words - used, seen, isFirst: used === 0 });
    used += count;
    if (told !== "" || line.trim() === "") kept.push(told);
    if (isCut) break;
  }
  const whole = opened === null ? kept : kept.slice(0, opened);
  return withoutAnnouncement(
    whole
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
  );
}

/** A last sentence that announces what does not come, or not yet: unless it is all there is. */
function withoutAnnouncement(text: string): string {
  if (!text.endsWith(":")) return text;
  const line = text.lastIndexOf("\n") + 1;
  const before = text.slice(0, line + (splitSentences(text.slice(line)).at(-1)?.start ?? 0)).trimEnd();
  return before === "" ? text : before;
}

interface Line {
  readonly isOpen: boolean;
  readonly left: number;
  readonly seen: Set<string>;
  readonly isFirst: boolean;
}

function sentencesWithin(line: string, { isOpen, left, seen, isFirst }: Line) {
  const all = splitSentences(line);
  const sentences = isOpen ? all.slice(0, -1) : all;
  const told: string[] = [];
  let count = 0;
  for (const { text } of sentences) {
    const key = text.toLowerCase();
    if (seen.has(key) && text.length >= repeatable) continue;
    const size = wordsIn(text);
    if (count + size > left) {
      const first = isFirst && told.length === 0 ? `${text.split(/\s+/).slice(0, left).join(" ")} …` : "";
      return { text: [...told, first].filter(Boolean).join(" "), count: left, isCut: true };
    }
    seen.add(key);
    told.push(text);
    count += size;
  }
  // As it stands where nothing was left out: lists and tables keep their spaces.
  if (told.length === all.length) return { text: line.trimEnd(), count, isCut: false };
  const isStart = told.every((text, at) => text === all[at]?.text);
  const text = isStart ? line.slice(0, all[told.length - 1]?.end ?? 0) : told.join(" ");
  return { text, count, isCut: false };
}

/** Items of lists end as they like. */
const item = /^\s*(?:[-*•|]|\d+[.)])\s/u;

/** The text without a last sentence that broke off at the model's limit, unless it is all there is. */
export function withoutBrokenEnd(text: string): string {
  const last = splitSentences(text).at(-1);
  const line = text.trimEnd().split("\n").at(-1) ?? "";
  if (!last || item.test(line) || ended.test(text.trim()) || last.start === 0) return text;
  const before = text.slice(0, last.start).trimEnd();
  return before === "" ? text : before;
}

/** Takes the pieces of a text and shows what can be shown of it. `end` gives the whole. */
export function showProse(words: number, show: (text: string) => void) {
  let text = "";
  let shown = "";
  const showUpTo = (ready: string) => {
    if (!ready.startsWith(shown) || ready.length <= shown.length) return;
    show(ready.slice(shown.length));
    shown = ready;
  };
  return {
    take: (piece: string) => {
      text += piece;
      if (/[.!?\n]/.test(piece)) showUpTo(cleanProse(text, { words, isWhole: false }));
    },
    end: (): string => {
      const clean = cleanProse(text, { words, isWhole: true });
      const bare = withoutBrokenEnd(clean);
      // What was shown stays.
      const whole = bare.startsWith(shown) ? bare : clean;
      showUpTo(whole);
      return whole;
    },
  };
}
