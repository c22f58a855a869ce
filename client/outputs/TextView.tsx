// Text of an answer: Markdown with citation chips where the persona cites.
import { useWorkbench } from "../state/workbench.ts";
import { wordsOf } from "../conversation/words.ts";
import Markdown from "../markdown/Markdown.tsx";
import type { DrawnBlock } from "../markdown/Markdown.tsx";
import { decorateChips, useCitations } from "./citations.tsx";
import type { ViewProps } from "./view.ts";
import { outputWords } from "./words.ts";

interface TextViewProps extends ViewProps {
  readonly onBlocks?: (blocks: readonly DrawnBlock[]) => void;
}

export default function TextView(props: TextViewProps) {
  const workbench = useWorkbench();
  const citations = useCitations();
  const text = () => {
    const value = props.outputs[0]?.value;
    return typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);
  };
  const cites = () => props.persona?.outputs.some((each) => each.component === "citations") ?? false;
  return (
    <Markdown
      text={text()}
      live={props.live}
      face={props.persona?.face ?? "read"}
      words={wordsOf(workbench).markdown}
      diagrams={outputWords(workbench)}
      cites={cites()}
      decorate={(inside) => citations && cites() && decorateChips(inside, citations)}
      onBlocks={props.onBlocks}
    />
  );
}
