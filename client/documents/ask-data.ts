// Leads from a table to the question about it: the persona that computes, its mode set to data, this document alone asked.
import { useSession } from "../conversation/session.ts";
import { schemaOf } from "../conversation/validate.ts";
import { narrowQuery } from "../shell/media.ts";
import type { CataloguePersona } from "../../server/api.ts";
import { useWorkbench } from "../state/workbench.ts";

/** How a persona says that it answers from tables: an input of this name offers this choice. */
const computing = { input: "mode", choice: "data" } as const;

function takesData({ inputs }: Pick<CataloguePersona, "inputs">): boolean {
  const mode = inputs.find(({ key }) => key === computing.input);
  return mode !== undefined && (schemaOf(mode).enum ?? []).includes(computing.choice);
}

/** Undefined where no persona answers from tables. */
export function useAskData(): () => ((documentId: string) => void) | undefined {
  const workbench = useWorkbench();
  const session = useSession();
  return () => {
    const persona = [workbench.persona(), ...workbench.personas()].find(takesData);
    if (!persona) return undefined;
    return (documentId) => {
      if (persona.id !== workbench.persona().id) workbench.choosePersona(persona.id);
      session.setInput({ ...session.input(), [computing.input]: computing.choice });
      // Alone it is asked anyway.
      if (session.files.documents().length > 1) session.files.setScope([documentId]);
      // Over the conversation the panel would hide the field; a sheet gives the focus back as it closes, so the field takes it after that.
      if (window.matchMedia(narrowQuery).matches) workbench.openPanel(null);
      setTimeout(session.focusComposer);
    };
  };
}
