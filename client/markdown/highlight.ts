// Colours finished code blocks; the work is the worker's, the page only swaps the text for marked text.
import type { CodePiece, HighlightReply, HighlightRequest } from "./highlight-worker.ts";
import { knownLanguage } from "./language-names.ts";
import type { LanguageName } from "./language-names.ts";

/** Longer code stays plain: nobody reads colours in it, and its nodes would weigh on the page (characters). */
const longestCode = 60_000;

let worker: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, (pieces: readonly CodePiece[]) => void>();

function ask(language: LanguageName, text: string): Promise<readonly CodePiece[]> {
  if (!worker) {
    worker = new Worker(new URL("./highlight-worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<HighlightReply>) => settle(data.id, data.pieces));
    worker.addEventListener("error", () => {
      worker = undefined;
      for (const id of waiting.keys()) settle(id, []);
    });
  }
  const id = ++lastId;
  const request: HighlightRequest = { id, language, text };
  worker.postMessage(request);
  return new Promise((resolve) => waiting.set(id, resolve));
}

function settle(id: number, pieces: readonly CodePiece[]): void {
  waiting.get(id)?.(pieces);
  waiting.delete(id);
}

/** What each run of the text is; empty where its language is not known, it is too long, or its grammar fails. */
export async function codePieces(language: string, text: string): Promise<readonly CodePiece[]> {
  const known = knownLanguage(language);
  return known === null || text.length > longestCode ? [] : ask(known, text);
}

/** Colours each code block inside that is in a known language and not coloured yet. */
export async function colourCode(inside: ParentNode): Promise<void> {
  for (const block of inside.querySelectorAll<HTMLElement>("pre[data-language]")) {
    const code = block.querySelector("code");
    const language = knownLanguage(block.dataset["language"] ?? "");
    const text = code?.textContent ?? "";
    if (!code || language === null || text.length > longestCode || block.dataset["coloured"] !== undefined) continue;
    block.dataset["coloured"] = "";
    const pieces = await ask(language, text);
    if (pieces.length === 0 || code.textContent !== text) continue;
    code.replaceChildren(...pieces.map(([piece, kind]) => marked(piece, kind)));
  }
}

function marked(text: string, kind: string): Node {
  if (kind === "") return document.createTextNode(text);
  const mark = document.createElement("span");
  mark.className = `t-${kind}`;
  mark.textContent = text;
  return mark;
}
