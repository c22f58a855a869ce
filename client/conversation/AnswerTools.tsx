// At the end of an answer's byline: see what changed, copy it, ask again, say how it was, see its steps, step between its versions.
import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import { Suspense } from "solid-js";
import type { Answer } from "../../pipelines/engine/answer.ts";
import type { CataloguePersona } from "../../server/api.ts";
import { Icon } from "../icons.tsx";
import { withActions } from "../sharing/with-actions.ts";
import { useWorkbench } from "../state/workbench.ts";
import "./answer-tools.css";
import { markdownText, plainText } from "./answer-text.ts";
import { BranchPicker } from "./BranchPicker.tsx";
import { ChangesButton } from "./ChangesButton.tsx";
import { createCopying } from "./copying.ts";
import { ExportMenu, FeedbackTools } from "./lazy-outputs.ts";
import { RetryMenu } from "./RetryMenu.tsx";
import { useSession } from "./session.ts";
import type { AnswerNode } from "./tree.ts";
import { wordsOf } from "./words.ts";

interface AnswerToolsProps {
  readonly node: AnswerNode;
  readonly answer: Answer;
  readonly persona: CataloguePersona | undefined;
}

export function AnswerTools(props: AnswerToolsProps) {
  const workbench = useWorkbench();
  const session = useSession();
  const words = () => wordsOf(workbench);
  const copying = createCopying();
  const copied = () => copying.state() === "copied";

  async function copy(text: string): Promise<void> {
    if (!(await copying.copy(text))) session.setProblem(words().notCopied);
  }

  function copyLink(): void {
    const id = session.live.id();
    if (id === null) return;
    void withActions(workbench, (actions) => actions.copyMessageLink(workbench, id, props.node.messageId));
  }

  function showSteps(): void {
    session.chooseRun(props.node.runId);
    workbench.openPanel("steps");
  }

  return (
    <span class="end tools-of-answer">
      <ChangesButton node={props.node} />
      <DropdownMenu gutter={4} placement="bottom-end">
        <DropdownMenu.Trigger
          class="icon-button small"
          aria-label={copied() ? words().copied : words().copy}
          title={words().copy}
        >
          <Icon name={copied() ? "check" : "copy"} size="s" class={copied() ? "good" : ""} />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content class="menu" aria-label={words().copy}>
            <DropdownMenu.Item
              onSelect={() => void copy(markdownText(props.answer, props.persona, workbench.language()))}
            >
              {words().copyMarkdown}
            </DropdownMenu.Item>
            <DropdownMenu.Item onSelect={() => void copy(plainText(props.answer, props.persona, workbench.language()))}>
              {words().copyPlain}
            </DropdownMenu.Item>
            <DropdownMenu.Item onSelect={copyLink}>{workbench.strings().rail.messageLink}</DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu>
      <RetryMenu node={props.node} persona={props.persona} />
      <Suspense fallback={<span class="icon-button small" />}>
        <ExportMenu answer={props.answer} persona={props.persona} messageId={props.node.messageId} />
      </Suspense>
      <Suspense fallback={<span class="verdicts" />}>
        <FeedbackTools messageId={props.node.messageId} />
      </Suspense>
      <button
        type="button"
        class="icon-button small wide-only"
        aria-label={words().allSteps}
        title={words().allSteps}
        onClick={showSteps}
      >
        <Icon name="steps" size="s" />
      </button>
      {/* At the edge: it stays where the others are only seen when pointed at. */}
      <BranchPicker messageId={props.node.messageId} />
    </span>
  );
}
