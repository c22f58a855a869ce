// Words of memory, in English: the panel, what was recalled under an answer, what Facet knows about the person.
import type { ContextPartKind } from "../memory/budget.ts";
import type { MemoryKind } from "../memory/shown-memory.ts";

const plural = (count: number, one: string, many: string) =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

const kinds: Record<MemoryKind, string> = {
  turn: "message",
  fact: "fact",
  "about-you": "in all conversations",
};

const parts: Record<ContextPartKind, string> = {
  instructions: "Instructions",
  summary: "Summary",
  turns: "Recent turns",
  memories: "Memories",
  passages: "Passages",
  pictures: "Pictures",
  question: "Question",
};

export const memoryEn = {
  title: "Memory",
  kinds,
  /** Where a memory is from. */
  told: (persona: string) => `told to ${persona}`,
  wrote: (persona: string) => `written by ${persona}`,
  corrected: "corrected by you",
  typed: "typed in by you",
  somewhere: "an unknown persona",
  turn: (turn: number) => `turn ${turn}`,
  was: "before:",
  more: "More",
  less: "Less",
  edit: "Edit",
  editOne: (text: string) => `Edit: ${text}`,
  editLabel: "New words of this memory",
  save: "Save",
  cancel: "Cancel",
  forget: "Forget",
  forgetOne: (text: string) => `Forget: ${text}`,
  forgotten: "Forgotten",
  turnForgotten: "Not recalled any more",
  turnStays: "The message itself stays in the conversation.",
  summaryForgotten: "Summary forgotten",
  summaryAgain: "The messages stay. A new one is made when the conversation needs it.",
  keepForAll: (text: string) => `Keep for all conversations: ${text}`,
  forAllHint: "Keep for all conversations",
  onlyHereHint: "Kept for all conversations. Press to keep it in its own only.",

  switch: {
    label: "This conversation",
    full: "Remember in this conversation",
    ask: (count: number) =>
      count === 0
        ? "Switch the memory of this conversation off?"
        : `Forget ${plural(count, "memory", "memories")} of this conversation?`,
    goes: "What is kept is gone for good, and no earlier message is recalled any more. The messages themselves stay.",
    keep: "Go on remembering",
    off: "Forget and switch off",
    isOff: "This conversation is not remembered",
    afterAll: "Remember it after all",
    offBody:
      "Nothing of it is kept or recalled, and no summary is made. Personas still see the recent messages, and the search still finds them.",
    forgot: (count: number) =>
      count === 0 ? "There was nothing to forget." : `${plural(count, "memory", "memories")} forgotten.`,
  },

  budget: {
    title: "What the model sees next",
    of: (used: string, limit: string) => `${used} of ${limit} tokens`,
    estimated: "estimated",
    bar: "How the model's window is filled",
    parts,
    noText: "Its words are known when you ask.",
    answered: "Answer",
    free: "Free for the answer",
    freeBody: (answer: string, rest: string) =>
      `${answer} tokens are kept for the answer; ${rest} more are not used yet.`,
    summarised: (count: number) => `${plural(count, "earlier message is", "earlier messages are")} told as a summary.`,
    leftOut: (count: number) =>
      `${plural(count, "earlier message no longer fits and is", "earlier messages no longer fit and are")} left out.`,
    canRecall: "What was said there can still be recalled.",
    wasLeftOut: (count: number) => `${plural(count, "earlier message", "earlier messages")} did not fit.`,
    over: (count: string) => `${count} tokens too many. Shorten the question, or choose a model with a larger window.`,
    loading: "Counting what the model will see",
    saw: "What the model saw",
    part: (name: string, tokens: string) => `${name} ${tokens}`,
  },

  used: "Used in the last answer",
  noneUsed: "The last answer was given no memories.",
  usedForgotten: "What it was given is forgotten.",
  kept: "Also kept",
  keptOnly: "Kept",
  keptForAll: "Kept for all conversations",
  empty:
    "Nothing is kept yet. What you tell here about yourself and your work will be listed, for you to change or forget.",
  noneElse: "Nothing else is kept.",
  emptyNew: "What you tell in this conversation will be listed here, for you to change or forget.",
  summary: (messages: number) => `Summary of the first ${plural(messages, "message", "messages")}`,
  summaryTokens: (tokens: string) => `made from what no longer fits word for word, ${tokens} tokens`,
  summaryMeta: "made from what no longer fits word for word",
  add: "Remember something",
  addHint: "One sentence that stands on its own",
  keep: "Keep",
  keptNow: (text: string) => `Kept: ${text}`,
  search: "Search memories",
  found: (count: number) =>
    count === 0 ? "Nothing of this is remembered." : `${plural(count, "memory", "memories")}, best first`,

  recalled: (count: number) => `Recalled ${plural(count, "memory", "memories")}`,
  isForgotten: "forgotten",

  aboutYou: {
    title: "What Facet knows about you",
    body: "Only facts that you kept on purpose, in the memory panel of a conversation. Any persona may be reminded of them, in all of your conversations, where they fit the question.",
    none: "There is none yet. A fact gets here when you press “Keep for all conversations” beside it in the memory panel.",
  },
};

export type MemoryStrings = typeof memoryEn;
