// A second look by a large model: what a text claims beyond its sources. Only words that stand in the text count.
import { z } from "zod";
import { FacetError, isAbort } from "../../../engine/errors.ts";
import type { ClaimFlag } from "../../../engine/posts/post.ts";
import type { CreatorContext } from "../create.ts";
import type { CreatorWords, ShownSources } from "../creator-words.ts";

const answerTokens = 600;
/** Flags of one text: more say nothing more. */
const flagsAtMost = 4;
/** Of a text, the longest part that can be one claim. */
const shareAtMost = 0.7;

/** No list, or too long a question for the model: what is written is not lost for it. */
const passedOver: readonly string[] = ["unexpected", "model-overflow"];

const kinds = ["person", "place", "brand", "number", "date", "object", "claim"] as const;
const answer = z.object({
  claims: z
    .array(z.object({ text: z.coerce.number(), quote: z.string().trim().min(2), kind: z.enum(kinds).catch("claim") }))
    .max(60),
});

/** In the order of the texts. No flags where the model gives no answer: code has looked already. */
export async function claimsByModel(
  texts: readonly string[],
  sources: ShownSources,
  { ask, signal }: Pick<CreatorContext, "ask" | "signal">,
  words: Pick<CreatorWords, "claims">,
): Promise<ClaimFlag[][]> {
  const none = texts.map((): ClaimFlag[] => []);
  if (texts.length === 0) return none;
  try {
    const { claims } = await ask({ turns: words.claims({ sources, texts }), schema: answer, maxTokens: answerTokens });
    for (const { text: number, quote, kind } of claims) {
      const text = texts[number - 1];
      const flags = none[number - 1];
      if (text === undefined || !flags || flags.length >= flagsAtMost) continue;
      const place = placeOf(quote, text);
      if (place && place.end - place.start <= text.length * shareAtMost)
        flags.push({ ...place, text: text.slice(place.start, place.end), kind, by: "model" });
    }
    return none;
  } catch (thrown) {
    signal.throwIfAborted();
    if (isAbort(thrown) || !(thrown instanceof FacetError) || !passedOver.includes(thrown.data.code)) throw thrown;
    return none;
  }
}

/** Where the words stand, letter by letter but for their case. Lower case may be longer: then they are looked for as they are. */
function placeOf(quote: string, text: string): { start: number; end: number } | null {
  const plain = quote.replace(/^["“„']+|["”“']+$/g, "");
  const low = text.toLowerCase();
  const start = low.length === text.length ? low.indexOf(plain.toLowerCase()) : text.indexOf(plain);
  return start < 0 || plain === "" ? null : { start, end: start + plain.length };
}

/** Both, in their order; code's where two meet. */
export function joinFlags(byCode: readonly ClaimFlag[], byModel: readonly ClaimFlag[]): ClaimFlag[] {
  const apart = byModel.filter((each, at) =>
    [...byCode, ...byModel.slice(0, at)].every((other) => each.end <= other.start || each.start >= other.end),
  );
  return [...byCode, ...apart].toSorted((a, b) => a.start - b.start);
}
