// The errors of the embedded model: it cannot be loaded, or did not end its answer.
import type { ReasonFacts } from "../../../pipelines/engine/error-reasons.ts";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import type { DeathProblem } from "../death-reason.ts";

export type AnswerProblem = DeathProblem | ReasonFacts<"process-replaced" | "closed" | "answer-failed" | "keeps-dying">;
export type LoadProblem = ReasonFacts<"cannot-load" | "no-chat-template" | "died-loading">;

export function answerError(model: string, problem: AnswerProblem): FacetError {
  const next = problem.reason === "keeps-dying" ? (["retry", "choose-model"] as const) : (["retry"] as const);
  return new FacetError("model-unreachable", { model, ...problem }, { kept: ["question", "answer"], next });
}

export function loadError(problem: LoadProblem): FacetError {
  return new FacetError("model-missing", problem, { next: ["choose-model", "open-settings"] });
}

export function overflowError({ tokens, limit }: { readonly tokens: number; readonly limit: number }): FacetError {
  const next = ["edit", "new-conversation", "choose-model"] as const;
  return new FacetError("model-overflow", { tokens, limit }, { kept: ["question"], next });
}
