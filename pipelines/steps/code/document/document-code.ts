// Writes docstrings where none stand: the model says what a function does, code puts it in the language's form, and the syntax trees must stay equal.
import { z } from "zod";
import { isAbsent } from "../../../engine/absent-model.ts";
import type { Fix } from "../../../engine/code-answers.ts";
import type { CodeFile, CodeSymbol } from "../../../engine/code.ts";
import { askOr } from "../../ask-or.ts";
import { changesOf } from "../changes.ts";
import type { Checked, DeveloperContext, Submission, Work } from "../develop.ts";
import { languageNames } from "../../language.ts";
import { unlessUnchecked } from "../unless-unchecked.ts";
import type { DeveloperWords } from "../words.ts";
import { styleOf } from "./doc-style.ts";
import type { DocText } from "./doc-style.ts";
import { withDocs } from "./with-docs.ts";

/** Functions and classes documented in one answer, by tier: a model is asked once for each. */
const symbolsAtMost = { small: 6, large: 20 };
const answerTokens = { small: 60, large: 400 };
/** Lines of a function that a prompt shows. */
const linesShown = 80;

const said = z.object({
  summary: z.string().trim().min(3),
  parameters: z.array(z.object({ name: z.string(), text: z.string() })).default([]),
  returns: z.string().default(""),
  raises: z.array(z.object({ name: z.string(), text: z.string() })).default([]),
});

interface ToDocument {
  readonly submission: Submission;
  readonly checked: Checked;
  readonly work: Work;
}

export async function documentCode(
  { submission, checked, work }: ToDocument,
  context: DeveloperContext,
  words: DeveloperWords,
): Promise<Work> {
  const { files, language, asked: lines } = submission;
  const { model, progress, tools, signal, emit } = context;
  const { tier } = model.info;
  if (isAbsent(model.info)) {
    emit({ type: "note", level: "warning", key: "documents-need-model", values: {} });
    return work;
  }
  const wanted = files.flatMap((file) => {
    const outline = checked.outlines.find((each) => each.file === file.name);
    const style = styleOf(file);
    if (!outline || !style || outline.syntaxErrors.length > 0) return [];
    return outline.symbols
      .filter(
        (symbol) =>
          isDocumentable(symbol) &&
          (!lines ||
            (lines.file === file.name && symbol.lines.from <= lines.lines.to && symbol.lines.to >= lines.lines.from)),
      )
      .map((symbol) => ({ file, symbol, style }));
  });
  if (wanted.length > symbolsAtMost[tier])
    emit({
      type: "note",
      level: "info",
      key: "symbols-left-out",
      values: { count: wanted.length - symbolsAtMost[tier] },
    });
  const docs = new Map<CodeFile, { symbol: CodeSymbol; doc: DocText }[]>();
  const chosen = wanted.slice(0, symbolsAtMost[tier]);
  for (const [at, { file, symbol }] of chosen.entries()) {
    progress(at, chosen.length);
    const doc = await docOf(file, symbol, { context, words, language });
    if (doc) docs.set(file, [...(docs.get(file) ?? []), { symbol, doc }]);
  }
  const changed: CodeFile[] = [];
  let count = 0;
  for (const [file, found] of docs) {
    const style = styleOf(file);
    if (!style) continue;
    const after = { ...file, text: withDocs(file, found, style) };
    // What would change more than comments is left out.
    if (!(await unlessUnchecked(tools.isSameCode(file, after, signal)))) continue;
    changed.push(after);
    count += found.length;
  }
  if (changed.length === 0) return work;
  const all = files.map((file) => changed.find(({ name }) => name === file.name) ?? file);
  const fix: Fix = {
    fixId: `document-${count}`,
    purpose: "document",
    title: words.told.documentFix({ count })[language],
    by: "model",
    findingIds: [],
    changes: changesOf(files, all),
    proof: { kind: "same-code" },
  };
  return { ...work, fixes: [...work.fixes, fix] };
}

function isDocumentable({ kind, doc, name }: CodeSymbol): boolean {
  return (
    (kind === "function" || kind === "method" || kind === "class" || kind === "interface") &&
    !doc &&
    !/^(?:__\w+__|constructor)$/.test(name)
  );
}

async function docOf(
  file: CodeFile,
  symbol: CodeSymbol,
  {
    context,
    words,
    language,
  }: { readonly context: DeveloperContext; readonly words: DeveloperWords; readonly language: Submission["language"] },
): Promise<DocText | null> {
  const { tier } = context.model.info;
  const text = file.text
    .split("\n")
    .slice(symbol.lines.from - 1, Math.min(symbol.lines.to, symbol.lines.from + linesShown))
    .join("\n");
  // A pattern is given by its text, presets and all: code that has no place outside of its fence.
  const parameters = symbol.parameters.filter(
    (name) => /^[&*.]*[\p{L}_$][\p{L}\p{N}_$]*\??$/u.test(name) && !/^(?:self|cls|this)$/.test(name),
  );
  const values = {
    language: languageNames[language],
    code: { name: file.name, text },
    parameters,
    small: tier === "small",
  };
  const turns = words.docstring(values);
  if (tier === "small") {
    const sentence =
      (await context.chat({ turns, maxTokens: answerTokens.small, temperature: 0.2 })).trim().split("\n")[0] ?? "";
    const summary = /^[^.!?]{8,200}[.!?]/.exec(sentence.replace(/^["'*`\s]+/, ""))?.[0];
    return summary === undefined || /[<>{}]|"""|\*\//.test(summary)
      ? null
      : { summary, parameters: [], returns: "", raises: [] };
  }
  const nothing = { summary: "", parameters: [], returns: "", raises: [] };
  const doc = await askOr(context, { schema: said, turns, maxTokens: answerTokens.large }, nothing);
  if (doc.summary === "") return null;
  // Only parameters that it has, in their order.
  const own = parameters.flatMap((name) =>
    doc.parameters.filter((each) => each.name.replace(/^[*.]+/, "") === name.replace(/^[*.]+/, "")).slice(0, 1),
  );
  return { ...doc, parameters: own };
}
