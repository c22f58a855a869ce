// Facts that rules do not read: a large model names them, and code keeps those whose value the person really wrote.
import type { Asking, MemoryWords } from "./memory-schemas.ts";
import { factsSchema } from "./memory-schemas.ts";
import { contentWords, subjectOf } from "./fact-words.ts";
import { isSecret } from "./read-facts.ts";
import type { ReadFact } from "./read-facts.ts";

/** Characters of a message the model reads: past it a message is material, not news about the person. Fewer where they do not fit. */
const readCharacters = 4000;
const readAtLeast = 250;
/** Tokens around the message: the words that ask, and the template. */
const aroundTokens = 400;
const answerTokens = 500;

/** Throws what the model throws; what is not JSON twice is FacetError unexpected. */
export async function factsByModel(
  { message, before }: { readonly message: string; readonly before: { readonly subject: string } | null },
  { ask, model }: Pick<Asking, "ask" | "model">,
  words: Pick<MemoryWords, "facts">,
): Promise<readonly ReadFact[]> {
  const room = model.info.capabilities.context - answerTokens - aroundTokens;
  let read = message.slice(0, readCharacters);
  while (read.length > readAtLeast && (await model.countTokens(read)) > room)
    read = read.slice(0, Math.max(Math.floor(read.length / 2), readAtLeast));
  const turns = words.facts({ message: read, before: before?.subject ?? null });
  const { facts } = await ask({ turns, schema: factsSchema, maxTokens: answerTokens });
  const written = new Set(contentWords(read));
  return facts.flatMap(({ subject, text, value, correction }) => {
    const said = contentWords(value);
    const isWritten = said.length > 0 && said.every((word) => written.has(word));
    const about = subjectOf(subject);
    if (!isWritten || about === "" || isSecret(text)) return [];
    return [{ subject: about, text, value, isCorrection: correction }];
  });
}
