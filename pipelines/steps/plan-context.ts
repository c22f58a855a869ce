// Chooses what of a conversation a prompt holds: newest turns word for word, a summary of older ones, and what was recalled; never above the budget.
import { FacetError } from "../engine/errors.ts";
import type { Turn } from "../engine/conversations.ts";
import type { RecalledMemory, Summary } from "../engine/memory.ts";
import { neutralise } from "../engine/turns.ts";
import { noPictures } from "./pictures-in-prompt.ts";
import type { PicturesInPrompt, PictureWords } from "./pictures-in-prompt.ts";

/** Tokens a chat template adds around one turn, and a join of two turns costs: Gemma's adds 5, ChatML's 5. */
const turnOverhead = 8;
/** Of the budget, at most. */
const memoriesShare = 0.15;
const summaryShare = 0.2;
/** Of the room for turns: a longer turn is shortened, so that a question and its answer always fit. */
const turnShare = 0.5;
/**
 * Of the budget, what the first turn told moves on by at once, in characters: until then every prompt begins as the one before,
 * and a model that keeps what it has read reads the new turns alone. For it a prompt tells an eighth of the budget less, on average.
 */
const strideShare = 0.25;
const charactersPerStride = 3.5;
/** Fewer tokens tell nothing of a turn. */
const leastTokens = 24;
/** No tokenizer packs more characters of text into a token; what is longer is cut before it is counted. */
const charactersPerToken = 12;

/** How what was remembered, and what is known of pictures, stands in a prompt. */
export interface ContextWords extends PictureWords {
  readonly summarised: (text: string) => string;
  readonly recalled: (memories: readonly RecalledMemory[]) => string;
  /** Marks a text that was cut. */
  readonly shortened: string;
}

export interface ToPlan {
  readonly system: string;
  readonly question: string;
  /** Given what the system text and the question take. */
  readonly pictures?: ((used: number) => Promise<PicturesInPrompt>) | undefined;
  readonly history: readonly Turn[];
  /** Of the history, how many may be told word for word; default all. */
  readonly turnsAtMost?: number | undefined;
  readonly summary: Summary | null;
  /** Tokens the prompt may take. */
  readonly budget: number;
  /** Best first; asked once, with the messages that the prompt holds word for word. */
  readonly recall: (except: ReadonlySet<string>) => Promise<readonly RecalledMemory[]>;
}

/** A text with its tokens. */
interface Counted {
  readonly text: string;
  readonly tokens: number;
}

export interface ContextPlan {
  readonly system: Counted;
  readonly question: Counted;
  /** Their tokens with those of their text. */
  readonly pictures: PicturesInPrompt;
  /** Null where every turn fits. */
  readonly summary: (Counted & { readonly messages: number }) | null;
  readonly turns: readonly (Counted & { readonly messageId: string; readonly role: Turn["role"] })[];
  readonly recalled: readonly RecalledMemory[];
  /** The recalled memories as the prompt shows them; null where there are none. */
  readonly memories: Counted | null;
  /** Earlier turns that are neither word for word nor in the summary. */
  readonly leftOut: number;
}

type Count = (text: string) => Promise<number>;

/** Throws FacetError model-overflow where the system text and the question alone are too long. */
export async function planContext(request: ToPlan, count: Count, words: ContextWords): Promise<ContextPlan> {
  const { history, budget, turnsAtMost = history.length } = request;
  const known = new Map<string, Counted>();
  const measured = async (text: string): Promise<Counted> => {
    const before = known.get(text);
    if (before) return before;
    const plain = neutralise(text).trim();
    const counted = { text: plain, tokens: plain === "" ? 0 : (await count(plain)) + turnOverhead };
    known.set(text, counted);
    return counted;
  };
  const [system, question] = [await measured(request.system), await measured(request.question)];
  const placed = (await request.pictures?.(system.tokens + question.tokens)) ?? noPictures;
  const { text, tokens } = await measured(placed.text);
  const pictures = { ...placed, text, tokens: placed.tokens + tokens };
  const fixed = system.tokens + question.tokens + pictures.tokens;
  if (fixed > budget) {
    throw new FacetError(
      "model-overflow",
      { tokens: fixed, limit: Math.max(budget, 0) },
      { kept: ["question"], next: ["edit", "choose-model"] },
    );
  }
  const room = budget - fixed;
  const most = Math.floor(budget * memoriesShare);
  const shortened = (text: string, tokens: number) => cutTo(text, tokens, count, words.shortened);

  const stride = budget * strideShare * charactersPerStride;
  const newest = async (within: number) => {
    const all = await newestTurns(history, { room: within, turnsAtMost }, measured, shortened);
    return turnsAtMost < history.length ? all : fromStride(all, history, stride);
  };
  const whole = await newest(room);
  if (whole.first === 0 && whole.cut.size === 0) {
    const found = await request.recall(idsOf(whole));
    const memories = await fittingMemories(found, Math.min(most, room - whole.used), measured, words);
    return { system, question, pictures, summary: null, turns: whole.turns, ...memories, leftOut: 0 };
  }
  const summary = await fittingSummary(request.summary, Math.min(Math.floor(budget * summaryShare), room), measured, {
    words,
    shortened,
  });
  const open = room - (summary?.tokens ?? 0);
  const reserved = Math.min(most, Math.floor(open / 2));
  let recent = await newest(open - reserved);
  const memories = await fittingMemories(await request.recall(idsOf(recent)), reserved, measured, words);
  if (memories.memories === null) recent = await newest(open);
  const told = summary === null ? -1 : history.findIndex((turn) => turn.messageId === request.summary?.throughId);
  const left = history
    .slice(told + 1, Math.max(recent.first, told + 1))
    .filter((turn) => neutralise(turn.told).trim() !== "");
  const stoodFor = summary && { ...summary, messages: Math.max(1, told + 1) };
  return { system, question, pictures, summary: stoodFor, turns: recent.turns, ...memories, leftOut: left.length };
}

