// Stopping what is written, and having back what only waits.
import { createEffect, on } from "solid-js";
import { api } from "../api.ts";
import type { Question } from "../../server/api.ts";
import type { Workbench } from "../state/workbench.ts";
import { isActive } from "./active-answers.ts";
import type { Draft } from "./draft.ts";
import { fittingInput } from "./fitting-input.ts";
import { createFirstInLine } from "./first-in-line.ts";
import type { LiveConversation } from "./live-conversation.ts";
import type { Problem } from "./problem.ts";
import { questionOf } from "./tree.ts";
import type { AnswerNode } from "./tree.ts";
import { wordsOf } from "./words.ts";

export interface Stopping {
  /** Stops what is being written; of two answers side by side both, or the one that is named. Unnamed it stops no answer that has only just followed another. */
  readonly stop: (answerId?: string) => Promise<void>;
  /** Stops the answers to these questions in this order; how many of the questions that worked for. `offline` is told without a connection. */
  readonly stopAll: (questions: readonly Question[], offline: string) => Promise<number>;
  /** Stops a queued run; its words are in the composer again. */
  readonly takeBack: (answerId: string) => Promise<void>;
}

interface StoppingWays {
  readonly workbench: Workbench;
  readonly live: LiveConversation;
  readonly draft: Draft;
  readonly problem: Problem;
  readonly focusComposer: () => void;
}

export function createStopping({ workbench, live, draft, problem, focusComposer }: StoppingWays): Stopping {
  const words = () => wordsOf(workbench);
  const firstInLine = createFirstInLine();
  createEffect(on(() => live.active()?.parentId ?? undefined, firstInLine.follow));

  async function stopRun({ runId }: AnswerNode, offline: string): Promise<boolean> {
    live.freeze(runId, true);
    try {
      await api.runs.stop.mutate({ runId, shown: live.live(runId).seq });
      return true;
    } catch (thrown) {
      live.freeze(runId, false);
      problem.tell(thrown, offline);
      return false;
    }
  }

  /** Every answer to the question that is queued or running. */
  const activeOf = ({ messageId }: Question) =>
    (live.tree().after.get(messageId) ?? []).filter(
      (each): each is AnswerNode => each.role === "assistant" && isActive(live.live(each.runId)),
    );
  const stopEach = async (answers: readonly AnswerNode[], offline = words().notStopped) =>
    (await Promise.all(answers.map((answer) => stopRun(answer, offline)))).every(Boolean);

  return {
    async stop(answerId) {
      if (answerId === undefined && !firstInLine.isSeen()) return;
      await stopEach(live.allActive().filter((each) => answerId === undefined || each.messageId === answerId));
    },
    async stopAll(questions, offline) {
      let done = 0;
      // All are looked up before the first wait: another conversation may be open after it.
      for (const answers of questions.map(activeOf)) {
        const active = answers.filter(({ runId }) => isActive(live.live(runId)));
        if (!(await stopEach(active, offline))) break;
        done += 1;
      }
      return done;
    },
    async takeBack(answerId) {
      const question = questionOf(live.tree(), answerId);
      if (!question || !(await stopEach(activeOf(question)))) return;
      const persona = workbench.personaById(question.persona.id) ?? workbench.persona();
      draft.putBack(persona, fittingInput(persona, question, {}), question.imageIds, question.conversationId);
      if (live.id() === question.conversationId) focusComposer();
    },
  };
}
