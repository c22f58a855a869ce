// Applies a fix to the current version of the code and takes it back; says why where that did not happen.
import { createMemo, createSignal, useContext } from "solid-js";
import type { Accessor } from "solid-js";
import type { Fix } from "../../../pipelines/engine/code-answers.ts";
import { api } from "../../api.ts";
import { useCodeVersions } from "../../code/code-versions.ts";
import { useShownCode } from "../../code/shown-code.ts";
import { failureOf, failureSentence } from "../../conversation/failure.ts";
import { SessionContext } from "../../conversation/session.ts";
import { fill } from "../../conversation/words.ts";
import { useWorkbench } from "../../state/workbench.ts";
import { isApplied, isAsRun } from "./applied.ts";
import { useCodeOfAnswer } from "./code-of-answer.ts";
import { developerWords } from "./words.ts";

export interface Applying {
  /** False where there is no conversation to change: on a shared page. */
  readonly isThere: boolean;
  readonly state: Accessor<"not-applied" | "busy" | "applied">;
  /** It was the last change, so that one step back takes it away. */
  readonly canUndo: Accessor<boolean>;
  /** The code is not what the fix was run on any more. */
  readonly isOnOther: Accessor<boolean>;
  /** Empty when all went well. */
  readonly problem: Accessor<string>;
  readonly apply: () => Promise<void>;
  readonly undo: () => Promise<void>;
}

export function createApplying(fix: Accessor<Fix>, messageId: () => string): Applying {
  const workbench = useWorkbench();
  const shown = useShownCode();
  const isThere = shown.isThere && useContext(SessionContext) !== undefined;
  if (!isThere) return nowhere;
  const { current, settled } = useCodeVersions();
  const words = () => developerWords(workbench);
  const [isBusy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal("");
  const isIn = createMemo(() => isApplied(fix().changes, current()?.files ?? []));
  const about = useCodeOfAnswer(messageId);
  const isOnOther = createMemo(() => {
    const files = current()?.files;
    return files !== undefined && !isAsRun(fix().changes, { about: about(), current: files, isApplied: isIn() });
  });
  /** What the answer wrote is a version by itself. */
  const isLast = () => {
    const { fixId, origin, messageId: of } = current() ?? {};
    return fixId === fix().fixId || (origin === "written" && of === messageId());
  };

  const sentenceOf = (thrown: unknown) =>
    failureSentence(failureOf(thrown), workbench.language(), words().notConnected);
  /** Of another conversation that was opened meanwhile, nothing changed. */
  const changedIn = (conversationId: string) => {
    if (workbench.conversationId() === conversationId) shown.changed();
  };

  async function act(what: (conversationId: string) => Promise<unknown>): Promise<void> {
    const conversationId = workbench.conversationId();
    if (isBusy() || conversationId === null) return;
    setBusy(true);
    setProblem("");
    try {
      await what(conversationId);
      changedIn(conversationId);
      // Else the button would name the old state for a moment.
      await settled();
    } catch (thrown) {
      setProblem(sentenceOf(thrown));
    } finally {
      setBusy(false);
    }
  }

  /** From the toast, which stays over other changes and other conversations: that version is taken back, or nothing is. */
  async function takeBack(conversationId: string, versionId: string): Promise<void> {
    try {
      const last = (await api.code.versions.query({ conversationId })).versions.at(-1);
      // Where later changes were undone, it is the last one again.
      const isIts = (last?.byUndo ? last.restores : last?.versionId) === versionId;
      if (!isIts) return workbench.toast({ icon: "warning", title: words().notTakenBack });
      await api.code.undo.mutate({ conversationId });
      changedIn(conversationId);
    } catch (thrown) {
      // The card may be gone by now.
      workbench.toast({ icon: "warning", title: sentenceOf(thrown) });
    }
  }

  return {
    isThere,
    state: () => (isBusy() ? "busy" : isIn() ? "applied" : "not-applied"),
    canUndo: () => isIn() && isLast(),
    isOnOther,
    problem,
    apply: () =>
      act(async (conversationId) => {
        const version = await api.code.applyFix.mutate({ messageId: messageId(), fixId: fix().fixId });
        workbench.toast({
          icon: "check",
          title: fill(words().appliedTitle, { title: fix().title.replaceAll("`", "") }),
          detail: fill(words().appliedVersion, { number: version.number }),
          action: { label: words().undo, run: () => void takeBack(conversationId, version.versionId) },
        });
      }),
    undo: () => act((conversationId) => api.code.undo.mutate({ conversationId })),
  };
}

const nowhere: Applying = {
  isThere: false,
  state: () => "not-applied",
  canUndo: () => false,
  isOnOther: () => false,
  problem: () => "",
  apply: async () => {},
  undo: async () => {},
};