interface Newest {
  readonly turns: ContextPlan["turns"];
  /** Index of the first that is told; the history's length where none is. */
  readonly first: number;
  readonly used: number;
  /** Messages that are not told whole. */
  readonly cut: ReadonlySet<string>;
}

type Measure = (text: string) => Promise<Counted>;
type Shorten = (text: string, tokens: number) => Promise<string>;

/** From the newest back while they fit; they begin with a question, as templates want it. */
async function newestTurns(
  history: readonly Turn[],
  { room, turnsAtMost }: { readonly room: number; readonly turnsAtMost: number },
  measured: Measure,
  shortened: Shorten,
): Promise<Newest> {
  const longest = Math.floor(room * turnShare);
  const turns: ContextPlan["turns"][number][] = [];
  const cut = new Set<string>();
  let used = 0;
  let first = history.length;
  while (first > Math.max(0, history.length - turnsAtMost)) {
    const turn = history[first - 1];
    if (!turn) break;
    let one = turn.told.length > longest * charactersPerToken ? null : await measured(turn.told);
    if (one === null || (one.tokens > longest && used + one.tokens > room)) {
      if (longest - turnOverhead < leastTokens) break;
      one = await measured(await shortened(turn.told, longest - turnOverhead));
      cut.add(turn.messageId);
    }
    if (used + one.tokens > room) break;
    used += one.tokens;
    first -= 1;
    if (one.text !== "") turns.unshift({ ...one, messageId: turn.messageId, role: turn.role });
  }
  // An answer without its question would be told as the person's own words.
  while (turns[0]?.role === "assistant") {
    used -= turns[0].tokens;
    first = history.findIndex((turn) => turn.messageId === turns[0]?.messageId) + 1;
    turns.shift();
  }
  return { turns, first, used, cut };
}

/** Without the turns of a stride that does not fit whole: the beginning stays the same until the next stride is full. */
function fromStride(newest: Newest, history: readonly Turn[], stride: number): Newest {
  let before = history.slice(0, newest.first).reduce((sum, { told }) => sum + told.length, 0);
  const begins = Math.ceil(before / stride) * stride;
  let { first } = newest;
  for (let turn = history[first]; turn && (before < begins || turn.role !== "user"); turn = history[first]) {
    before += turn.told.length;
    first += 1;
  }
  const later = new Set(history.slice(first).map(({ messageId }) => messageId));
  const turns = newest.turns.filter(({ messageId }) => later.has(messageId));
  const used = turns.reduce((sum, { tokens }) => sum + tokens, 0);
  // Turns of uneven length: better another beginning than half of what fits.
  return used < newest.used / 2 ? newest : { ...newest, turns, first, used };
}

function idsOf({ turns, cut }: Newest): ReadonlySet<string> {
  return new Set(turns.map((turn) => turn.messageId).filter((id) => !cut.has(id)));
}

async function fittingSummary(
  summary: Summary | null,
  room: number,
  measured: Measure,
  { words, shortened }: { readonly words: ContextWords; readonly shortened: Shorten },
): Promise<Counted | null> {
  if (summary === null || summary.text.trim() === "") return null;
  const whole = await measured(words.summarised(summary.text));
  if (whole.tokens <= room) return whole;
  const around = (await measured(words.summarised(""))).tokens;
  if (room - around < leastTokens) return null;
  const part = await measured(words.summarised(await shortened(summary.text, room - around)));
  return part.tokens <= room ? part : null;
}

/** One that does not fit is passed over for the next. */
async function fittingMemories(
  found: readonly RecalledMemory[],
  room: number,
  measured: Measure,
  words: ContextWords,
): Promise<Pick<ContextPlan, "recalled" | "memories">> {
  const recalled: RecalledMemory[] = [];
  let memories: Counted | null = null;
  for (const each of found) {
    if (each.text.length > room * charactersPerToken) continue;
    // In the order they were told: what came later corrects what came before.
    const tried = [...recalled, each].toSorted((a, b) => a.at.localeCompare(b.at));
    const block = await measured(words.recalled(tried));
    if (block.tokens > room) continue;
    recalled.push(each);
    memories = block;
  }
  return { recalled, memories };
}

/** The beginning of the text that fits, with a mark. Made harmless before it is cut, so that no half of a control token ends it. */
async function cutTo(text: string, tokens: number, count: Count, mark: string): Promise<string> {
  const most = tokens * charactersPerToken;
  const plain = neutralise(text.slice(0, 2 * most));
  let characters = Math.min(plain.length, most);
  for (;;) {
    const begun = plain.slice(0, characters);
    const part = `${(begun.isWellFormed() ? begun : begun.slice(0, -1)).trim()} ${mark}`;
    const used = await count(part);
    if (used <= tokens || characters === 0) return part;
    characters = Math.floor(Math.min(characters * 0.9, characters * (tokens / used)));
  }
}
