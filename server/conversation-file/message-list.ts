// A plain list of messages as a conversation with the Guide.
import type { Persona } from "../../pipelines/engine/define-persona.ts";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { emptyAnswer } from "../../pipelines/engine/fold.ts";
import type { ConversationCopy, CopiedMessage } from "../store/conversation-copy.ts";
import { titleOf } from "../store/title-of.ts";
import { longest } from "./format.ts";
import type { MessageList } from "./format.ts";

/** Messages of one side that follow each other become one; an answer without a question gets an empty one before it. */
export function copyOfList(list: MessageList, guide: Persona | undefined): ConversationCopy {
  const spoken = joined(list);
  const persona = { id: guide?.id ?? "guide", version: guide?.version ?? "1" };
  const [main = "question"] = Object.keys(guide?.inputs ?? {});
  const [field = "answer"] = Object.keys(guide?.outputs ?? {});
  const messages = spoken.map(({ role, text, at }, index): CopiedMessage => {
    const parent = index === 0 ? null : `m${index - 1}`;
    const base = { id: `m${index}`, parent, persona, at, text, factsRead: false, forgotten: false };
    if (role === "user") return { ...base, role, input: { [main]: text }, documentIds: [], imageIds: [] };
    const answer = { ...emptyAnswer, status: "done", persona, outputs: { [field]: text } } as const;
    return { ...base, role, answer, beside: null };
  });
  const now = new Date().toISOString();
  return {
    title: titleOf(spoken.find(({ role, text }) => role === "user" && text !== "")?.text ?? ""),
    createdAt: spoken[0]?.at ?? now,
    pinned: false,
    remembers: true,
    messages,
    head: messages.at(-1)?.id ?? null,
    facts: [],
    summaries: [],
    changes: [],
    feedback: [],
  };
}

interface Spoken {
  readonly role: "user" | "assistant";
  readonly text: string;
  readonly at: string;
}

function joined(list: MessageList): readonly Spoken[] {
  const spoken: Spoken[] = [];
  let at = new Date().toISOString();
  for (const [index, { role, text, content, at: said }] of list.entries()) {
    const words = text ?? content ?? "";
    if (role === "system" || words.trim() === "") continue;
    at = said === undefined ? at : new Date(said).toISOString();
    const before = spoken.at(-1);
    if (before === undefined && role === "assistant") spoken.push({ role: "user", text: "", at });
    if (before?.role === role) spoken[spoken.length - 1] = { ...before, text: together(before.text, words, index) };
    else spoken.push({ role, text: words, at });
  }
  return spoken;
}

/** FacetError invalid-input where many short ones make one that is too long. */
function together(before: string, words: string, index: number): string {
  const text = `${before}\n\n${words}`;
  if (text.length <= longest.message) return text;
  const facts = { field: `[${index}]`, reason: "too-long", limit: longest.message } as const;
  throw new FacetError("invalid-input", facts, { next: ["edit"] });
}
