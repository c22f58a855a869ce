// Findings, fixes, measurements, notes, runs and sample calls as Markdown: for copies, exports and other personas. Short, and the proof in words.
import type { Fix, Measurement } from "./code-answers.ts";
import { patchText } from "./code-patch.ts";
import { notMeasuredSentence } from "./code-reasons.ts";
import { codeFilesOf, findingsOf, fixesOf, measurementsOf, notesOf, runOf, sampleOf } from "./code-values.ts";
import { equalText, growthText, linesText, proofSentence, ratioText, runDetail, runTitle } from "./code-words.ts";
import type { ComponentName } from "./components.ts";
import type { Language } from "./error-sentences.ts";
import { originText } from "./finding-words.ts";
import { fenced } from "./render-parts.ts";

/** Items of a list that are told; the page holds the others. */
const mostItems = 40;
/** Lines of one diff and of one run's output. */
const mostLines = 80;

const words = {
  en: {
    more: "… {count} more",
    checked: { schema: "Checked against the schema.", types: "Checked against the types." },
  },
  de: {
    more: "… {count} weitere",
    checked: { schema: "Gegen das Schema geprüft.", types: "Gegen die Typen geprüft." },
  },
} as const;

const renderers: Partial<Record<ComponentName, (value: unknown, language: Language) => string>> = {
  findings: renderFindings,
  fixes: renderFixes,
  measurements: renderMeasurements,
  walkthrough: renderNotes,
  run: renderRun,
  sample: renderSample,
};

/** Null where the component is none of code, or the value has not its shape. */
export function renderCodeValue(
  value: unknown,
  component: ComponentName | undefined,
  language: Language = "en",
): string | null {
  const render = component === undefined ? undefined : renderers[component];
  return render?.(value, language) || null;
}

/** Each under its name. */
export function renderCodeFiles(value: unknown): string {
  return codeFilesOf(value)
    .map(({ name, language, text }) => `${name}\n${fenced(text, language)}`)
    .join("\n\n");
}

function renderFindings(value: unknown, language: Language): string {
  const findings = findingsOf(value);
  const severalFiles = new Set(findings.map(({ file }) => file)).size > 1;
  const lines = findings.map((each) => {
    const where = `${linesText(each.lines, language)}${severalFiles ? ` (${each.file})` : ""}`;
    const why = each.why ? ` ${each.why}` : "";
    return `- ${where}: ${each.title} [${originText(each, false, language)}]${why}`;
  });
  return capped(lines, mostItems, language).join("\n");
}

function renderFixes(value: unknown, language: Language): string {
  const fixes = fixesOf(value).map((fix) => renderFix(fix, language));
  return capped(fixes, mostItems, language).join("\n\n");
}

function renderFix({ title, proof, changes }: Fix, language: Language): string {
  const lines = patchText(changes)
    .split("\n")
    .filter((line) => !/^(?:diff --git|new file mode|deleted file mode) /.test(line));
  const diff = capped(lines, mostLines, language).join("\n").trimEnd();
  return `**${title}** ${proofSentence(proof, language)}${diff === "" ? "" : `\n${fenced(diff, "diff")}`}`;
}

function renderMeasurements(value: unknown, language: Language): string {
  const lines = measurementsOf(value).map((each) => `- ${measurementSentence(each, language)}`);
  return capped(lines, mostItems, language).join("\n");
}

/** “`pair`: 192 times faster at 16,000 rows (grows as n² → grows as n). Same result on 200 random inputs.” */
function measurementSentence(measurement: Measurement, language: Language): string {
  const { name, result } = measurement;
  if (result.kind === "not-measured") return `\`${name}\`: ${notMeasuredSentence(result.reason, language)}`;
  const { before, after } = result.growth;
  const growth = [growthText(before, language), growthText(after, language)].filter(Boolean).join(" → ");
  const ratio = ratioText(measurement, language);
  const head = [ratio, ratio && growth ? `(${growth})` : growth].filter(Boolean).join(" ");
  return `\`${name}\`: ${[head && `${head}.`, equalText(measurement, language)].filter(Boolean).join(" ")}`;
}

function renderNotes(value: unknown, language: Language): string {
  const lines = notesOf(value).map(({ file, lines, text }) => `- ${file}, ${linesText(lines, language)}: ${text}`);
  return capped(lines, mostItems, language).join("\n");
}

function renderRun(value: unknown, language: Language): string {
  const run = runOf(value);
  if (!run) return "";
  const tests = run.tests.map(({ name, status, message }) => `- ${name}: ${status}${message ? `, ${message}` : ""}`);
  const output = run.output.trim();
  return [
    [runTitle(run, language), runDetail(run, language)].filter(Boolean).join(", "),
    capped(tests, mostItems, language).join("\n"),
    output === "" ? "" : fenced(capped(output.split("\n"), mostLines, language).join("\n"), ""),
  ]
    .filter(Boolean)
    .join("\n");
}

function renderSample(value: unknown, language: Language): string {
  const sample = sampleOf(value);
  if (!sample) return "";
  const { checkedBy, problems } = sample;
  const checked = checkedBy !== null && problems.length === 0 ? words[language].checked[checkedBy] : "";
  return [fenced(sample.text, sample.language), checked, ...problems.map((each) => `- ${each}`)]
    .filter(Boolean)
    .join("\n");
}

function capped(lines: readonly string[], most: number, language: Language): readonly string[] {
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most), words[language].more.replace("{count}", String(lines.length - most))];
}
