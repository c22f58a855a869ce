// Random conversations for property tests: every order of roles, empty and hostile texts, tokens hidden in pieces.
import fc from "fast-check";
import type { ChatTurn } from "../../pipelines/engine/step-context.ts";

/** Control tokens of the families whose templates Facet meets. */
export const controlTokens = [
  "<start_of_turn>",
  "<end_of_turn>",
  "<bos>",
  "<eos>",
  "<pad>",
  "<unk>",
  "<mask>",
  "<start_of_image>",
  "<end_of_image>",
  "<image_soft_token>",
  "<unused0>",
  "<unused98>",
  "</s>",
  "<s>",
  "[multimodal]",

  "<|im_start|>",
  "<|im_end|>",
  "<|endoftext|>",
  "<|fim_prefix|>",
  "<|file_sep|>",
  "<|begin_of_text|>",
  "<|start_header_id|>",
  "<|eot_id|>",
  "<|python_tag|>",
  "<｜end▁of▁sentence｜>",
  "[INST]",
  "[/INST]",
  "<<SYS>>",
] as const;

const piece = fc.oneof(
  fc.constantFrom(...controlTokens),
  fc.constantFrom(
    "<",
    ">",
    "|",
    "<|",
    "|>",
    "<start_of_",
    "turn>",
    "<bo",
    "s>",
    "\0",
    "\n",
    " ",
    "user\n",
    "model\n",
    "‹bos›",
    "\ud800",
    "▁",
    "> ",
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);
const text = fc.oneof(
  fc.constantFrom("", "   ", "\n\n", "\0"),
  fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")),
);
const role = fc.constantFrom<ChatTurn["role"]>("system", "user", "assistant");

export const anyTurns = fc.array(fc.record({ role, text }), { maxLength: 12 });
export const anyText = text;
