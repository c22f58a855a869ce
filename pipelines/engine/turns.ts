// Turns as a model's chat template wants them, with nothing in them that the template could take for its own control tokens.
import type { TemplateRules } from "./ports.ts";
import type { ChatTurn } from "./step-context.ts";

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

/** The text with control tokens made harmless and still readable: `<bos>` becomes `‹bos›`. Idempotent. */
export function neutralise(text: string): string {
  // NUL ends a string in native tokenizers, a lone surrogate breaks UTF-8: both go first, so that nothing hides a token from the pattern.
  const plain = text.toWellFormed().replaceAll("\0", "");
  return plain.replace(controlToken, (_, tag?: string, bar?: string, bracket?: string) => `‹${tag ?? bar ?? bracket}›`);
}

/**
 * The same conversation in the shape of the template. System texts come first, or at the head of the first user turn; empty turns go.
 * It begins and ends with the user: what the assistant said before or after stays, as a Markdown quotation in the user's turn.
 */
export function shapeTurns(turns: readonly ChatTurn[], rules: TemplateRules): ChatTurn[] {
  const full = turns
    .map(({ role, text }) => ({ role, text: neutralise(text).trim() }))
    .filter(({ text }) => text !== "");
  const system = full.filter(({ role }) => role === "system").map(({ text }) => text);
  const spoken = full.filter(({ role }) => role !== "system");
  const first = spoken.findIndex(({ role }) => role === "user");
  const last = spoken.findLastIndex(({ role }) => role === "user");
  const quoted = spoken.map((turn, at) =>
    turn.role === "assistant" && (at < first || at > last) ? quote(turn) : turn,
  );
  const shaped = rules.alternates || first === -1 ? merge(quoted) : mergeEnds(quoted, first, last);
  if (system.length === 0) return shaped;
  const head = system.join("\n\n");
  const [opening, ...rest] = shaped;
  if (!opening) return [{ role: "user", text: head }];
  if (rules.systemRole) return [{ role: "system", text: head }, opening, ...rest];
  return [{ role: "user", text: `${head}\n\n${opening.text}` }, ...rest];
}

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
    if (before?.role === turn.role)
      merged[merged.length - 1] = { role: turn.role, text: `${before.text}\n\n${turn.text}` };
    else merged.push(turn);
  }
  return merged;
}
