// What is many times the same in the JSON of answers, written shorter: steps, usage, context and the hash of the prompts. Answers from before are read as they are.
import type { Answer, StepState } from "../../pipelines/engine/answer.ts";
import type { BuiltContext, ContextPartKind } from "../../pipelines/engine/memory.ts";

/** A step that came to its end. */
type ShortStep = readonly [step: string, ms?: number];
type ShortUsage = readonly [promptTokens: number, completionTokens: number];
type ShortPart = readonly [kind: ContextPartKind, tokens: number, count: number];
type ShortContext = readonly [
  limit: number,
  answer: number,
  firstMessageId: string | null,
  leftOut: number,
  parts: readonly ShortPart[],
];

export interface ShortParts {
  readonly steps?: readonly (StepState | ShortStep)[];
  readonly usage?: Answer["usage"] | ShortUsage;
  readonly context?: ShortContext | (Omit<BuiltContext, "parts"> & { readonly parts: readonly ShortPart[] });
  readonly writtenBy?: Answer["writtenBy"];
  readonly promptHash?: string;
  /** The prompt's hash in base64url. */
  readonly hash?: string;
}

type Parts = Pick<Answer, "steps" | "usage" | "context" | "writtenBy" | "promptHash">;

/** The same, with these parts written short. */
export function shortened<T extends Parts>(answer: T): Omit<T, keyof Parts> & ShortParts {
  const { steps, usage, context, writtenBy, promptHash, ...rest } = answer;
  return {
    ...rest,
    ...(steps.length > 0 && { steps: steps.map(shortStep) }),
    ...(Object.keys(writtenBy).length > 0 && { writtenBy }),
    ...(usage && { usage: [usage.promptTokens, usage.completionTokens] as const }),
    ...(context && { context: shortContext(context) }),
    ...(promptHash !== undefined && shortHash(promptHash)),
  };
}

export function lengthened<T extends ShortParts>(stored: T): Omit<T, keyof ShortParts> & Parts {
  const { steps = [], usage, context, writtenBy = {}, promptHash, hash, ...rest } = stored;
  const long = hash === undefined ? promptHash : Buffer.from(hash, "base64url").toString("hex");
  return {
    ...rest,
    steps: steps.map((step) => (isStep(step) ? step : longStep(step))),
    writtenBy,
    ...(usage && { usage: isUsage(usage) ? usage : { promptTokens: usage[0], completionTokens: usage[1] } }),
    ...(context && { context: longContext(context) }),
    ...(long !== undefined && { promptHash: long }),
  };
}

function shortStep(step: StepState): StepState | ShortStep {
  const { step: name, status, ms, ...rest } = step;
  if (status !== "done" || Object.keys(rest).length > 0) return step;
  return ms === undefined ? [name] : [name, ms];
}

const isStep = (step: StepState | ShortStep): step is StepState => !Array.isArray(step);

const longStep = ([step, ms]: ShortStep): StepState => ({ step, status: "done", ...(ms === undefined ? {} : { ms }) });

const isUsage = (usage: NonNullable<ShortParts["usage"]>): usage is NonNullable<Answer["usage"]> =>
  !Array.isArray(usage);

const shortContext = ({ limit, answer, firstMessageId, leftOut, parts }: BuiltContext): ShortContext => [
  limit,
  answer,
  firstMessageId,
  leftOut,
  parts.map(({ kind, tokens, count }): ShortPart => [kind, tokens, count]),
];

function longContext(context: NonNullable<ShortParts["context"]>): BuiltContext {
  const [limit, answer, firstMessageId, leftOut, parts] =
    "parts" in context
      ? ([context.limit, context.answer, context.firstMessageId, context.leftOut, context.parts] as const)
      : context;
  return {
    limit,
    answer,
    firstMessageId,
    leftOut,
    parts: parts.map(([kind, tokens, count]) => ({ kind, tokens, count })),
  };
}

const shortHash = (promptHash: string): Pick<ShortParts, "promptHash" | "hash"> =>
  /^(?:[0-9a-f]{2})+$/.test(promptHash)
    ? { hash: Buffer.from(promptHash, "hex").toString("base64url") }
    : { promptHash };
