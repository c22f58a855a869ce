// Conversations of the test data as lists of messages, with facts planted among them.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export interface ToldMessage {
  readonly role: "user" | "assistant";
  readonly text: string;
  /** Of a chat: its turn's id, as in `D4:7`. */
  readonly turn?: string;
}

export interface PlantedFact {
  readonly id: string;
  readonly told: string;
  /** Words that no other message has. */
  readonly value: string;
  /** The fact asked for in other words. */
  readonly question: string;
  readonly reply: string;
  readonly correction?: { readonly told: string; readonly value: string };
}

export interface ChatQuestion {
  readonly id: string;
  readonly user: "Emily" | "Frank";
  readonly question: string;
  /** Turns that hold the answer; none where the chat has no answer. */
  readonly evidence: readonly string[];
}

const pathOf = (file: string) => fileURLToPath(new URL(`../data/${file}`, import.meta.url));
const linesOf = (file: string): unknown[] =>
  readFileSync(pathOf(file), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown);

export const plantedFacts = () => linesOf("memory/planted-facts.jsonl") as PlantedFact[];
export const practiceFacts = () => linesOf("memory/practice-facts.jsonl") as PlantedFact[];
export const chatQuestions = () => linesOf("chats/questions.jsonl") as ChatQuestion[];

export function chat(user: ChatQuestion["user"]): readonly ToldMessage[] {
  const { sessions } = JSON.parse(readFileSync(pathOf(`chats/${user.toLowerCase()}.json`), "utf8")) as {
    sessions: { turns: { id: string; role: ToldMessage["role"]; text: string }[] }[];
  };
  return sessions.flatMap(({ turns }) => turns.map(({ id, role, text }) => ({ role, text, turn: id })));
}

/** Both chats, one after the other: 202 messages of small talk that hold none of the planted facts. */
export const bothChats = () => [...chat("Emily"), ...chat("Frank")];

export interface Planted {
  /** Those that have a place. */
  readonly facts: readonly PlantedFact[];
  readonly messages: readonly ToldMessage[];
  /** Places of the message that told the fact, and of the one that corrected it. */
  readonly places: ReadonlyMap<string, { readonly told: number; readonly corrected: number | null }>;
}

/** Messages of small talk between two facts, and between a fact and its correction. */
const between = { facts: 4, correction: 20 };

/** Facts the chats have room for, with their corrections. */
const factsAtOnce = 40;

/** The facts that recall is worked on with, as conversations of their own. */
export function practice(): readonly Planted[] {
  const facts = practiceFacts();
  return Array.from({ length: Math.ceil(facts.length / factsAtOnce) }, (_, part) =>
    planted(facts.slice(part * factsAtOnce, (part + 1) * factsAtOnce)),
  );
}

/** The chats with a fact after every fourth message, and each correction twenty messages of small talk after its fact. */
export function planted(facts: readonly PlantedFact[] = plantedFacts()): Planted {
  const messages: ToldMessage[] = [];
  const places = new Map<string, { told: number; corrected: number | null }>();
  const tell = (text: string, reply: string): number => {
    messages.push({ role: "user", text }, { role: "assistant", text: reply });
    return messages.length - 2;
  };
  for (const [at, message] of bothChats().entries()) {
    messages.push(message);
    // After an answer only: questions and answers alternate.
    const told = at + 1;
    if (told % between.facts !== 0) continue;
    const fact = facts[told / between.facts - 1];
    if (fact) places.set(fact.id, { told: tell(fact.told, fact.reply), corrected: null });
    const old = facts[(told - between.correction) / between.facts - 1];
    const before = old && places.get(old.id);
    if (old?.correction && before)
      places.set(old.id, { ...before, corrected: tell(old.correction.told, "Thank you, I have changed it.") });
  }
  return { facts: facts.filter(({ id }) => places.has(id)), messages, places };
}
