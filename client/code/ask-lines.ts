// Asks about lines: their place goes into the composer of a persona that takes code, where the question is written.
import type { LineRange } from "../../pipelines/engine/code.ts";
import { mainText, withMainText } from "../conversation/main-text.ts";
import { useSession } from "../conversation/session.ts";
import { createMedia, narrowQuery } from "../shell/media.ts";
import { useWorkbench } from "../state/workbench.ts";
import { codeFieldsOf } from "./code-input.ts";

/** `pairing.py:8-12`, as the Developer reads it. */
export function placeText(file: string, { from, to }: LineRange): string {
  return `${file}:${from === to ? from : `${from}-${to}`}`;
}

/** In front of what is written, once. */
export function withPlace(text: string, place: string): string {
  if (text.includes(place)) return text;
  return text.trim() === "" ? `${place} ` : `${place} ${text}`;
}

export function useAskLines(): (file: string, lines: LineRange) => void {
  const workbench = useWorkbench();
  const { next, focusComposer } = useSession();
  const narrow = createMedia(narrowQuery);
  return (file, lines) => {
    if (!codeFieldsOf(next.persona())) {
      const taker = workbench.personas().find((each) => codeFieldsOf(each));
      if (!taker) return;
      next.name(null);
      workbench.choosePersona(taker.id);
    }
    const persona = next.persona();
    next.setInput(
      withMainText(persona, next.input(), withPlace(mainText(persona, next.input()), placeText(file, lines))),
    );
    // Over the conversation it would hide what is written.
    if (narrow()) workbench.openPanel(null);
    setTimeout(focusComposer);
  };
}
