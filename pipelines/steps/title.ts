// Names a conversation after its first answer: a few words from the model, taken only where they can be a title.
import type { Asking, MemoryWords } from "./memory-schemas.ts";
import { contentWords } from "./fact-words.ts";

/** Characters of the question and of the answer that the model reads. */
const readCharacters = 400;
const titleTokens = 16;
/** Characters a title may have: what the list of conversations shows on one line. */
const titleCharacters = 60;

interface FirstTurn {
  readonly question: string;
  readonly answer: string;
}

/** Null where the model gives no title: the question stays. Throws what the model throws. */
export async function titleByModel(
  { question, answer }: FirstTurn,
  { chat }: Pick<Asking, "chat">,
  words: Pick<MemoryWords, "title">,
): Promise<string | null> {
  const read = { question: question.slice(0, readCharacters), answer: answer.slice(0, readCharacters) };
  const said = await chat({ turns: words.title(read), maxTokens: titleTokens, temperature: 0 });
  return checkedTitle(said, { question, answer });
}

/** The title in what a model said: one line, short, and about this conversation. */
export function checkedTitle(said: string, { question, answer }: FirstTurn): string | null {
  const lines = said.trim().split(/\s*\n\s*/);
  const title = (lines[0] ?? "")
    .replace(/^(?:#+\s*|\*\*|(?:title|titel)\s*:\s*)+/i, "")
    .replaceAll("`", "")
    .replace(/^["“„«'*]+|["”“»'*.:]+$/g, "")
    .trim();
  if (lines.length > 1 || title === "" || title.length > titleCharacters || /[<>{}|\\]/.test(title)) return null;
  const known = new Set(contentWords(`${question} ${answer}`));
  return contentWords(title).some((word) => known.has(word)) ? title : null;
}
