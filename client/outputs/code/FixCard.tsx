// One fix: what it does, what stands behind it, its diff, and the ways to take it over.
import { Show, createMemo, createSignal, createUniqueId } from "solid-js";
import type { Fix, Measurement } from "../../../pipelines/engine/code-answers.ts";
import { isSafe, ratioText } from "../../../pipelines/engine/code-words.ts";
import { fill } from "../../conversation/words.ts";
import { Icon } from "../../icons.tsx";
import { createMedia, narrowQuery } from "../../shell/media.ts";
import { useWorkbench } from "../../state/workbench.ts";
import { localeOf } from "../../strings/languages.ts";
import { Coded } from "./Coded.tsx";
import { createApplying } from "./create-applying.ts";
import { DiffView } from "./DiffView.tsx";
import { FixButtons } from "./FixButtons.tsx";
import { MeasurementFigure } from "./MeasurementFigure.tsx";
import { Proof } from "./Proof.tsx";
import { developerWords } from "./words.ts";

interface FixCardProps {
  readonly fix: Fix;
  /** What it gained, where that was measured or tried to be. */
  readonly measurement: Measurement | undefined;
  readonly messageId: string;
  /** The answer is written: what it holds can be applied. */
  readonly isDone: boolean;
}

export function FixCard(props: FixCardProps) {
  const workbench = useWorkbench();
  const words = () => developerWords(workbench);
  const isNarrow = createMedia(narrowQuery);
  const heading = createUniqueId();
  const applying = createApplying(
    () => props.fix,
    () => props.messageId,
  );
  const measured = () => (props.measurement?.result.kind === "measured" ? props.measurement : undefined);
  const isDifferent = () => {
    const result = measured()?.result;
    return result?.kind === "measured" && result.equal !== null && result.equal.different !== null;
  };
  const isTrusted = createMemo(() => {
    const result = measured()?.result;
    const isEqual = result?.kind === "measured" && result.equal !== null && result.equal.different === null;
    return !isDifferent() && props.fix.proof.kind !== "refuted" && (isSafe(props.fix) || isEqual);
  });
  const isRun = () => {
    const { proof } = props.fix;
    return measured() !== undefined || "before" in proof || "run" in proof || "ran" in proof;
  };
  // A chart says more than its diff.
  const [chosen, choose] = createSignal<boolean>();
  const isOpen = () => chosen() ?? measured() === undefined;
  const [isSideBySide, setSideBySide] = createSignal(false);
  const tag = () => {
    const known = measured();
    return known && ratioText(known, workbench.language(), localeOf(workbench.language()));
  };

  return (
    <div class="card fix-card" role="group" aria-labelledby={heading}>
      <header>
        <div class="row wrap fix-title">
          <h3 id={heading} dir="auto">
            <Coded
              text={fill(words().titled, { purpose: words().purposes[props.fix.purpose], title: props.fix.title })}
            />
          </h3>
          <span class="tiny muted">{words().by[props.fix.by]}</span>
          <Show when={tag()}>{(text) => <span class={`tag ${isDifferent() ? "warn" : "mine"}`}>{text()}</span>}</Show>
        </div>
        <FixButtons
          fix={props.fix}
          applying={applying}
          isPrimary={isTrusted()}
          isDone={props.isDone}
          diff={{
            isOpen: isOpen(),
            canFold: measured() !== undefined,
            isSideBySide: isSideBySide(),
            canSplit: !isNarrow(),
            onFold: () => choose(!isOpen()),
            onSplit: () => setSideBySide((is) => !is),
          }}
        />
      </header>
      <Show when={applying.problem()}>
        {(text) => (
          <p class="fix-problem small" role="alert">
            <Icon name="error" size="s" class="bad" />
            {text()}
          </p>
        )}
      </Show>
      {/* Where a measurement compared the results, it is the proof. */}
      <Show when={!(measured() && isTrusted() && !isSafe(props.fix)) || "run" in props.fix.proof}>
        <Proof fix={props.fix} messageId={props.messageId} isApplied={applying.state() === "applied"} />
      </Show>
      <Show when={isRun() && applying.isOnOther()}>
        <p class="fix-problem small muted">
          <Icon name="info" size="s" />
          {words().onOther}
        </p>
      </Show>
      <Show when={props.measurement}>
        {(known) => <MeasurementFigure measurement={known()} messageId={props.messageId} />}
      </Show>
      <Show when={isDifferent()}>
        <p class="fix-problem small warn">
          <Icon name="warn" size="s" />
          {words().unproven.different}
        </p>
      </Show>
      <Show when={isOpen()}>
        <div class="file-diffs">
          <DiffView changes={props.fix.changes} isSideBySide={isSideBySide() && !isNarrow()} />
        </div>
      </Show>
    </div>
  );
}
