// What a paste into the composer becomes: files, code, an error, a text as a file, or what the browser makes of it.
import { onCleanup } from "solid-js";
import { codePasteOf } from "../code/code-paste.ts";
import { pasteOf, pastedOf } from "../documents/paste.ts";
import type { Session } from "./session.ts";

/** `takesDrafts`: a long text is what the persona works on, and stays in the field. */
export function createPasting(
  { files, code }: Pick<Session, "files" | "code">,
  takesDrafts: () => boolean,
): (event: ClipboardEvent) => void {
  function onPaste(event: ClipboardEvent): void {
    const pasted = pastedOf(event.clipboardData);
    const paste = pasteOf(pasted);
    const asCode = code.takes() && paste.kind !== "files" ? codePasteOf(pasted.text, code.takesError()) : "plain";
    if (paste.kind === "plain" && asCode === "plain") return;
    if (paste.kind === "text-file" && takesDrafts()) return;
    event.preventDefault();
    if (paste.kind === "files") code.add(paste.files, []);
    else if (asCode === "file") code.addPasted(pasted.text);
    else if (asCode === "error") code.addError(pasted.text);
    else files.addText(pasted.text);
  }
  // Files pasted while nothing is written in: words have no place to go there.
  const onPagePaste = (event: ClipboardEvent) => {
    const isField = event.target instanceof Element && event.target.closest("input, textarea, [contenteditable]");
    if (!isField && pasteOf(pastedOf(event.clipboardData)).kind === "files") onPaste(event);
  };
  document.addEventListener("paste", onPagePaste);
  onCleanup(() => document.removeEventListener("paste", onPagePaste));
  return onPaste;
}
