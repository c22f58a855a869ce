// The Creator's steps with a model that answers by what it is asked, over pictures and a history that a test writes down.
import { createStepContext } from "../../pipelines/engine/chat.ts";
import type { Turn } from "../../pipelines/engine/conversations.ts";
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { RunEvent } from "../../pipelines/engine/events.ts";
import { foldAll } from "../../pipelines/engine/fold.ts";
import type { ImageInfo, ImageText, ScopedImages } from "../../pipelines/engine/images.ts";
import { componentsOf, fieldsOfPersona } from "../../pipelines/engine/persona-fields.ts";
import type { ChatModel, ModelInfo } from "../../pipelines/engine/ports.ts";
import creator from "../../pipelines/creator.ts";
import type { CreatorOutputs } from "../../pipelines/steps/creator/create.ts";
import { scriptedModels } from "./scripted-model.ts";

/** What the model says to each prompt of the Creator; an absent one fails the test that asks it. A list is streamed piece by piece. */
export type Replies = Readonly<Partial<Record<PromptKind, (asked: string, call: number) => unknown>>>;
export type PromptKind = keyof typeof promptMarks;

const promptMarks = {
  see: "You list what is in a picture",
  again: "This is not what was asked for",
  jsonAgain: "This is not the JSON that was asked for",
  write: "you write posts that are true to their pictures",
  claims: "You check texts against their sources",
  shorten: "You shorten a post",
  ideas: "you find ideas for posts",
  improve: "You improve a draft",
  ask: "you know pictures and posts",
  captionSmall: "You write captions for social media",
  tagsSmall: "hashtags for a post",
  altSmall: "Say in one plain sentence",
  ideasSmall: "You find ideas for posts",
  improveSmall: "Correct the errors in this text",
  askSmall: "Answer about the picture",
} as const;

export const noClaims = { claims: () => ({ claims: [] }) } satisfies Replies;

export interface Setting {
  readonly replies?: Replies;
  readonly info?: Partial<ModelInfo>;
  readonly history?: readonly Turn[];
  readonly images?: readonly ImageInfo[];
  /** True where the question itself names them. Default true. */
  readonly named?: boolean;
  readonly texts?: (imageId: string) => Promise<readonly ImageText[]>;
  readonly embed?: (texts: readonly string[]) => Promise<readonly (readonly number[])[]>;
  /** Instead of the scripted one. */
  readonly model?: ChatModel;
}

export interface Created {
  readonly outputs: CreatorOutputs;
  readonly events: readonly RunEvent[];
  readonly notes: readonly string[];
  readonly asked: readonly { readonly kind: PromptKind; readonly text: string }[];
}

/** Runs all steps and checks the outputs against the persona's schema. */
export async function creating(input: Readonly<Record<string, unknown>>, setting: Setting = {}): Promise<Created> {
  const events: RunEvent[] = [];
  const { model, asked } = modelOf(setting);
  const run = {
    runId: "run",
    signal: new AbortController().signal,
    history: setting.history ?? [],
    memory: { summary: () => null, recall: async () => [] },
    model,
    documents: none,
    data: none,
    code: none,
    tools: none,
    sandbox: none,
    images: imagesOf(setting),
    embed: setting.embed ?? notHere,
    emit: (event: RunEvent) => void events.push(event),
  };
  let state: Record<string, unknown> = creator.inputSchema.parse(input);
  for (const step of creator.steps) {
    run.emit({ type: "step-start", step: step.name });
    const { context } = createStepContext(run, step.name, { used: () => {}, asked: () => {} });
    const values = await step.run(state as never, context);
    for (const [field, value] of Object.entries(values))
      if (field in creator.outputs) run.emit({ type: "output", field, value });
    state = { ...state, ...values };
    run.emit({ type: "step-end", step: step.name, ms: 1 });
  }
  const own = Object.fromEntries(Object.keys(creator.outputs).map((key) => [key, state[key]]));
  const outputs = creator.outputSchema.parse(own) as CreatorOutputs;
  const notes = events.flatMap((event) => (event.type === "note" ? [event.key] : []));
  return { outputs, events, notes, asked };
}

/** What the page shows after each event. */
export function shownOf(events: readonly RunEvent[]): CreatorOutputs[] {
  const components = componentsOf(fieldsOfPersona(creator));
  return events.map((_, at) => foldAll(events.slice(0, at + 1), components).outputs as unknown as CreatorOutputs);
}

function modelOf({ replies = {}, info, model }: Setting): {
  model: ChatModel;
  asked: { kind: PromptKind; text: string }[];
} {
  const asked: { kind: PromptKind; text: string }[] = [];
  if (model) return { model, asked };
  const calls = new Map<PromptKind, number>();
  const models = scriptedModels(
    ({ turns }) => {
      const text = turns.map((turn) => turn.text).join("\n");
      const marks = Object.entries(promptMarks) as [PromptKind, string][];
      const kind =
        marks.find(([, mark]) => turns.at(-1)?.text.includes(mark))?.[0] ??
        marks.find(([, mark]) => text.includes(mark))?.[0];
      const reply = kind && replies[kind];
      if (!kind || !reply) throw new Error(`The test has no reply to ${kind ?? "this"}: ${text.slice(0, 200)}`);
      const call = calls.get(kind) ?? 0;
      calls.set(kind, call + 1);
      asked.push({ kind, text });
      const said = reply(text, call);
      if (Array.isArray(said)) return { text: said as string[] };
      return { text: typeof said === "string" ? said : JSON.stringify(said) };
    },
    { info: { tier: "large", ...info } },
  );
  return { model: models.model, asked };
}

function imagesOf({ images = [], named = true, texts = async () => [] }: Setting): ScopedImages {
  return {
    list: () => images,
    named: named && images.length > 0,
    picture: async () => ({ data: new Uint8Array([1, 2, 3]), mediaType: "image/jpeg" }),
    text: (imageId) => texts(imageId),
  };
}

const notHere = async (): Promise<never> => {
  throw new FacetError("model-missing", { reason: "no-weights" });
};
/** The Creator asks none of these. */
const none = new Proxy(
  {},
  {
    get: (_, key) => {
      throw new Error(`The Creator asked for ${String(key)}`);
    },
  },
) as never;

export function picture(imageId: string, more: Partial<ImageInfo> = {}): ImageInfo {
  return {
    imageId,
    name: `${imageId}.jpg`,
    width: 4000,
    height: 3000,
    mediaType: "image/jpeg",
    bytes: 1000,
    original: { format: "jpeg", width: 4000, height: 3000, frames: 1 },
    facts: {
      takenAt: null,
      place: null,
      camera: null,
      colours: [{ hex: "#203010", name: "dark green", share: 0.6 }],
      removed: [],
      changes: [],
    },
    crop: null,
    focus: null,
    keep: { place: false, date: false },
    createdAt: "2026-05-01T09:12:00Z",
    ...more,
  };
}

/** A question of the Creator and its answer, as a run reads them. */
export function turnsOf(
  input: Readonly<Record<string, unknown>>,
  outputs: CreatorOutputs,
  imageIds: readonly string[] = [],
): Turn[] {
  const text = typeof input["brief"] === "string" ? input["brief"] : "";
  return [
    { role: "user", messageId: "question", persona: "creator", text, told: text, input, imageIds },
    { role: "assistant", messageId: "answer", persona: "creator", text: "", told: "", outputs: { ...outputs } },
  ];
}
