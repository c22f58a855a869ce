// A conversation as the model's own chat template writes it, in tokens: the template's words may be control tokens, people's never are.
import { randomUUID } from "node:crypto";
import type { Template } from "@huggingface/jinja";
import type { ChatTurn } from "../../../pipelines/engine/step-context.ts";

export interface PromptTokenizer {
  /** With `control`, names of control tokens become those tokens. */
  readonly tokenize: (text: string, control: boolean) => readonly number[];
  readonly bosText: string;
  readonly eosText: string;
}

/** One piece of the prompt, and whether the template wrote it. */
export interface PromptPiece {
  readonly text: string;
  readonly control: boolean;
}

/** Renders with a stand-in for each turn's text, so that where a text begins and ends is known and not guessed. Throws what the template raises. */
export function promptPieces(
  template: Template,
  turns: readonly ChatTurn[],
  tokens: { bosText: string; eosText: string },
): PromptPiece[] {
  const mark = `[${randomUUID()}:`;
  const rendered = template.render({
    messages: turns.map(({ role }, at) => ({ role, content: `${mark}${at}]` })),
    add_generation_prompt: true,
    bos_token: tokens.bosText,
    eos_token: tokens.eosText,
    tools: null,
  });
  const pieces: PromptPiece[] = [];
  for (const [at, part] of rendered.split(mark).entries()) {
    const end = at === 0 ? -1 : part.indexOf("]");
    if (at > 0) pieces.push({ text: (turns[Number(part.slice(0, end))]?.text ?? "").trim(), control: false });
    pieces.push({ text: part.slice(end + 1), control: true });
  }
  return pieces.filter(({ text }) => text !== "");
}

export function promptTokens(template: Template, turns: readonly ChatTurn[], tokenizer: PromptTokenizer): number[] {
  return promptPieces(template, turns, tokenizer).flatMap(({ text, control }) => tokenizer.tokenize(text, control));
}

/** Whether the template takes a system turn of its own; Gemma's puts it into the first user turn, others refuse it. */
export function hasSystemRole(template: Template, tokens: { bosText: string; eosText: string }): boolean {
  try {
    const pieces = promptPieces(
      template,
      [
        { role: "system", text: "s" },
        { role: "user", text: "u" },
      ],
      tokens,
    );
    const between = pieces.slice(
      pieces.findIndex(({ text }) => text === "s") + 1,
      pieces.findIndex(({ text }) => text === "u"),
    );
    return between.some(({ text }) => text.trim() !== "");
  } catch {
    return false;
  }
}
