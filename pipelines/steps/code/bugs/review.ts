// The large model's own findings: each tied to a line it copied, tried where it names a call, and scored by a second look.
import { z } from "zod";
import type { CodeFile, Finding, LineRange } from "../../../engine/code.ts";
import type { ChosenCode } from "../choose-code.ts";
import type { DeveloperContext, Submission } from "../develop.ts";
import { findingOf } from "../finding.ts";
import { askOr } from "../../ask-or.ts";
import { languageNames } from "../../language.ts";
import { fileNamed } from "../read/asked-lines.ts";
import type { DeveloperWords } from "../words.ts";

/** Of the second look, from which a finding is shown. */
const scoreFrom = 6;
const tokens = { review: 1200, score: 150 };
const findingsAtMost = 4;
/** Lines around the number a model gives in which its copied line is looked for first. */
const near = 3;

const said = z.object({
  findings: z
    .array(
      z.object({
        file: z.string().default(""),
        line: z.coerce.number().int().default(1),
        code: z.string().default(""),
        title: z.string(),
        why: z.string().default(""),
        call: z.string().default(""),
        expect: z.string().default(""),
      }),
    )
    .default([]),
});

export interface ModelFinding {
  readonly finding: Finding;
  /** An expression that shows it, and what it should give; empty where the model names none. */
  readonly call: string;
  readonly expect: string;
}

/** Advice that no run could show. */
const advice =
  /\b(?:add(?:ing)?|missing|lacks?|no|consider|improve)\b.{0,30}\b(?:comments?|docstrings?|documentation|type (?:hints?|annotations?)|logging|unit tests?|naming)\b|\b(?:verify|ensure|make sure|double[- ]check) (?:that|the|it)\b|\b(?:kommentare?|docstrings?|typannotationen|protokollierung)\b.{0,20}\b(?:ergänz|hinzufüg|fehl)|\b(?:stelle? sicher|überprüfe?)\b/i;

export async function reviewCode(
  {
    submission,
    chosen,
    known,
  }: { readonly submission: Submission; readonly chosen: ChosenCode; readonly known: readonly Finding[] },
  context: DeveloperContext,
  words: DeveloperWords,
): Promise<ModelFinding[]> {
  const { question, language, files } = submission;
  const told = known.map(({ file, lines, title }) => `${file}:${lines.from}: ${title}`).join("\n");
  const turns = words.review({ question, language: languageNames[language], code: chosen.shown, known: told });
  const { findings } = await askOr(context, { schema: said, turns, maxTokens: tokens.review }, { findings: [] });
  const taken = new Set(known.map(({ file, lines }) => `${file}:${lines.from}`));
  const kept: ModelFinding[] = [];
  for (const each of findings.slice(0, findingsAtMost)) {
    const file = fileNamed(each.file, files) ?? (files.length === 1 ? files[0] : undefined);
    const lines = file && anchored(file, each);
    if (!file || !lines || advice.test(`${each.title} ${each.why}`) || taken.has(`${file.name}:${lines.from}`))
      continue;
    const score = await secondLook(each, { file, lines }, { context, words });
    if (score < scoreFrom) continue;
    const origin = { kind: "model", score } as const;
    const rest = { lines, severity: "warning", category: "bug", origin, title: each.title } as const;
    const finding = findingOf(file, { ...rest, ...(each.why !== "" && { why: each.why }) });
    kept.push({ finding, call: each.call.trim(), expect: each.expect.trim() });
  }
  return kept;
}

/** The line it copied, nearest to the number it gave; without one in the file there is no finding. */
function anchored(
  { text }: CodeFile,
  { line, code }: { readonly line: number; readonly code: string },
): LineRange | null {
  const wanted = code.replace(/^\s*\d+\|/, "").trim();
  const lines = text.split("\n");
  const first = wanted.split("\n")[0]?.trim() ?? "";
  if (first === "") return null;
  const count = wanted.split("\n").length;
  const at = lines.flatMap((each, index) => (each.trim() === first ? [index + 1] : []));
  const loose =
    at.length > 0
      ? at
      : lines.flatMap((each, index) => (Math.abs(index + 1 - line) <= near && each.includes(first) ? [index + 1] : []));
  const best = loose.toSorted((a, b) => Math.abs(a - line) - Math.abs(b - line))[0];
  return best === undefined ? null : { from: best, to: Math.min(lines.length, best + count - 1) };
}

async function secondLook(
  each: z.infer<typeof said>["findings"][number],
  { file, lines }: { readonly file: CodeFile; readonly lines: LineRange },
  { context, words }: { readonly context: DeveloperContext; readonly words: DeveloperWords },
): Promise<number> {
  const from = Math.max(1, lines.from - 40);
  const text = file.text
    .split("\n")
    .slice(from - 1, lines.to + 40)
    .join("\n");
  const finding = `${file.name}:${lines.from}: ${each.title}\n${each.why}`;
  const turns = words.score({ code: [{ name: file.name, text, from }], finding });
  const schema = z.object({ score: z.coerce.number().min(0).max(10), reason: z.string().default("") });
  return (await askOr(context, { schema, turns, maxTokens: tokens.score }, { score: 0, reason: "" })).score;
}
