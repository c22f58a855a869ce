// The one fact that matters about an answer that cites: how many of its sentences stand on their sources.
import { Show, createMemo } from "solid-js";
import type { Answer } from "../../pipelines/engine/answer.ts";
import type { CataloguePersona } from "../../server/api.ts";
import { count } from "../conversation/words.ts";
import { citationsOf } from "../documents/source.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { countSupport } from "./support.ts";
import { outputWords } from "./words.ts";

/** Below this share of supported sentences the fact is a warning. */
const goodShare = 0.75;

export default function SupportTag(props: { readonly answer: Answer; readonly persona: CataloguePersona | undefined }) {
  const workbench = useWorkbench();
  const support = createMemo(() =>
    countSupport(
      citationsOf(props.answer.outputs, props.persona),
      Object.values(props.answer.outputs).filter((value) => typeof value === "string"),
    ),
  );
  const good = () => support().supported / support().total >= goodShare;
  const sentence = () => {
    const { supported, total, verbatim } = support();
    return count(verbatim ? outputWords(workbench).quoted : outputWords(workbench).supported, total, { supported });
  };
  return (
    <Show when={support().total > 0}>
      <span class="tag" classList={{ good: good(), warn: !good() }}>
        <Icon name={good() ? "check" : "warn"} size="xs" />
        {sentence()}
      </span>
    </Show>
  );
}
