// Shows Markdown while it grows: a block that is finished is never read or drawn again, only the live one is.
import { createEffect, onCleanup, untrack } from "solid-js";
import "./markdown.css";
import { appendText, finishText, liveHtml, noBlocks } from "./blocks.ts";
import type { Blocks } from "./blocks.ts";
import { copyText } from "../conversation/copy-text.ts";
import { openDialect } from "./dialect.ts";
import type { MarkdownWords } from "./dialect.ts";
import type { DiagramWords } from "./diagrams.ts";
import { colourCode } from "./highlight.ts";
import { inTurns } from "./in-turns.ts";
import { keepWithWord } from "./keep-with-word.ts";
import { drawMath } from "./math.ts";
import { morphChildren } from "./morph.ts";
import { sanitise } from "./sanitise.ts";

/** A slow frame is followed by this many times its length of rest, so that a weak device stays responsive. */
const restAfterFrame = 3;
const copiedForMs = 1600;
const holdsCaret = "p, h3, h4, h5, h6, ul, ol, li, blockquote, figure, pre, pre > code";

/** A block of a text that has ended: its Markdown, with the blank lines after it, and what it is drawn in. */
export interface DrawnBlock {
  readonly source: string;
  readonly element: HTMLElement;
}

interface MarkdownProps {
  readonly text: string;
  /** True while more text comes. */
  readonly live: boolean;
  /** Serif for long reading, or the sans of the product. */
  readonly face: "read" | "ui";
  readonly words: MarkdownWords;
  /** Draws Mermaid fences; without them they stay source. */
  readonly diagrams?: DiagramWords;
  /** `[1]` is a citation. */
  readonly cites?: boolean;
  /** Tells its chips what they lead to: called with what is about to be shown, and with all of it when what it reads has changed. */
  readonly decorate?: (inside: ParentNode) => void;
  /** Called with the blocks of a text that has ended: what stands beside them is put at the end of their elements. */
  readonly onBlocks?: ((blocks: readonly DrawnBlock[]) => void) | undefined;
}

export default function Markdown(props: MarkdownProps) {
  const root = (<div class="prose" onClick={(event) => void copyCode(event, props.words)} />) as HTMLDivElement;
  let blocks: Blocks = noBlocks;
  let shown = "";
  let liveBlock: HTMLElement | undefined;
  /** Of the settled blocks, in their order. */
  const elements: HTMLElement[] = [];
  let restUntil = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let leaveRest = () => {};
  const dialect = untrack(() => openDialect(props.words, props.cites));

  function decorated(next: DocumentFragment): DocumentFragment {
    untrack(() => props.decorate?.(next));
    if (dialect.cites) keepWithWord(next);
    return next;
  }

  function blockForNext(): HTMLElement {
    const block = liveBlock ?? root.appendChild(newBlock());
    liveBlock = undefined;
    return block;
  }

  function draw(block: HTMLElement, at: number): void {
    fill(block, decorated(sanitise(blocks.settled[at]?.html ?? "")));
    void finishBlock(
      block,
      untrack(() => props.diagrams),
    );
  }

  /** Of another text each block that is as it was stays as it is drawn. */
  function keepSame(before: Blocks["settled"]): void {
    liveBlock?.remove();
    const [next, ...gone] = elements.splice(blocks.settled.length);
    // What follows may be written on.
    liveBlock = next;
    for (const element of gone) element.remove();
    for (const [at, element] of elements.entries()) {
      if (before[at]?.html === blocks.settled[at]?.html) continue;
      const block = newBlock();
      element.replaceWith(block);
      elements[at] = block;
      draw(block, at);
    }
  }

  /** The longer it takes, the longer the next text has to wait. */
  function resting<T>(work: () => T): T {
    const begin = performance.now();
    const result = work();
    const end = performance.now();
    restUntil = Math.max(restUntil, end) + (end - begin) * restAfterFrame;
    return result;
  }

  function update(text: string, live: boolean): void {
    leaveRest();
    resting(() => read(text, live));
    if (live) {
      leaveRest = inTurns(() => resting(drawNext));
      return;
    }
    while (elements.length < blocks.settled.length) drawSettled();
    liveBlock?.remove();
    props.onBlocks?.(blocks.settled.flatMap(({ source }, at) => drawnAs(source, elements[at])));
  }

  function read(text: string, live: boolean): void {
    const before = text.startsWith(shown) ? undefined : blocks.settled;
    blocks = before ? appendText(noBlocks, text, dialect) : appendText(blocks, text.slice(shown.length), dialect);
    if (!live) blocks = finishText(blocks, dialect);
    shown = text;
    if (before) keepSame(before);
  }

  function drawSettled(): void {
    const block = blockForNext();
    elements.push(block);
    draw(block, elements.length - 1);
  }

  /** The next block that is finished, or else the one being written, which is the last: true where one is left. */
  function drawNext(): boolean {
    const isSettled = elements.length < blocks.settled.length;
    if (isSettled) drawSettled();
    else drawLive();
    return isSettled;
  }

  function drawLive(): void {
    const next = decorated(sanitise(liveHtml(blocks, dialect)));
    addCaret(next);
    liveBlock ??= root.appendChild(newBlock());
    fill(liveBlock, next);
    void drawMath(liveBlock);
  }

  createEffect(() => {
    const { text, live } = props;
    clearTimeout(timer);
    const run = () => update(text, live);
    const rest = restUntil - performance.now();
    if (live && rest > 8) timer = setTimeout(run, rest);
    else run();
  });
  createEffect(() => props.decorate?.(root));
  createEffect(() => root.classList.toggle("ui", props.face === "ui"));
  onCleanup(() => {
    clearTimeout(timer);
    leaveRest();
  });
  return root;
}

