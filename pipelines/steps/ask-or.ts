// Asks a model for a value where the work can go on without its answer.
import type { z } from "zod";
import { FacetError } from "../engine/errors.ts";
import type { AskRequest, StepContext } from "../engine/step-context.ts";

/** `otherwise` where the model's answer is not what was asked for; every other error stands. */
export async function askOr<S extends z.ZodType, Otherwise>(
  { ask }: Pick<StepContext, "ask">,
  request: AskRequest<S>,
  otherwise: Otherwise,
): Promise<z.output<S> | Otherwise> {
  try {
    return await ask(request);
  } catch (thrown) {
    if (thrown instanceof FacetError && thrown.data.code === "unexpected") return otherwise;
    throw thrown;
  }
}
