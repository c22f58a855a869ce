// A model server that answers the Guide as a large model does: one path of five layers, each layer as JSON, a quiz of each kind, and its grades.
import type { StubBehaviour } from "./stub-behaviour.ts";
import { startStubModelServer } from "./stub-model-server.ts";

const topic = "Heat pumps";
export const titles = [
  "What heat is",
  "A liquid that boils in the cold",
  "The loop",
  "More heat than power",
  "In frost",
] as const;

/** Words of a layer's stream after which a layer's first paragraph is out, and its second is not. */
export const midLayer = 30;

/** What is told of a layer: long enough to be cut off in the middle. */
const toldOf = (title: string) => ({
  first: `The layer “${title}” begins with one short paragraph that stands for itself.`,
  second: `The second paragraph on “${title}” is a longer one, so that whoever cuts the stream after some thirty words meets a paragraph that has begun and is not yet whole.`,
  example: `A kettle is a case of “${title}”.`,
});

/** The one it introduces. */
export const wordOf = (title: string) => `word of ${title.toLowerCase()}`;

/** The answer of the page once a layer was told to its end. */
export function answerOf(title: string): string {
  const { first, second, example } = toldOf(title);
  return `${first}\n\n${second}\n\n**Example:** ${example}`;
}

export const between = "Yes, ammonia is used in them too.";
export const deeper = { text: "One level deeper, heat is motion that nobody sees.", word: "motion" };

/** The kinds in the order they are asked, each with what is right. */
export const asked = {
  choice: { question: "What goes round and round in the loop?", options: ["A fluid", "The air", "Only power"] },
  short: { question: "Which part lets the pressure fall?", answer: "expansion valve" },
  order: { question: "Put the stations in their order.", options: ["Boil", "Squeeze", "Condense"] },
  match: {
    question: "What does each part do?",
    pairs: { Evaporator: "takes heat in", Condenser: "gives heat off" } as Readonly<Record<string, string>>,
  },
} as const;
/** Short answers that only the model can grade. */
export const said = { right: "the narrow thing that makes it drop", wrong: "whatever hums in the cellar" };
export const reasons = { right: "That is what the valve does.", wrong: "What hums is another part." };

export function startGuidedModel() {
  return startStubModelServer({
    dialect: "vllm",
    model: "guided-model",
    context: 32_768,
    text: "Nothing in particular.",
    replies: guidedReplies(),
  });
}

/** By what is asked; the last of them answers whatever the Guide is asked in between. */
export function guidedReplies(): StubBehaviour["replies"] {
  const reply = (when: string, value: unknown) => ({ when, text: JSON.stringify(value) });
  const given = (text: string) => `<given>\n${text}\n</given>`;
  const layers = [...titles, "Heat", "Noise"];
  return [
    reply("You plan how a topic is opened", { topic, layers: titles }),
    reply("Tell one level deeper", layerOf([deeper.text], "It is warm in a crowd.", deeper.word)),
    ...layers.map((title) => {
      const { first, second, example } = toldOf(title);
      return reply(`This layer: ${title}`, layerOf([first, second], example, wordOf(title)));
    }),
    reply("You make a quiz of", { items: quizItems() }),
    reply(given(said.right), { right: true, reason: reasons.right }),
    reply(given(said.wrong), { right: false, reason: reasons.wrong }),
    { when: "you explain topics step by step", text: between },
  ];
}

function layerOf(paragraphs: readonly string[], example: string, word: string) {
  return {
    paragraphs: paragraphs.map((text) => ({ text, cites: [], sure: true })),
    picture: { picture: "" },
    example: { example, cites: [], sure: true },
    words: [{ word, meaning: `What is meant by ${word}` }],
  };
}

function quizItems() {
  const { choice, short, order, match } = asked;
  const pairs = Object.entries(match.pairs).map(([left, right]) => ({ left, right }));
  const of = (layer: string) => ({ layer, why: "It was told so." });
  return [
    { kind: "choice", ...choice, answer: choice.options[0], ...of(titles[0]) },
    { kind: "short", ...short, accept: [], ...of(titles[1]) },
    { kind: "order", ...order, ...of(titles[1]) },
    { kind: "match", question: match.question, pairs, ...of(titles[0]) },
  ];
}
