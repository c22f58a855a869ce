// A long conversation out of the two chats of the test data, repeated in other words, and questions about what was said in it.
import { bothChats } from "../eval/told-conversations.ts";

export interface SpokenTurn {
  readonly question: string;
  readonly answer: string;
}

/** Over and over, each time told of another week; an answer is as long as so many of the chat's, the next ones after its own. */
export function spokenTurns(count: number, answersJoined = 1): readonly SpokenTurn[] {
  const messages = bothChats();
  const once = messages.flatMap(({ role, text }, at) => {
    const next = messages[at + 1];
    return role === "user" && next?.role === "assistant" ? [{ question: text, answer: next.text }] : [];
  });
  return Array.from({ length: count }, (_, at) => {
    const joined = Array.from(
      { length: answersJoined },
      (_each, more) => once[(at + more) % once.length]?.answer ?? "",
    );
    const turn = { question: once[at % once.length]?.question ?? "", answer: joined.join(" ") };
    const week = Math.floor(at / once.length);
    if (week === 0) return turn;
    return {
      question: `In week ${week + 1}: ${turn.question}`,
      answer: `${turn.answer} That is for week ${week + 1}.`,
    };
  });
}

/** Words of a turn that a question about it names. */
const wordsNamed = 4;
/** Letters of a word that is worth naming. */
const shortestWord = 5;

/** All different, of turns spread over the conversation. */
export function questionsAbout(turns: readonly SpokenTurn[], count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => {
    const { question, answer } = turns[Math.floor((at * turns.length) / count)] ?? { question: "", answer: "" };
    const words = `${question} ${answer}`.match(/\p{L}+/gu) ?? [];
    const telling = [...new Set(words.filter(({ length }) => length >= shortestWord))].slice(0, wordsNamed);
    return `Question ${at + 1}: what did we say about ${telling.join(", ")}?`;
  });
}

export const bytesOf = (turns: readonly SpokenTurn[]): number =>
  turns.reduce((sum, { question, answer }) => sum + Buffer.byteLength(question) + Buffer.byteLength(answer), 0);
