// Why the last action of a person did not happen, as one sentence.
import { createSignal } from "solid-js";
import type { Accessor } from "solid-js";
import type { Workbench } from "../state/workbench.ts";
import { failureOf, failureSentence } from "./failure.ts";

export interface Problem {
  /** Empty when it did happen. */
  readonly problem: Accessor<string>;
  readonly setProblem: (sentence: string) => void;
  /** The server's own sentence, or this one where it could not be reached. */
  readonly tell: (thrown: unknown, offline: string) => void;
}

export function createProblem({ language }: Pick<Workbench, "language">): Problem {
  const [problem, setProblem] = createSignal("");
  return {
    problem,
    setProblem,
    tell(thrown, offline) {
      const failure = failureOf(thrown);
      setProblem(failureSentence(failure, language(), offline));
    },
  };
}
