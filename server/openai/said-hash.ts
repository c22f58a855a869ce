// The turns of a request as Facet compares them: who said what, whatever is between the words.
import { createHash } from "node:crypto";
import type { ChatRequest } from "./schemas.ts";

export interface SaidTurn {
  readonly role: "user" | "assistant";
  readonly text: string;
}

type ChatMessage = ChatRequest["messages"][number];

/** Without instructions and what is empty; messages of one side that follow each other are one turn. */
export function saidTurns(messages: readonly ChatMessage[]): readonly SaidTurn[] {
  const turns: SaidTurn[] = [];
  for (const message of messages) {
    const { role } = message;
    const text = textOf(message);
    if ((role !== "user" && role !== "assistant") || text.trim() === "") continue;
    const before = turns.at(-1);
    if (before?.role === role) turns[turns.length - 1] = { role, text: `${before.text}\n\n${text}` };
    else turns.push({ role, text });
  }
  return turns;
}

export function textOf({ content }: ChatMessage): string {
  if (typeof content === "string") return content;
  return (content ?? []).flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n");
}

/** SHA-256 in hexadecimal. */
export function saidHash(turns: readonly SaidTurn[]): string {
  const said = turns.map(({ role, text }) => [role, text.replace(/\s+/g, " ").trim()]);
  return createHash("sha256").update(JSON.stringify(said)).digest("hex");
}
