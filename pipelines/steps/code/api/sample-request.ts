// A sample request of an operation: its values by the model where it is large, else from the description, checked before it is shown.
import { z } from "zod";
import type { CodeSample } from "../../../engine/code-answers.ts";
import { requestProblems } from "./check-request.ts";
import { exampleRequest, namedValues } from "./request-values.ts";
import type { OperationPart, RequestValues } from "./request-values.ts";
import { formIn, requestText } from "./request-text.ts";
import type { SampleOrder } from "./sample-order.ts";
import { askOrNothing, bestOfRounds, isFit } from "./sample-rounds.ts";
import type { Checked } from "./sample-rounds.ts";

const given = z.object({ parameters: z.record(z.string(), z.unknown()).default({}), body: z.unknown().optional() });
const valueTokens = 900;

interface Tried extends Checked {
  readonly values: RequestValues;
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

async function tried(part: OperationPart, values: RequestValues, { context }: SampleOrder): Promise<Tried> {
  return { values, problems: await requestProblems(part, values, context.signal) };
}

function withModel(part: OperationPart, order: SampleOrder): Promise<Tried | undefined> {
  const { question, text, context, words } = order;
  return bestOfRounds<Tried>(async (before) => {
    const turns = words.requestValues({
      question,
      operation: text,
      before: before ? { values: JSON.stringify(before.values), problems: before.problems ?? [] } : null,
    });
    const answer = await askOrNothing(() =>
      context.ask({ turns, schema: given, maxTokens: valueTokens, temperature: 0 }),
    );
    return answer && tried(part, namedValues(part, answer.parameters, answer.body), order);
  });
}
