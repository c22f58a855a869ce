// Branches: show another one, take the last question back, delete one for good.
import { batch } from "solid-js";
import { api } from "../api.ts";
import type { Question } from "../../server/api.ts";
import type { ConversationImages } from "../images/conversation-images.ts";
import type { Workbench } from "../state/workbench.ts";
import type { Draft } from "./draft.ts";
import { fittingInput } from "./fitting-input.ts";
import type { LiveConversation } from "./live-conversation.ts";
import { mainText, withMainText } from "./main-text.ts";
import type { Problem } from "./problem.ts";
import type { Stopping } from "./stopping.ts";
import { questionOf } from "./tree.ts";
import { count, wordsOf } from "./words.ts";

export interface Branching {
  readonly select: (messageId: string) => Promise<void>;
  /** Of two answers side by side: the conversation goes on from this one, and the other is its version. */
  readonly choose: (answerId: string) => Promise<void>;
  /** Takes the question back: the branch ends before it, and its words are in the composer of its persona. */
  readonly undo: (questionId: string) => Promise<void>;
  /** Deletes the message and every branch that grows from it; true when that happened. */
  readonly removeBranch: (messageId: string) => Promise<boolean>;
}

interface BranchingWays {
  readonly workbench: Workbench;
  readonly live: LiveConversation;
  readonly draft: Draft;
  readonly images: Pick<ConversationImages, "detach">;
  readonly problem: Problem;
  readonly stopping: Stopping;
  readonly focusComposer: () => void;
}

export function createBranching(ways: BranchingWays): Branching {
  const { workbench, live, draft, images, problem, stopping, focusComposer } = ways;
  const words = () => wordsOf(workbench);

  async function select(messageId: string, of = live.id()): Promise<void> {
    await api.messages.select.mutate({ messageId }).then(
      ({ path }) => live.showPath(of, path),
      (thrown: unknown) => problem.tell(thrown, words().notDone),
    );
  }

  /** Shows the branch again, and takes its words out of the composer where they still stand there as they were. */
  async function redo(messageId: string, { conversationId, imageIds }: Question, personaId: string, text: string) {
    if (live.id() !== conversationId) return select(messageId, conversationId);
    const persona = workbench.persona();
    if (persona.id === personaId && mainText(persona, draft.input()) === text)
      draft.setInput(withMainText(persona, draft.input(), ""));
    images.detach(imageIds);
    await select(messageId);
    focusComposer();
  }

  return {
    select,
    async choose(answerId) {
      const other = live.pair()?.find((each) => each.messageId !== answerId);
      await select(answerId);
      if (!live.tree().path.includes(answerId)) return;
      if (other && live.allActive().includes(other)) await stopping.stop(other.messageId);
      live.settle(answerId);
      focusComposer();
    },
    async undo(questionId) {
      const { path } = live.tree();
      const question = questionOf(live.tree(), questionId);
      if (!question) return;
      const { conversationId, imageIds } = question;
      const [answerId = questionId] = path.slice(path.indexOf(questionId) + 1);
      // The words of a persona that is gone are for the chosen tab.
      const persona = workbench.personaById(question.persona.id) ?? workbench.persona();
      const input = fittingInput(persona, question, draft.valuesOf(persona.id));
      try {
        const { path: before } = await api.messages.undo.mutate({ messageId: questionId });
        const isOpen = live.id() === conversationId;
        batch(() => {
          live.showPath(conversationId, before);
          if (isOpen) workbench.choosePersona(persona.id);
          draft.putBack(persona, input, imageIds, conversationId);
        });
        if (isOpen) focusComposer();
        const text = mainText(persona, input);
        workbench.toast({
          icon: "check",
          title: words().undone,
          detail: words().undoneDetail,
          action: { label: words().redo, run: () => void redo(answerId, question, persona.id, text) },
        });
      } catch (thrown) {
        problem.tell(thrown, words().notDone);
      }
    },
    async removeBranch(messageId) {
      try {
        const { removed } = await api.messages.remove.mutate({ messageId });
        await live.reload();
        const memories = removed.memories > 0 ? [count(words().deletedMemories, removed.memories)] : [];
        const detail = [count(words().deletedMessages, removed.messages), ...memories].join(", ");
        workbench.toast({ icon: "trash", title: words().branchDeleted, detail });
        focusComposer();
        return true;
      } catch (thrown) {
        problem.tell(thrown, words().notDone);
        return false;
      }
    },
  };
}
