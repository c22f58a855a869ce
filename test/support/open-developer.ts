// The Developer over the real queue, tools and sandbox, with a model that answers by what it is asked.
import { readFileSync } from "node:fs";
import { pino } from "pino";
import { foldAll } from "../../pipelines/engine/fold.ts";
import type { ChatModels, ModelInfo } from "../../pipelines/engine/ports.ts";
import type { CodeTools } from "../../pipelines/engine/code.ts";
import type { Sandbox } from "../../pipelines/engine/sandbox.ts";
import developer from "../../pipelines/developer.ts";
import type { DeveloperOutputs } from "../../pipelines/steps/code/explain/outputs.ts";
import { openCodeTools } from "../../server/code/open-code-tools.ts";
import { startRun } from "../../server/start-run.ts";
import { scriptedModels } from "./scripted-model.ts";
import { openServices } from "./services.ts";

/** What the model says to each prompt of the Developer; an absent one fails the test that asks it. */
export type CodeReplies = Readonly<Partial<Record<PromptKind, CodeReply>>>;
type CodeReply = (asked: string, call: number) => unknown;
type PromptKind = keyof typeof promptMarks;

const promptMarks = {
  repair: "you repair code",
  review: "you look for real bugs",
  score: "You check what a reviewer said",
  faster: "you make code faster",
  inputs: "You write a function that makes inputs",
  write: "you write code that is run",
  writeSmall: "Write the code that is asked for",
  change: "you change code as you are told",
  tests: "you write tests that are run at once",
  walkthrough: "you explain code in notes",
  docstring: "You write the documentation of",
  docstringSmall: "what this function does. Begin with a verb",
  symbol: "what this code does. Do not judge it",
  ask: "you answer questions about code",
  askSmall: "Answer about the code",
  explain: "stand below your words",
  explainSmall: "with words from the facts only",
} as const;

interface Setting {
  readonly replies?: CodeReplies;
  readonly info?: Partial<ModelInfo>;
  readonly open?: ChatModels["open"];
  readonly sandbox?: Sandbox;
  readonly tools?: CodeTools;
  /** Over the real tools. */
  readonly toolsFor?: (real: CodeTools) => CodeTools;
  /** False: no small changes are tried. */
  readonly searches?: boolean;
}

export interface Developing {
  readonly question: string;
  readonly [field: string]: unknown;
}

export const plainWords = { explain: () => "Here is what was found." } satisfies CodeReplies;

export async function openDeveloper({
  replies = plainWords,
  info,
  open,
  sandbox,
  tools,
  toolsFor,
  searches = true,
}: Setting) {
  const calls = new Map<PromptKind, number>();
  const models = scriptedModels(
    ({ turns }) => {
      const asked = turns.map(({ text }) => text).join("\n");
      const kind = (Object.keys(promptMarks) as PromptKind[]).find((each) => asked.includes(promptMarks[each]));
      const reply = kind && replies[kind];
      if (!kind || !reply) throw new Error(`The test has no reply to: ${asked.slice(0, 160)}`);
      const call = calls.get(kind) ?? 0;
      calls.set(kind, call + 1);
      const said = reply(asked, call);
      return { text: typeof said === "string" ? said : JSON.stringify(said) };
    },
    { info: { tier: "large", ...info }, ...(open && { open }) },
  );
  const opened = openCodeTools({ log: pino({ level: "silent" }) });
  const real = toolsFor?.(opened) ?? tools ?? opened;
  const used = searches ? real : { ...real, mutations: async () => [] };
  const facet = await openServices({ models, tools: used, ...(sandbox && { sandbox }) });
  let closed = false;
  const close = async () => {
    if (!closed) await facet[Symbol.asyncDispose]();
    if (!closed) await opened[Symbol.asyncDispose]();
    closed = true;
  };
  let conversationId: string | undefined;
  const ask = async (input: Developing) => {
    const started = await startRun(facet.services, "local", developer, { input, modelId: undefined, conversationId });
    conversationId = started.conversationId;
    const { status } = await facet.ended(started.runId);
    const events = facet.services.store.events.ofRun("local", started.runId, 0).map((each) => each.event);
    const answer = foldAll(events);
    return { status, events, answer, notes: answer.notes, outputs: answer.outputs as unknown as DeveloperOutputs };
  };
  return { ask, facet, asked: models.llm.asked, calls, close };
}

const bugs = new URL("../data/code-bugs/quixbugs/", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, bugs), "utf8");

/** A program of QuixBugs with its bug, its right version and its cases. */
export const quixbug = (name: string) => ({
  name: `${name}.py`,
  buggy: read(`python_programs/${name}.py`),
  right: read(`correct_python_programs/${name}.py`),
  cases: read(`json_testcases/${name}.json`),
});

/** As a model writes a fix. */
export const fixed = (name: string, text: string, { cause = "It is off by one.", fix = "the right bound" } = {}) =>
  `CAUSE: ${cause}\nFIX: ${fix}\n\n\`\`\`python ${name}\n${text.trimEnd()}\n\`\`\`\n`;
