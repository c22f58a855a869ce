// Formulas, drawn by KaTeX, which is fetched when the first one comes.

import type KatexModule from "katex";

type Katex = typeof KatexModule;

let loading: Promise<Katex> | undefined;

async function load(): Promise<Katex> {
  const [{ default: katex }] = await Promise.all([import("katex"), import("katex/dist/katex.min.css")]);
  return katex;
}

/** Draws each formula inside that is not drawn yet, one a turn of the event loop. A source KaTeX cannot read stays as text. */
export async function drawMath(inside: ParentNode): Promise<void> {
  const formulas = [...inside.querySelectorAll<HTMLElement>("[data-math]:not([data-drawn])")];
  if (formulas.length === 0) return;
  const katex = await (loading ??= load()).catch(() => undefined);
  if (!katex) {
    loading = undefined; // Offline: the source stays readable, the next formula tries again.
    return;
  }
  for (const formula of formulas) {
    await new Promise((resolve) => setTimeout(resolve));
    const source = formula.textContent ?? "";
    if (!formula.isConnected || formula.dataset["drawn"] !== undefined) continue;
    try {
      katex.render(source, formula, {
        displayMode: formula.dataset["math"] === "display",
        throwOnError: true,
        maxExpand: 200,
        maxSize: 40,
      });
      formula.dataset["drawn"] = source;
    } catch {
      formula.textContent = source;
      formula.classList.add("unreadable");
      formula.removeAttribute("data-math");
    }
  }
}
