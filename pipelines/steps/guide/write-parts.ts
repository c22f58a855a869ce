// Writes with a large model: paragraphs as JSON objects, each shown as it comes; the words as they stand where it writes no JSON.
import { z } from "zod";
import { cutNote } from "../../engine/engine-notes.ts";
import type { ChatTurn } from "../../engine/step-context.ts";
import { askOr } from "../ask-or.ts";
import { looseJson } from "../creator/loose-json.ts";
import { jsonObjects } from "../json-objects.ts";
import type { AnswerLanguage } from "../language.ts";
import type { ReadPassage } from "../research.ts";
import { showProse, withoutBrokenEnd, cleanProse } from "./clean-prose.ts";
import type { GuideContext } from "./guide.ts";
import { collectParts, layerSchema } from "./layer-parts.ts";
import { ownClaims, showClaims, textOf } from "./layer-text.ts";
import type { LayerText } from "./layer-text.ts";
import { texInJson } from "./tex-in-json.ts";

interface Writing {
  readonly turns: readonly ChatTurn[];
  /** Those of the sources offered, in their order. */
  readonly passages: readonly ReadPassage[];
  readonly language: AnswerLanguage;
  /** Stands in front of an example. */
  readonly label: string;
  /** An answer in between has no example, picture or words. */
  readonly isAnswer: boolean;
  readonly maxTokens: number;
}

/** Words of a text that is no JSON, at most; and of an answer's paragraphs. */
const wordsAtMost = 300;
const temperature = 0.4;
/** Characters that tell JSON from prose. */
const headCharacters = 80;
const jsonBegins = /\{\s*"(?:paragraphs|text|example)"\s*:/;
const maybeJson = /^\s*(?:```(?:json)?\s*)?(?:\{|\[\s*[[{"])/;

const again = z.object({ paragraphs: z.array(z.record(z.string(), z.unknown())).min(1) });

export async function writeParts(
  { turns, passages, language, label, isAnswer, maxTokens }: Writing,
  context: Pick<GuideContext, "ask" | "chat" | "emit">,
): Promise<LayerText> {
  const limit = isAnswer ? { limit: wordsAtMost } : {};
  const onClaim = showClaims(context, language);
  const { parts, take, takeWhole } = collectParts({ passages, label, ...limit, onClaim });
  const json = texInJson(jsonObjects(take));
  const prose = showProse(wordsAtMost, (text) => context.emit({ type: "text-delta", field: "answer", text }));
  const come: { text: string; as: "json" | "prose" | null } = { text: "", as: null };
  const onText = (piece: string) => {
    come.text += piece;
    if (come.as === "json") return json(piece);
    // Words may stand before it, however many.
    const begin = come.text.search(jsonBegins);
    if (begin >= 0) {
      come.as = "json";
      return json(come.text.slice(begin));
    }
    if (come.as === "prose") return prose.take(piece);
    if (come.text.trim().length < headCharacters || maybeJson.test(come.text)) return undefined;
    come.as = "prose";
    return prose.take(come.text);
  };
  const schema = layerSchema(passages.length, isAnswer);
  const cut: number[] = [];
  const onCut = (tokens: number) => void cut.push(tokens);
  const said = await context.chat({ turns, onText, onCut, schema, maxTokens, temperature });
  if (come.as === "json") json();
  else if (come.as === null && !maybeJson.test(come.text)) prose.take(come.text);
  const told = come.as === "json" ? "" : prose.end();
  // Where nothing readable came it is asked once more.
  if (told !== "" || parts.claims.length > 0) for (const tokens of cut) context.emit(cutNote(tokens));
  if (told !== "") return textOf(ownClaims(told), language);
  if (parts.claims.length === 0 && said.trim() !== "") {
    const plain =
      maybeJson.test(said) || jsonBegins.test(said)
        ? ""
        : withoutBrokenEnd(cleanProse(said, { words: wordsAtMost, isWhole: true }));
    if (plain !== "") return textOf(ownClaims(plain), language);
    await takeAgain(take, { turns, maxTokens }, context);
    // As far as it goes: one paragraph that broke off at the model's limit.
    if (parts.claims.length === 0) takeWhole(looseJson(said, { cutTexts: true })?.value);
  }
  return textOf(parts.claims, language, parts);
}

/** Nothing readable came: asked once more for the whole, with what was wrong. */
async function takeAgain(
  take: (value: unknown) => void,
  { turns, maxTokens }: Pick<Writing, "turns" | "maxTokens">,
  context: Pick<GuideContext, "ask">,
): Promise<void> {
  // What is empty is told as empty.
  const whole = await askOr(context, { turns, schema: again, maxTokens }, { paragraphs: [] });
  for (const each of whole.paragraphs) take(each);
}
