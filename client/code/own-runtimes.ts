// Whether the server lets code run in the person's own Python or Node: only then is it offered as a choice.
import { createEffect, createMemo, createSignal } from "solid-js";
import type { Accessor } from "solid-js";
import { api } from "../api.ts";
import type { CataloguePersona } from "../../server/api.ts";

/** The input that chooses it. */
export const ownKey = "runIn";

/** False until it is known, and where it cannot be asked. */
export function useOwnRuntimes(persona: Accessor<Pick<CataloguePersona, "inputs">>): Accessor<boolean> {
  const [allowed, setAllowed] = createSignal(false);
  const offers = createMemo(() => persona().inputs.some(({ key }) => key === ownKey));
  createEffect(() => {
    if (!offers()) return;
    api.code.runtimes.query().then(
      ({ python, javascript }) => setAllowed(python.allowed || javascript.allowed),
      () => setAllowed(false),
    );
  });
  return allowed;
}
