// The rolling summary of a branch's older turns: by a large model in its own words, or by code out of the words that were said.
import type { Turn } from "../engine/conversations.ts";
import type { Asking, MemoryWords } from "./memory-schemas.ts";
import { sameSubject } from "./fact-words.ts";
import { readFacts } from "./read-facts.ts";
import type { ReadFact } from "./read-facts.ts";
import { splitSentences } from "./split-sentences.ts";

/** 250 words, in most languages. */
const summaryTokens = 450;
/** Characters of one turn the model reads at first; halved until all turns fit its context. */
const turnCharacters = 3000;
const turnCharactersAtLeast = 100;
/** Tokens around the turns: the words that ask, and the template. */
const aroundTokens = 300;
/** Characters of a turn by code: the newest tell more. */
const newestCharacters = { question: 240, answer: 360 };
const olderCharacters = { question: 120, answer: 160 };
const newestPairs = 3;
/** Characters of a line that still says something. */
const shortestLine = 40;

export interface ToSummarise {
  /** The summary that the turns come after; null where they are the first. */
  readonly before: string | null;
  readonly turns: readonly Turn[];
}

/** Throws what the model throws. Empty where it says nothing: then the rules serve. */
export async function summariseByModel(
  { before, turns }: ToSummarise,
  { chat, model }: Pick<Asking, "chat" | "model">,
  words: Pick<MemoryWords, "summary">,
): Promise<string> {
  const room = model.info.capabilities.context - summaryTokens - aroundTokens;
  let characters = turnCharacters;
  let asked = words.summary({ before, turns: shortTurns(turns, characters) });
  const tokens = async () => {
    let sum = 0;
    for (const { text } of asked) sum += await model.countTokens(text);
    return sum;
  };
  while (characters > turnCharactersAtLeast && (await tokens()) > room) {
    characters = Math.max(Math.floor(characters / 2), turnCharactersAtLeast);
    asked = words.summary({ before, turns: shortTurns(turns, characters) });
  }
  return (await chat({ turns: asked, maxTokens: summaryTokens, temperature: 0 })).trim();
}

function shortTurns(turns: readonly Turn[], characters: number) {
  return turns.map(({ role, told }) => ({ role, text: cut(told, characters) }));
}

/**
 * At most so many characters, newest kept: first the facts the person told, then for each question what was asked and the answer's
 * first sentence. Where it does not fit, the oldest lines go first.
 */
export function summariseByRules({ before, turns }: ToSummarise, maxCharacters: number): string {
  const old = before === null ? [] : before.split("\n");
  const oldFacts = old.filter((line) => line.startsWith(factMark)).map((line) => line.slice(factMark.length));
  const said = turns.filter(({ role }) => role === "user").map(({ text }) => text);
  const facts = suffixWithin(lastFacts([...oldFacts, ...said], oldFacts), Math.floor(maxCharacters / 2));
  const used = facts.reduce((sum, line) => sum + line.length + 1, 0);
  const lines = [...old.filter((line) => !line.startsWith(factMark)), ...pairLines(turns)];
  return [...facts, ...suffixWithin(lines, maxCharacters - used)].join("\n");
}

const factMark = "Told: ";

/** Of each subject what was told last. What stood in a summary stays, also where no rule reads it. */
function lastFacts(texts: readonly string[], kept: readonly string[]): string[] {
  const facts = texts.flatMap((text): readonly Pick<ReadFact, "subject" | "text">[] => {
    const read = readFacts(text);
    return read.length === 0 && kept.includes(text) ? [{ subject: text, text }] : read;
  });
  return facts
    .filter((fact, at) => !facts.slice(at + 1).some((later) => sameSubject(later.subject, fact.subject)))
    .map(({ text }) => `${factMark}${text}`);
}

function pairLines(turns: readonly Turn[]): string[] {
  const pairs = turns.flatMap((turn, at) => {
    if (turn.role !== "user") return [];
    const next = turns[at + 1];
    return [{ question: turn.text, answer: next?.role === "assistant" ? next.text : "" }];
  });
  return pairs.map(({ question, answer }, at) => {
    const most = at >= pairs.length - newestPairs ? newestCharacters : olderCharacters;
    const said = firstSentence(answer, most.answer);
    const asked = `Asked: ${cut(question.replace(/\s+/g, " ").trim(), most.question)}`;
    return said === "" ? asked : `${asked}\nAnswered: ${said}`;
  });
}

/** The last lines that fit; of a last one that alone is too long, its end. */
function suffixWithin(lines: readonly string[], characters: number): string[] {
  let used = 0;
  let first = lines.length;
  while (first > 0) {
    used += (lines[first - 1]?.length ?? 0) + 1;
    if (used > characters) break;
    first -= 1;
  }
  const last = lines.at(-1) ?? "";
  if (first === lines.length && last !== "" && characters > shortestLine) return [last.slice(-(characters - 1))];
  return lines.slice(first);
}

/** Of the running text: headings, code and tables say little on their own. */
function firstSentence(answer: string, characters: number): string {
  const running = answer.slice(0, 4 * characters).replace(/```[^]*?(?:```|$)/g, " ");
  const lines = running.split("\n").filter((line) => !/^\s*(?:#|\||```|---)/.test(line) && line.trim() !== "");
  const text = lines.join("\n").trim();
  const sentence = splitSentences(text)[0]?.text ?? "";
  return cut(sentence.replace(/\s+/g, " "), characters);
}

/** At a word's end where one is near. */
function cut(text: string, characters: number): string {
  if (text.length <= characters) return text;
  const part = text.slice(0, characters - 1);
  const end = part.lastIndexOf(" ");
  return `${(end > characters / 2 ? part.slice(0, end) : part).trimEnd()}…`;
}
