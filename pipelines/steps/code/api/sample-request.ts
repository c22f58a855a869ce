// A sample request of an operation: its values by the model where it is large, else from the description, checked before it is shown.
import { z } from "zod";
import type { CodeSample } from "../../../engine/code-answers.ts";
import { FacetError } from "../../../engine/errors.ts";
import { requestProblems } from "./check-request.ts";
import { exampleRequest, namedValues } from "./request-values.ts";
import type { OperationPart, RequestValues } from "./request-values.ts";
import { formIn, requestText } from "./request-text.ts";
import type { SampleOrder } from "./sample.ts";

const given = z.object({ parameters: z.record(z.string(), z.unknown()).default({}), body: z.unknown().optional() });
const valueTokens = 900;
/** The first values, and once more with what was wrong. */
const rounds = 2;

interface Tried {
  readonly values: RequestValues;
  /** Null where nothing could be checked. */
  readonly problems: readonly string[] | null;
}

export async function sampleRequest(part: OperationPart, order: SampleOrder): Promise<CodeSample> {
  const { question, language, context, words } = order;
  const own = await tried(part, exampleRequest(part), order);
  const byModel = context.model.info.tier === "large" ? await withModel(part, order) : undefined;
  // The model's values serve the question better, where they fit as well.
  const best = byModel && (isFit(byModel) || !isFit(own)) ? byModel : own;
  return {
    ...requestText(part, best.values, formIn(question)),
    checkedBy: best.problems === null ? null : "schema",
    problems: [...(best.problems ?? [words.notChecked.request[language]])],
  };
}

const isFit = ({ problems }: Tried): boolean => problems?.length === 0;

async function tried(part: OperationPart, values: RequestValues, { context }: SampleOrder): Promise<Tried> {
  return { values, problems: await requestProblems(part, values, context.signal) };
}

/** Undefined where the model gives nothing that can be read. */
async function withModel(part: OperationPart, order: SampleOrder): Promise<Tried | undefined> {
  const { question, text, context, words } = order;
  let last: Tried | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const turns = words.requestValues({
      question,
      operation: text,
      before: last ? { values: JSON.stringify(last.values), problems: last.problems ?? [] } : null,
    });
    const answer = await askOrNothing(() =>
      context.ask({ turns, schema: given, maxTokens: valueTokens, temperature: 0 }),
    );
    if (!answer) return last;
    const next = await tried(part, namedValues(part, answer.parameters, answer.body), order);
    last = !last || next.problems === null || next.problems.length <= (last.problems?.length ?? 0) ? next : last;
    if (last.problems === null || isFit(last)) return last;
  }
  return last;
}

/** A sample is beside the answer: what the model cannot give leaves it to code. */
export async function askOrNothing<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (thrown) {
    if (thrown instanceof FacetError && ["unexpected", "model-overflow"].includes(thrown.data.code)) return undefined;
    throw thrown;
  }
}
