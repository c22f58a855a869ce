// One finding: icon, lines, its sentence, and who says so. It opens its lines in the code panel.
import { Show } from "solid-js";
import { lineText, linesText } from "../../../pipelines/engine/code-words.ts";
import type { Finding } from "../../../pipelines/engine/code.ts";
import { originText } from "../../../pipelines/engine/finding-words.ts";
import { sortIcon } from "../../code/finding-icons.ts";
import { sortOf } from "../../code/panel-findings.ts";
import { useShownCode } from "../../code/shown-code.ts";
import { fill } from "../../conversation/words.ts";
import { Icon } from "../../icons.tsx";
import { useWorkbench } from "../../state/workbench.ts";
import { Coded } from "./Coded.tsx";
import { developerWords } from "./words.ts";

interface FindingRowProps {
  readonly finding: Finding;
  readonly messageId: string;
  /** The name of its file is shown. */
  readonly hasFile: boolean;
  readonly isMeasured: boolean;
  /** The one that Tab comes to. */
  readonly isStop: boolean;
  readonly onReach: () => void;
}

export function FindingRow(props: FindingRowProps) {
  const workbench = useWorkbench();
  const shown = useShownCode();
  const words = () => developerWords(workbench);
  const isChosen = () => {
    const place = shown.chosen();
    return place?.messageId === props.messageId && place.findingId === props.finding.findingId;
  };
  const show = () => {
    const { file, lines, findingId } = props.finding;
    shown.show({ messageId: props.messageId, file, lines, findingId });
  };

  return (
    <li aria-current={isChosen() ? "true" : undefined} data-severity={props.finding.severity}>
      <Look finding={props.finding} />
      <span class="where mono faint">{lineText(props.finding.lines)}</span>
      <Show when={shown.isThere} fallback={<Sentence {...props} />}>
        <button
          type="button"
          class="finding"
          tabIndex={props.isStop ? 0 : -1}
          title={fill(words().showLines, {
            lines: linesText(props.finding.lines, workbench.language()),
            file: props.finding.file,
          })}
          onFocus={() => props.onReach()}
          onClick={show}
        >
          <Sentence {...props} />
        </button>
      </Show>
      <Origin finding={props.finding} isMeasured={props.isMeasured} />
    </li>
  );
}

function Sentence(props: FindingRowProps) {
  const workbench = useWorkbench();
  const shown = useShownCode();
  return (
    <span class="sentence" dir="auto">
      <span class="visually-hidden">
        {`${developerWords(workbench).severity[props.finding.severity]}, ${linesText(props.finding.lines, workbench.language())}: `}
      </span>
      <Coded text={props.finding.title} />
      <Show when={props.hasFile}>
        <span class="tiny muted file-of">
          <bdi>{props.finding.file}</bdi>
        </span>
      </Show>
      {/* Where no panel can open its note. */}
      <Show when={!shown.isThere && props.finding.why}>
        {(why) => (
          <span class="tiny muted file-of">
            <Coded text={why()} />
          </span>
        )}
      </Show>
    </span>
  );
}

function Look(props: { readonly finding: Finding }) {
  const look = () => sortIcon[sortOf(props.finding)];
  return <Icon name={look().name} size="s" class={look().class || "faint"} />;
}

function Origin(props: { readonly finding: Finding; readonly isMeasured: boolean }) {
  const workbench = useWorkbench();
  const text = () => originText(props.finding, props.isMeasured, workbench.language());
  const tone = () => {
    const { category, severity } = props.finding;
    if (category === "performance") return "mine";
    return severity === "error" ? "bad" : severity === "warning" ? "warn" : "";
  };
  const url = () => {
    const { origin } = props.finding;
    return origin.kind === "tool" && origin.url?.startsWith("https://") ? origin.url : undefined;
  };
  return (
    <Show when={url()} fallback={<span class={`tag ${tone()}`}>{text()}</span>}>
      {(address) => (
        <a
          class={`tag ${tone()}`}
          href={address()}
          target="_blank"
          rel="noreferrer"
          title={fill(developerWords(workbench).ruleOf, { rule: text() })}
        >
          {text()}
        </a>
      )}
    </Show>
  );
}
