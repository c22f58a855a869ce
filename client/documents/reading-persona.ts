// Which persona reads documents, and the way to it when a file is added beside one that does not: what is written goes along.
import { mainText, withMainText } from "../conversation/main-text.ts";
import { useSession } from "../conversation/session.ts";
import type { CataloguePersona } from "../../server/api.ts";
import { useWorkbench } from "../state/workbench.ts";
import { isOfUse, readsDocuments } from "./accepted.ts";

export interface ReadingPersona {
  /** Who gets the next message where it reads documents, else the chosen tab, else the first that does. */
  readonly reader: () => CataloguePersona | undefined;
  /** Chooses it, the words of the field with it. */
  readonly choose: () => void;
  /** The same where the chosen one has no use for the files; a toast says so and leads back. */
  readonly chooseFor: (files: readonly File[]) => void;
}

export function useReadingPersona(): ReadingPersona {
  const workbench = useWorkbench();
  const session = useSession();
  const asked = session.next.persona;
  const reader = () => [asked(), workbench.persona(), ...workbench.personas()].find(readsDocuments);

  function moveTo(next: CataloguePersona): void {
    const from = workbench.persona();
    // Who was named for this message is asked no more; the words lie in the tab's draft.
    session.next.name(null);
    if (next.id !== from.id) {
      const written = mainText(from, session.input());
      if (written !== "") session.setInput(withMainText(from, session.input(), ""));
      workbench.choosePersona(next.id);
      if (written !== "") session.putBack(next, withMainText(next, session.input(), written));
    }
    session.focusComposer();
  }

  function choose(): void {
    const next = reader();
    if (next && next.id !== asked().id) moveTo(next);
  }

  return {
    reader,
    choose,
    chooseFor(files) {
      const [before, tab, next] = [asked(), workbench.persona(), reader()];
      if (!next || isOfUse(files, before)) return;
      moveTo(next);
      const words = workbench.strings().documents.reader;
      const back = () => {
        if (workbench.persona().id !== next.id) return;
        moveTo(tab);
        session.next.name(before.id);
      };
      workbench.toast({
        icon: "check",
        title: words.chosen(workbench.local(next.title)),
        detail: words.reason(workbench.local(before.title)),
        action: { label: words.back, run: back },
      });
    },
  };
}
