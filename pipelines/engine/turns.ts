// Turns as a model's chat template wants them, with nothing in them that the template could take for its own control tokens.
import { withLines } from "./picture-words.ts";
import type { TemplateRules } from "./ports.ts";
import type { ChatTurn, TurnImage } from "./step-context.ts";

/**
 * Control tokens as people or documents may write them: `<start_of_turn>`, `<bos>`, `<start_of_image>`, `<unused12>`, `</s>`,
 * `<|im_start|>`, `<｜end▁of▁sentence｜>`, `[INST]`, `<<SYS>>`. Sources: the added tokens of Gemma 3's tokenizer, ChatML, Llama, Mistral, DeepSeek.
 * Other tags (`<b>`) are plain text to a template and stay, and so do the operators `<|` and `|>` of F# and Elixir.
 */
const controlToken = new RegExp(
  [
    String.raw`<((?:start|end)_of_\w{1,20}|\w{1,20}_soft_token|unused\d{1,4}|bos|eos|pad|unk|mask|2mass|\[@BOS@\]|endoftext|\/?s|<\/?SYS>)>`,
    String.raw`<([|｜][^\s<>|｜‹›[\]]{1,80}[|｜])>`,
    String.raw`\[(\/?INST|multimodal)\]`,
  ].join("|"),
  "g",
);

/** Signs nobody sees that can spell whole sentences: tags outside of a flag, and selectors after the first of a sign. */
const smuggled =
  /(?<!\u{1F3F4}[\u{E0020}-\u{E007E}]{0,8})[\u{E0000}-\u{E007F}]|(?<=[\uFE00-\uFE0F\u{E0100}-\u{E01EF}])[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu;

/** The text with control tokens made harmless and still readable: `<bos>` becomes `‹bos›`. Idempotent. */
export function neutralise(text: string): string {
  // NUL ends a string in native tokenizers, a lone surrogate breaks UTF-8: both go first, so that nothing hides a token from the pattern.
  const plain = text.toWellFormed().replaceAll("\0", "").replace(smuggled, "");
  return plain.replace(controlToken, (_, tag?: string, bar?: string, bracket?: string) => `‹${tag ?? bar ?? bracket}›`);
}

/**
 * The same conversation in the shape of the template. System texts come first, or at the head of the first user turn; empty turns go.
 * It begins and ends with the user: what the assistant said before or after stays, as a Markdown quotation in the user's turn.
 * Pictures keep their order and stand in user turns alone: those of a system text in the first, those of an answer as a line.
 */
export function shapeTurns(turns: readonly ChatTurn[], rules: TemplateRules): ChatTurn[] {
  const full = turns.map(plainTurn).filter(({ text, images }) => text !== "" || images !== undefined);
  const system = full.filter(({ role }) => role === "system");
  const spoken = full.filter(({ role }) => role !== "system");
  const first = spoken.findIndex(({ role }) => role === "user");
  const last = spoken.findLastIndex(({ role }) => role === "user");
  const quoted = spoken.map((turn, at) =>
    turn.role === "assistant" && (at < first || at > last) ? quote(turn) : turn,
  );
  const shaped = rules.alternates || first === -1 ? merge(quoted) : mergeEnds(quoted, first, last);
  if (system.length === 0) return shaped;
  const head = joined(system.map(({ text }) => text));
  const shown = system.flatMap(({ images = [] }) => images);
  const [opening = { role: "user" as const, text: "" }, ...rest] = shaped;
  const images = [...shown, ...(opening.images ?? [])];
  const isAlone = shaped.length === 0 && shown.length === 0;
  if (rules.systemRole && head !== "" && !isAlone)
    return [{ role: "system", text: head }, turnOf("user", opening.text, images), ...rest];
  return [turnOf("user", joined([head, opening.text]), images), ...rest];
}

function plainTurn({ role, text, images = [] }: ChatTurn): ChatTurn {
  if (role === "assistant") return { role, text: neutralise(withLines(images, text)).trim() };
  return turnOf(role, neutralise(text).trim(), images);
}

const turnOf = (role: ChatTurn["role"], text: string, images: readonly TurnImage[]): ChatTurn =>
  images.length === 0 ? { role, text } : { role, text, images };

const joined = (texts: readonly string[]): string => texts.filter((text) => text !== "").join("\n\n");

function quote({ text }: ChatTurn): ChatTurn {
  return { role: "user", text: text.replace(/^/gm, "> ") };
}

/** Joins the quotations before the first and after the last user turn to it; turns between stay apart. */
function mergeEnds(turns: readonly ChatTurn[], first: number, last: number): ChatTurn[] {
  if (first === last) return merge(turns);
  return [...merge(turns.slice(0, first + 1)), ...turns.slice(first + 1, last), ...merge(turns.slice(last))];
}

function merge(turns: readonly ChatTurn[]): ChatTurn[] {
  const merged: ChatTurn[] = [];
  for (const turn of turns) {
    const before = merged.at(-1);
    if (before?.role === turn.role) {
      const images = [...(before.images ?? []), ...(turn.images ?? [])];
      merged[merged.length - 1] = turnOf(turn.role, joined([before.text, turn.text]), images);
    } else merged.push(turn);
  }
  return merged;
}
