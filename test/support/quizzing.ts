// The quiz steps of the Guide over a path that a test writes down, with a scripted model.
import { createStepContext } from "../../pipelines/engine/chat.ts";
import type { Turn } from "../../pipelines/engine/conversations.ts";
import type { RunEvent } from "../../pipelines/engine/events.ts";
import type { Outline } from "../../pipelines/engine/guide/outline.ts";
import type { Quiz, QuizAnswer } from "../../pipelines/engine/guide/quiz.ts";
import type { ModelInfo } from "../../pipelines/engine/ports.ts";
import { checkQuiz } from "../../pipelines/steps/guide/check-quiz.ts";
import type { GuidePlan } from "../../pipelines/steps/guide/guide.ts";
import { makeQuiz } from "../../pipelines/steps/guide/make-quiz.ts";
import { quiz as words } from "../../prompts/guide-quiz.ts";
import { scriptedModels } from "./scripted-model.ts";
import type { Script } from "./scripted-model.ts";

const outline: Outline = {
  topic: "How a heat pump warms a house",
  depth: "school",
  layers: [
    { id: "l1", title: "What heat is", state: "done", words: ["heat"], minutes: 1 },
    { id: "l2", title: "A liquid that boils in the cold", state: "done", words: ["refrigerant"], minutes: 1 },
    { id: "l3", title: "The loop", state: "here", words: ["evaporator", "condenser", "compressor"], minutes: 2 },
    { id: "l4", title: "In frost", state: "later", words: [] },
  ],
};

const tellings = {
  l1: { text: "Heat is the motion of the smallest parts.", words: [["heat", "motion of the smallest parts"]] },
  l2: {
    text: "A **refrigerant** boils far below zero.\n\n| a | b |\n|---|---|\n| refrigerant in a table | no |",
    words: [["refrigerant", "a liquid that boils in the cold"]],
  },
  l3: {
    text: "In the *evaporator* the cold fluid boils and takes heat in [1].\n\n```mermaid\nflowchart LR; the evaporator is in a picture here\n```\n\nThe **condenser** is where the hot gas turns liquid.",
    words: [
      ["evaporator", "where the cold fluid boils"],
      ["condenser", "where the hot gas turns liquid"],
      ["compressor", "squeezes the gas"],
    ],
  },
} as const;

const answer = (messageId: string, outputs: Readonly<Record<string, unknown>>): Turn => {
  return { role: "assistant", messageId, persona: "guide", text: "", told: "", outputs };
};

/** The first layers told, one after the other. */
export function toldPath(count = 3): readonly Turn[] {
  return Object.entries(tellings)
    .slice(0, count)
    .map(([node, { text, words: own }], at) => {
      const title = outline.layers[at]?.title ?? "";
      const met = own.map(([word, meaning]) => ({ word, meaning }));
      const layer = { node, title, depth: "school", way: at === 0 ? "open" : "next", words: met, next: null };
      return answer(`a${at}`, { answer: text, layer, outline });
    });
}

export const asked = (quiz: Quiz): Turn => answer("quiz", { answer: "Three questions.", quiz });

interface Setting {
  readonly history?: readonly Turn[];
  readonly script?: Script;
  readonly info?: Partial<ModelInfo>;
  readonly plan?: Partial<GuidePlan>;
  readonly runId?: string;
}

const basePlan: GuidePlan = {
  task: "quiz",
  way: "again",
  question: "Quiz me",
  language: "en",
  depth: "school",
  outline,
  node: null,
  other: null,
  cardKind: null,
  reads: false,
};

function contextOf({ history = toldPath(), script = [], info = {}, runId = "run-1" }: Setting) {
  const events: RunEvent[] = [];
  const models = scriptedModels(script, { info });
  const none = {} as never;
  const run = {
    runId,
    signal: new AbortController().signal,
    history,
    memory: { summary: () => null, recall: async () => [] },
    model: models.model,
    documents: none,
    data: none,
    code: none,
    tools: none,
    sandbox: none,
    images: none,
    embed: async () => [],
    emit: (event: RunEvent) => void events.push(event),
  };
  return { context: createStepContext(run, "answer", { used: () => {}, asked: () => {} }).context, events, models };
}

export async function makingQuiz(setting: Setting = {}) {
  const { context, events, models } = contextOf(setting);
  const draft = await makeQuiz({ ...basePlan, ...setting.plan }, context, words);
  return { draft, items: draft.quiz?.items ?? [], events, asked: models.llm.asked };
}

export async function checkingQuiz(quiz: Quiz | null, answers: readonly QuizAnswer[], setting: Setting = {}) {
  const history = setting.history ?? [...toldPath(), ...(quiz ? [asked(quiz)] : [])];
  const { context, events, models } = contextOf({ ...setting, history });
  const draft = await checkQuiz({ ...basePlan, task: "check", ...setting.plan }, answers, context, words);
  return { draft, results: draft.quiz?.results ?? [], events, asked: models.llm.asked };
}
