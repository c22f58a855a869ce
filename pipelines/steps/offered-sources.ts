// The passages a prompt offers, numbered, as many as the model's context takes.
import type { ChatModel } from "../engine/ports.ts";
import type { OfferedSource, ReadPassage } from "./research.ts";

/** Passages in one prompt, and tokens they may take: more is read worse, not better. */
const offeredAtMost = 8;
const evidenceTokens = 12_000;
/** Tokens of the instructions, the question and the template around the passages. */
const promptTokens = 1000;
/** Tokens around one source: its tag with name and page. */
const tagTokens = 40;

/** The best that fit; the first is always there, cut where it alone is too long. */
export async function offered(
  passages: readonly ReadPassage[],
  model: Pick<ChatModel, "info" | "countTokens">,
  { answerTokens }: { readonly answerTokens: number },
): Promise<readonly OfferedSource[]> {
  const room = Math.min(evidenceTokens, model.info.capabilities.context - answerTokens - promptTokens);
  const sources: OfferedSource[] = [];
  let used = 0;
  for (const { name, page, text, reading } of passages.slice(0, offeredAtMost)) {
    const id = sources.length + 1;
    const fits = async (each: string) => used + (await model.countTokens(each)) + tagTokens <= room;
    const shown = (await fits(reading)) ? reading : text;
    if (shown === text && !(await fits(text))) {
      if (sources.length > 0) break;
      sources.push({ id, name, page, text: cut(text, room) });
      break;
    }
    used += (await model.countTokens(shown)) + tagTokens;
    sources.push({ id, name, page, text: shown });
  }
  return sources;
}

/** Two characters a token at least, in the languages and scripts that pack densest. */
function cut(text: string, tokens: number): string {
  return text.slice(0, Math.max(200, tokens * 2));
}
