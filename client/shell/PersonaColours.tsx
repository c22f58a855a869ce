// Puts the colours of the catalogue's personas into the page.
import { createEffect, onCleanup } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";
import { personaColours } from "./persona-colours.ts";

export function PersonaColours(): null {
  const { personas } = useWorkbench();
  createEffect(() => {
    const style = document.createElement("style");
    style.textContent = personaColours(personas());
    document.head.append(style);
    onCleanup(() => style.remove());
  });
  return null;
}
