// Puts a model's fences into the files they are for: whole functions where they stood, whole files, or search and replace.
import { detectLanguage } from "../../engine/code-language.ts";
import type { CodeFile, CodeTools, FileOutline } from "../../engine/code.ts";
import { isTestFile } from "../../engine/test-files.ts";
import { leavesOut, withOwnSigns } from "./model-answer.ts";
import { holdsName } from "./names-in.ts";
import { fileNamed } from "./read/asked-lines.ts";
import type { PastedCode } from "./read/code-in-text.ts";
import { languageHinted } from "./read/language-hint.ts";
import { nameFor } from "./read/tests-of.ts";
import { replaceBlocks } from "./replace-blocks.ts";
import { replaceSymbols } from "./replace-symbols.ts";
import { uncheckedProblem, unlessUnchecked } from "./unless-unchecked.ts";

export type Applied =
  | { readonly files: readonly CodeFile[] }
  | { readonly problem: string; readonly isUnchecked?: true };

interface ToApply {
  readonly files: readonly CodeFile[];
  readonly outlines: readonly FileOutline[];
  readonly blocks: readonly PastedCode[];
  /** Fences that name no file of these are new files. */
  readonly mayAdd: boolean;
}

/** All files as they are after the fences; the problem is told to the model, in English. */
export async function applyAnswer(
  answer: ToApply,
  tools: Pick<CodeTools, "outline">,
  signal: AbortSignal,
): Promise<Applied> {
  return (await unlessUnchecked(applied(answer, tools, signal))) ?? { problem: uncheckedProblem, isUnchecked: true };
}

async function applied(
  { files, outlines, blocks, mayAdd }: ToApply,
  tools: Pick<CodeTools, "outline">,
  signal: AbortSignal,
): Promise<Applied> {
  if (blocks.length === 0) return { problem: "There was no code in a fence." };
  let now = [...files];
  const outlineNow = new Map(outlines.map((each) => [each.file, each]));
  for (const block of blocks) {
    const only =
      blocks.length === 1 && mayAdd ? await onlyFileAgain(block, now, outlines, { tools, signal }) : undefined;
    const target = only ?? targetOf(block, now, outlineNow, mayAdd);
    if (!target) {
      if (mayAdd) now = [...now, newFile(block, now)];
      continue;
    }
    if (leavesOut(block.text, target.text))
      return { problem: `Something was left out of ${target.name}: give whole functions.` };
    const text = withOwnSigns(block.text, target.text);
    const made = await merged(target, text, outlineNow.get(target.name), { tools, signal, mayAdd });
    // An example of its use, or what it prints, is no version of the file.
    if (made === undefined) continue;
    const after = made !== null && target.text.includes("\r\n") ? made.replaceAll(/\r?\n/g, "\r\n") : made;
    if (after === null) return { problem: `The text to search for does not stand in ${target.name}.` };
    now = now.map((each) => (each === target ? { ...each, text: after } : each));
    const [outline] = await tools.outline([{ ...target, text: after }], signal);
    if (outline) outlineNow.set(target.name, outline);
  }
  const isSame = now.length === files.length && now.every((each, at) => each.text === files[at]?.text);
  if (isSame) return { problem: "The code is the same as before: nothing was changed." };
  const changed = now.filter((each) => files.find(({ name }) => name === each.name)?.text !== each.text);
  for (const each of changed) {
    const before = outlines.find(({ file }) => file === each.name)?.syntaxErrors.length ?? 0;
    const [error] =
      outlineNow.get(each.name)?.syntaxErrors ?? (await tools.outline([each], signal))[0]?.syntaxErrors ?? [];
    const count = outlineNow.get(each.name)?.syntaxErrors.length ?? (error ? 1 : 0);
    if (error && count > before)
      return { problem: `${each.name} does not parse at line ${error.from}: ${lineOf(each, error.from)}` };
  }
  return { files: now };
}

const lineOf = ({ text }: CodeFile, line: number) => text.split("\n")[line - 1]?.trim().slice(0, 200) ?? "";

/** The file it names; where it can be no new one, a wrong name is one more slip of a model: then the one there is, or that has its functions. */
function targetOf(
  block: PastedCode,
  files: readonly CodeFile[],
  outlines: ReadonlyMap<string, FileOutline>,
  isNewFile: boolean,
): CodeFile | undefined {
  const named = block.name === null ? undefined : fileNamed(block.name, files);
  if (named || (block.name !== null && isNewFile)) return named;
  if (files.length === 1) return files[0];
  const language = languageHinted(block.hint) ?? detectLanguage(null, block.text);
  const scored = files.map((file) => {
    const symbols = outlines.get(file.name)?.symbols ?? [];
    const count = symbols.filter(({ name }) => holdsName(block.text, name)).length;
    return { file, count: count === 0 ? 0 : count + (file.language === language ? 0.5 : 0) };
  });
  const best = scored.toSorted((a, b) => b.count - a.count)[0];
  return best && best.count > 0 ? best.file : undefined;
}

/** Asked for a change, a model may give the one file there is another name: told by a function that both define. */
async function onlyFileAgain(
  block: PastedCode,
  files: readonly CodeFile[],
  outlines: readonly FileOutline[],
  { tools, signal }: { readonly tools: Pick<CodeTools, "outline">; readonly signal: AbortSignal },
): Promise<CodeFile | undefined> {
  const [file, other] = files.filter((each) => !isTestFile(each));
  if (!file || other || block.name === null || fileNamed(block.name, files) || isTestFile({ name: block.name })) return;
  if (detectLanguage(block.name, block.text) !== file.language) return;
  const [own] = await tools.outline([{ ...file, text: block.text }], signal);
  const known = outlines.find((each) => each.file === file.name)?.symbols ?? [];
  return own?.symbols.some(({ name }) => known.some((each) => each.name === name)) ? file : undefined;
}

function newFile(block: PastedCode, files: readonly CodeFile[]): CodeFile {
  const language = (block.name === null ? languageHinted(block.hint) : null) ?? detectLanguage(block.name, block.text);
  return { name: block.name ?? nameFor(language, new Set(files.map(({ name }) => name))), language, text: block.text };
}

/** Null where the text to search for is not found; undefined where the block is no version of this file. */
async function merged(
  target: CodeFile,
  text: string,
  outline: FileOutline | undefined,
  {
    tools,
    signal,
    mayAdd,
  }: { readonly tools: Pick<CodeTools, "outline">; readonly signal: AbortSignal; readonly mayAdd: boolean },
): Promise<string | null | undefined> {
  const blocks = replaceBlocks(target.text, text);
  if (blocks.isOne) return blocks.text;
  const [own] = await tools.outline([{ ...target, text }], signal);
  const replaced = own && outline ? replaceSymbols({ file: target.text, outline, block: text, own }) : null;
  const isOther =
    !mayAdd &&
    own?.syntaxErrors.length === 0 &&
    outline?.symbols.some(({ parent }) => parent === null) &&
    !own.symbols.some(({ name }) => outline.symbols.some((each) => each.name === name));
  if (replaced === null && isOther) return undefined;
  return replaced ?? text;
}
