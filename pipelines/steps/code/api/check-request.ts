// A request checked against the schemas of its operation, in a thread of its own: a pattern in a stranger's description may run for ever.
import { answerOfThread } from "../../answer-of-thread.ts";
import { keyOf } from "./request-values.ts";
import type { OperationPart, RequestValues } from "./request-values.ts";

/** Milliseconds for one check; ajv takes 0.1 s to load and to compile a hundred schemas (two cores, 2026). */
const checkMs = 5000;
/** Megabytes of its heap. */
const memoryMb = 128;
/** Problems told of one request. */
export const problemsAtMost = 8;

export interface CheckOrder {
  readonly schema: object;
  readonly value: object;
}

/** What the check says, in English; empty where the request fits. Null where it could not be checked. */
export async function requestProblems(
  part: OperationPart,
  values: RequestValues,
  signal: AbortSignal,
): Promise<readonly string[] | null> {
  return answerOfThread<readonly string[] | null>(
    {
      program: new URL("./check-request-worker.ts", import.meta.url),
      data: orderOf(part, values),
      memoryMb,
      limitMs: checkMs,
      otherwise: null,
    },
    signal,
  );
}

/** The request as one value under one schema. */
function orderOf({ parameters, body, definitions }: OperationPart, values: RequestValues): CheckOrder {
  const isMissing = body?.required === true && values.body === undefined;
  return {
    schema: {
      $defs: definitions,
      type: "object",
      properties: {
        parameters: {
          type: "object",
          properties: Object.fromEntries(parameters.map((each) => [keyOf(each), each.schema])),
          required: parameters.filter(({ required }) => required).map(keyOf),
          additionalProperties: false,
        },
        body: body ? body.schema : false,
      },
      required: ["parameters", ...(isMissing ? ["body"] : [])],
    },
    value: values,
  };
}