function drawnAs(source: string, element: HTMLElement | undefined): readonly DrawnBlock[] {
  return element ? [{ source, element }] : [];
}

/** A block may change for as long as it is marked live. */
function newBlock(): HTMLElement {
  const block = document.createElement("div");
  block.dir = "auto";
  block.dataset["live"] = "";
  return block;
}

function fill(block: HTMLElement, next: DocumentFragment): void {
  morphChildren(block, next);
  block.classList.toggle("heading", block.firstElementChild?.matches("h3, h4, h5, h6") ?? false);
}

async function finishBlock(block: HTMLElement, diagrams: DiagramWords | undefined): Promise<void> {
  if (diagrams && block.querySelector('pre[data-language="mermaid"]'))
    void import("./diagrams.ts").then(
      ({ drawDiagrams }) => drawDiagrams(block, diagrams),
      // Without a connection: what it would be drawn from stays in sight.
      () => undefined,
    );
  await Promise.all([drawMath(block), colourCode(block)]);
  delete block.dataset["live"];
}

/** Puts the caret behind the last word, inside whatever holds it. */
function addCaret(fragment: DocumentFragment): void {
  const caret = document.createElement("span");
  caret.className = "caret";
  let at: Node = fragment;
  for (let last = lastShown(at); last instanceof HTMLElement && last.matches(holdsCaret); last = lastShown(at))
    at = last;
  // Code ends with a line break: the caret stands before it.
  if (at instanceof HTMLElement && at.localName === "code" && at.lastChild instanceof Text) {
    at.lastChild.data = at.lastChild.data.replace(/\n$/, "");
  }
  at.appendChild(caret);
}

/** The last child that is more than the white space between elements. */
function lastShown(parent: Node): Node | undefined {
  return [...parent.childNodes].findLast(
    (child) => child instanceof Element || (child.textContent ?? "").trim() !== "",
  );
}

async function copyCode(event: MouseEvent, words: MarkdownWords): Promise<void> {
  const button =
    event.target instanceof Element ? event.target.closest<HTMLElement>("figcaption > button:last-child") : null;
  const code = button?.closest("figure")?.querySelector("code");
  if (!button || !code) return;
  if (!(await copyText((code.textContent ?? "").replace(/\n$/, "")))) return;
  button.textContent = words.copied;
  setTimeout(() => (button.textContent = words.copy), copiedForMs);
}
