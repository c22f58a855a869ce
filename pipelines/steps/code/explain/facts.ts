// What may be said of the work, as sentences made by code: each is true by a run, a measurement, a tool or a count.
import type { Fix } from "../../../engine/code-answers.ts";
import { notMeasuredSentence, notRunSentence } from "../../../engine/code-reasons.ts";
import { equalText, growthText, hasPassed, ratioText, unitText } from "../../../engine/code-words.ts";
import type { Finding } from "../../../engine/code.ts";
import { lineCount } from "../choose-code.ts";
import type { Checked, Ran, Submission, Told, Work } from "../develop.ts";
import type { FactWords } from "../words.ts";

export interface ToTell {
  readonly submission: Submission;
  readonly checked: Checked;
  readonly ran: Ran;
  readonly work: Work;
  /** A model is here and large: what only it can do was done. */
  readonly isLarge: boolean;
}

export function factsOf(state: ToTell, facts: FactWords): string[] {
  const { submission, checked } = state;
  const { tasks, files, language } = submission;
  const say = (told: Told) => told[language];
  if (files.length === 0 && !tasks.includes("write")) return [say(facts.noCode)];
  if (files.length > 0 && files.every(({ text }) => text.trim() === "")) return [say(facts.emptyFile)];
  return tasks.flatMap((task) => {
    switch (task) {
      case "bugs":
        return bugFacts(state, facts);
      case "faster":
        return speedFacts(state, facts);
      case "document": {
        const fix = state.work.fixes.find(({ purpose }) => purpose === "document");
        const count = fix ? Number(/\d+/.exec(fix.fixId)?.[0] ?? 1) : 0;
        return [say(fix ? facts.documented({ count }) : facts.nothingToDocument)];
      }
      case "write":
      case "tests":
        return writeFacts(state, facts);
      case "change":
        return changeFacts(state, facts);
      case "explain":
      case "ask": {
        const functions = checked.outlines
          .flatMap(({ symbols }) => symbols)
          .filter(({ kind }) => kind === "function" || kind === "method");
        const lines = files.reduce((sum, file) => sum + lineCount(file), 0);
        return [
          say(facts.explained({ files: files.length, functions: functions.length, lines })),
          ...toolFacts(state, facts),
        ];
      }
    }
  });
}

function bugFacts(state: ToTell, facts: FactWords): string[] {
  const { submission, ran, work } = state;
  const { language } = submission;
  return [
    ...ranFacts(ran, submission, facts),
    ...work.fixes.filter(({ purpose }) => purpose === "bug").map((fix) => fixFact(fix, facts)[language]),
    ...missingFix(state, facts),
    ...toolFacts(state, facts),
  ];
}

function ranFacts(ran: Ran, { language, raised }: Submission, facts: FactWords): string[] {
  if (ran.kind === "none") return [notRunSentence(ran.reason, language)];
  const { run } = ran;
  if (ran.kind === "tests") {
    const counts = { failed: run.total - run.passed, total: run.total };
    return [(hasPassed(run) ? facts.allPass(counts) : facts.someFail(counts))[language]];
  }
  if (run.error) return [facts.errorCame({ error: run.error.name })[language]];
  return [(raised ? facts.errorStayedAway({ error: raised.name }) : facts.ranThrough)[language]];
}

function fixFact({ by, title, proof }: Fix, facts: FactWords): Told {
  if (proof.kind !== "proven") return facts.fixUnproven({ title });
  return facts.fixProven({ by, title, total: proof.after.total, round: proof.round });
}

function missingFix({ ran, work, isLarge, submission }: ToTell, facts: FactWords): string[] {
  const fails = ran.kind !== "none" && !hasPassed(ran.run);
  if (!fails || work.fixes.some(({ purpose, proof }) => purpose === "bug" && proof.kind === "proven")) return [];
  const told = [facts.fixNotFound({ tried: work.tried })[submission.language]];
  return isLarge ? told : [...told, facts.needsLargerModel[submission.language]];
}

const toolNames: Readonly<Record<string, string>> = {
  biome: "Biome",
  ruff: "Ruff",
  typescript: "TypeScript",
  secretlint: "Secretlint",
  "tree-sitter": "Tree-sitter",
};

function toolFacts({ work, submission, checked }: ToTell, facts: FactWords): string[] {
  const { language } = submission;
  // A note has said that they did not run: that they found nothing would be no finding.
  if (checked.isUnchecked) return [];
  const tools = work.findings.filter(({ origin }) => origin.kind === "tool");
  const model = work.findings.filter(({ origin }) => origin.kind === "model");
  const names = [...new Set(tools.map(toolName))].filter(Boolean);
  return [
    tools.length > 0
      ? facts.toolsFound({ count: tools.length, tools: names.join(", ") })[language]
      : facts.toolsFoundNothing[language],
    ...(model.length > 0 ? [facts.modelFound({ count: model.length })[language]] : []),
  ];
}

const toolName = ({ origin }: Finding) => (origin.kind === "tool" ? (toolNames[origin.tool] ?? "") : "");

function speedFacts({ work, submission, isLarge }: ToTell, facts: FactWords): string[] {
  const { language } = submission;
  if (work.measurements.length === 0) return [facts.nothingSlow[language]];
  return work.measurements.flatMap((each) => {
    const { result, name } = each;
    if (result.kind === "not-measured") return [`\`${name}\`: ${notMeasuredSentence(result.reason, language)}`];
    const fix = work.fixes.find(({ fixId }) => fixId === each.fixId);
    const ratio = ratioText(each, language);
    if (fix && ratio !== null) {
      const { before, after } = result.growth;
      const growth = [growthText(before, language), growthText(after, language)].filter(Boolean).join(" → ");
      return [facts.faster({ name, ratio, growth, equal: equalText(each, language) })[language]];
    }
    const n = result.points.at(-1)?.n ?? 0;
    const growth = growthText(result.growth.before, language);
    const grows =
      growth === "" ? [] : [facts.grows({ name, growth, n, unit: unitText(result.unit, language) })[language]];
    const tried = work.rewrites?.[each.measurementId] ?? 0;
    if (isLarge && tried > 0) return [...grows, facts.notFaster({ name, tried })[language]];
    return isLarge ? grows : [...grows, facts.needsLargerModel[language]];
  });
}

function writeFacts({ work, submission }: ToTell, facts: FactWords): string[] {
  const { language } = submission;
  const { files, run } = work;
  if (!files) return [facts.notWritten[language]];
  const names = files.map(({ name }) => `\`${name}\``).join(", ");
  if (!run || run.status === "not-run" || run.total === 0) {
    const why = run?.reason ? [notRunSentence(run.reason, language)] : [];
    return [facts.wroteUntested({ names })[language], ...why];
  }
  return [facts.wrote({ names, passed: run.passed, total: run.total })[language]];
}

function changeFacts({ work, submission, isLarge }: ToTell, facts: FactWords): string[] {
  const { language } = submission;
  const fix = work.fixes.find(({ purpose }) => purpose === "change");
  if (!fix || fix.proof.kind === "refuted") {
    const told = [facts.notChanged({ tried: work.tried })[language]];
    return isLarge ? told : [...told, facts.needsLargerModel[language]];
  }
  const { run } = work;
  if (run && run.total > 0)
    return [facts.changed({ title: fix.title, passed: run.passed, total: run.total })[language]];
  const why = run?.reason ? [notRunSentence(run.reason, language)] : [];
  return [facts.changedUntested({ title: fix.title })[language], ...why];
}
