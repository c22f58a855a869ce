// Notes on lines: a large model writes them on numbered code, a small one says a sentence of each function that the outline names.
import { z } from "zod";
import { isAbsent } from "../../../engine/absent-model.ts";
import type { LineNote } from "../../../engine/code-answers.ts";
import type { CodeFile, CodeSymbol } from "../../../engine/code.ts";
import { askOr } from "../../ask-or.ts";
import { chooseCode, lineCount } from "../choose-code.ts";
import type { Checked, DeveloperContext, Submission, Work } from "../develop.ts";
import { languageNames } from "../../language.ts";
import { fileNamed } from "../read/asked-lines.ts";
import type { DeveloperWords } from "../words.ts";
import { checkedSentences } from "./checked-sentences.ts";

const tokens = { notes: 1800, sentence: 50 };
const codeShare = 0.5;
const notesAtMost = 20;
/** Functions a small model says a sentence of, and lines of each that it sees. */
const small = { symbols: 8, lines: 40 };

const said = z.object({
  notes: z
    .array(
      z.object({
        file: z.string().default(""),
        from: z.coerce.number().int(),
        to: z.coerce.number().int(),
        text: z.string().trim().min(1),
      }),
    )
    .default([]),
});

interface ToWalk {
  readonly submission: Submission;
  readonly checked: Checked;
  readonly work: Work;
}

export async function walkThrough(state: ToWalk, context: DeveloperContext, words: DeveloperWords): Promise<Work> {
  const { info } = context.model;
  const isLarge = info.tier === "large" && !isAbsent(info);
  const written = isLarge ? await byModel(state, context, words) : [];
  const notes = written.length > 0 ? written : await byOutline(state, context, words);
  return { ...state.work, walkthrough: notes };
}

async function byModel(
  { submission, checked }: ToWalk,
  context: DeveloperContext,
  words: DeveloperWords,
): Promise<LineNote[]> {
  const { files, question, language, asked: lines } = submission;
  const { model, emit } = context;
  const room = Math.floor(model.info.capabilities.context * codeShare);
  const chosen = await chooseCode(
    { files, outlines: checked.outlines, focus: lines ? [lines] : [], question, tokens: room, numbered: true },
    model.countTokens,
  );
  if (chosen.leftOut > 0)
    emit({ type: "note", level: "info", key: "code-left-out", values: { count: chosen.leftOut } });
  const turns = words.walkthrough({ question, language: languageNames[language], code: chosen.shown });
  const { notes } = await askOr(context, { schema: said, turns, maxTokens: tokens.notes }, { notes: [] });
  const kept = notes.flatMap((note): LineNote[] => {
    const file = fileNamed(note.file, files) ?? (files.length === 1 ? files[0] : undefined);
    const range = file && withinShown(file, note, chosen.parts);
    if (!file || !range) return [];
    const text = checkedSentences(note.text, { files: [file], texts: [question], mayClaim: false });
    return text === "" ? [] : [{ file: file.name, lines: range, text }];
  });
  return kept.toSorted((a, b) => a.file.localeCompare(b.file) || a.lines.from - b.lines.from).slice(0, notesAtMost);
}

/** A note on lines that were not shown, or that the file does not have, is on nothing. */
function withinShown(
  file: CodeFile,
  { from, to }: { readonly from: number; readonly to: number },
  parts: Awaited<ReturnType<typeof chooseCode>>["parts"],
): LineNote["lines"] | null {
  const part = parts.find(({ file: name, lines }) => name === file.name && from >= lines.from && from <= lines.to);
  if (!part || to < from) return null;
  return { from, to: Math.min(to, part.lines.to, lineCount(file)) };
}

async function byOutline(
  { submission, checked }: ToWalk,
  context: DeveloperContext,
  words: DeveloperWords,
): Promise<LineNote[]> {
  const { files, language, asked: lines } = submission;
  const { model, progress } = context;
  const symbols = files.flatMap((file) =>
    (checked.outlines.find((each) => each.file === file.name)?.symbols ?? [])
      .filter(({ kind }) => kind !== "constant" && kind !== "module")
      .filter(
        (symbol) =>
          !lines ||
          (lines.file === file.name && symbol.lines.from <= lines.lines.to && symbol.lines.to >= lines.lines.from),
      )
      .map((symbol) => ({ file, symbol })),
  );
  const notes: LineNote[] = [];
  for (const [at, { file, symbol }] of symbols.slice(0, notesAtMost).entries()) {
    progress(at, symbols.length);
    const facts = words.told.symbolNote({
      name: symbol.name,
      kind: symbol.kind,
      lines: symbol.lines.to - symbol.lines.from + 1,
      complexity: symbol.complexity,
    })[language];
    const doc =
      symbol.doc
        ?.trim()
        .split(/\n\s*\n/)[0]
        ?.replaceAll(/\s+/g, " ") ?? "";
    const isAsked = !isAbsent(model.info) && doc === "" && symbol.kind !== "class" && at < small.symbols;
    const sentence = isAsked ? await sentenceOn(file, symbol, { context, words, language }) : doc;
    notes.push({ file: file.name, lines: symbol.lines, text: [facts, sentence].filter(Boolean).join(" ") });
  }
  return notes;
}

async function sentenceOn(
  file: CodeFile,
  { lines, name }: CodeSymbol,
  {
    context,
    words,
    language,
  }: { readonly context: DeveloperContext; readonly words: DeveloperWords; readonly language: Submission["language"] },
): Promise<string> {
  const last = Math.min(lines.to, lines.from + small.lines);
  const text = file.text
    .split("\n")
    .slice(lines.from - 1, last)
    .join("\n");
  const turns = words.symbol({ language: languageNames[language], code: { name: file.name, text } });
  const answer = await context.chat({ turns, maxTokens: tokens.sentence, temperature: 0.2 });
  const [first = ""] = checkedSentences(answer, { files: [{ ...file, text }], texts: [name], mayClaim: false }).split(
    /(?<=[.!?])\s/,
  );
  return /[.!?]$/.test(first) && first.length <= 300 ? first : "";
}
