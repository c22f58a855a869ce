// The citations of one answer as its parts see them: what a chip leads to, how it stands, and which one is open.
import { createContext, createMemo, useContext } from "solid-js";
import type { Accessor } from "solid-js";
import type { Citation } from "../../pipelines/engine/documents.ts";
import { fill } from "../conversation/words.ts";
import { citationsOf, isCitation } from "../documents/source.ts";
import { useWorkbench } from "../state/workbench.ts";
import { citationLabel } from "./place-words.ts";
import type { ViewProps } from "./view.ts";
import { outputWords } from "./words.ts";

export interface Citations {
  readonly list: Accessor<readonly Citation[]>;
  readonly find: (number: number) => Citation | undefined;
  readonly chip: (number: number) => Chip;
  /** Shows the quote on its page. False where its citation is not here. */
  readonly open: (number: number) => boolean;
}

/** How a chip looks and what it is called. */
export interface Chip {
  /** `coming` may still get its citation; `lost` never will, and is shown as the text it was. */
  readonly state: "ready" | "coming" | "lost";
  readonly label: string;
  /** The quote was not found on its page. */
  readonly unsure: boolean;
  readonly isOpen: boolean;
}

const Context = createContext<Citations>();

export const CitationsProvider = Context.Provider;

export function useCitations(): Citations | undefined {
  return useContext(Context);
}

/** Of the persona's first output of component `citations`, or of the named one. */
export function createCitations(
  props: Pick<ViewProps, "answer" | "persona" | "messageId"> & { readonly running: boolean },
  field?: string,
): Citations {
  const workbench = useWorkbench();
  const list = createMemo(() => citationsOf(props.answer.outputs, props.persona, field));
  const byNumber = createMemo(() => new Map(list().map((each) => [each.number, each])));
  const openNumber = createMemo(() => {
    const source = workbench.source();
    return source && isCitation(source) && source.messageId === props.messageId && source.field === field
      ? source.number
      : undefined;
  });

  return {
    list,
    find: (number) => byNumber().get(number),
    chip(number) {
      const words = outputWords(workbench);
      const found = byNumber().get(number);
      if (!found) {
        const state = props.running ? "coming" : "lost";
        return { state, label: fill(words.citationComing, { number }), unsure: false, isOpen: false };
      }
      const isOpen = openNumber() === number;
      const label = citationLabel(found, isOpen, words);
      const doubt = found.located ? (found.support === "unsupported" ? words.notSupporting : "") : words.notLocated;
      return { state: "ready", label: doubt ? `${label}, ${doubt}` : label, unsure: !found.located, isOpen };
    },
    open(number) {
      if (!byNumber().has(number)) return false;
      workbench.openSource({ messageId: props.messageId, number, ...(field === undefined ? {} : { field }) });
      return true;
    },
  };
}

/** The number on a chip, or undefined where the element is none. */
export function numberOf(chip: Element | null): number | undefined {
  const number = Number(chip?.textContent);
  return chip?.matches("button.cite") && Number.isInteger(number) && number > 0 ? number : undefined;
}

/** Tells each chip that Markdown drew inside what it leads to. */
export function decorateChips(inside: ParentNode, citations: Citations): void {
  for (const chip of inside.querySelectorAll<HTMLButtonElement>("button.cite")) {
    const number = numberOf(chip);
    if (number === undefined) continue;
    const { state, label, unsure, isOpen } = citations.chip(number);
    chip.className = `cite ${state}${unsure ? " unsure" : ""}`;
    chip.disabled = state !== "ready";
    chip.setAttribute("aria-label", state === "lost" ? `[${number}]` : label);
    chip.toggleAttribute("data-open", isOpen);
  }
}
