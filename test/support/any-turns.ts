// Random conversations for property tests: every order of roles, empty and hostile texts, tokens hidden in pieces.
import fc from "fast-check";
import type { Turn } from "../../pipelines/engine/conversations.ts";
import type { MemoryKind } from "../../pipelines/engine/memory.ts";
import type { ChatTurn, TurnImage } from "../../pipelines/engine/step-context.ts";

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

const pictureNames = fc.uniqueArray(fc.uuid(), { maxLength: 3 });
/** Each picture by bytes of its own. */
export const anyTurnsWithPictures = fc.array(
  fc
    .record({ role, text, names: fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, pictureNames) })
    .map(({ names, ...turn }): ChatTurn => {
      const images = names.map((name): TurnImage => ({
        description: name,
        mediaType: "image/jpeg",
        data: Buffer.from(name),
      }));
      return images.length === 0 ? turn : { ...turn, images };
    }),
  { maxLength: 12 },
);

const anyPersona = fc.constantFrom("guide", "researcher", "coder", "gone-since");
const node = fc.record({
  persona: anyPersona,
  question: text,
  answer: text,
  /** Told to another persona: what stands beside the answer's text. */
  beside: fc.oneof(fc.constant(""), text),
  /** Which of the answers before it goes on from; what is no index begins at the root. */
  from: fc.nat(12),
});

/** One branch of a random tree of questions and answers by any persona, as a run is given it. */
export const anyBranch = fc.array(node, { maxLength: 12 }).map((nodes): Turn[] => {
  const path: number[] = [];
  for (let at = nodes.length - 1; at >= 0; at = Math.min(nodes[at]?.from ?? -1, at - 1)) path.unshift(at);
  return path.flatMap((at): Turn[] => {
    const { persona, question, answer, beside } = nodes[at] ?? { persona: "", question: "", answer: "", beside: "" };
    const told = `${answer}\n\n${beside}`;
    return [
      { role: "user", messageId: `q${at}`, persona, text: question, told: question, input: { question } },
      { role: "assistant", messageId: `a${at}`, persona, text: answer, told, outputs: { answer } },
    ];
  });
});

const kind = fc.constantFrom<MemoryKind>("turn", "fact", "about-you");
export const anyMemories = fc.array(
  fc
    .record({ memoryId: fc.uuid(), kind, text, messageId: fc.constant(null), persona: fc.constant(null) })
    .map((each) => ({
      ...each,
      score: 1,
      at: "2026-11-01T00:00:00.000Z",
    })),
  { maxLength: 4 },
);
