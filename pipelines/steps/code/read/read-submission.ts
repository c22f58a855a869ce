// The Developer's first step: which code is in question, which tests and which error go with it, and what is wanted.
import { detectLanguage } from "../../../engine/code-language.ts";
import type { CodeFile, CodeLanguage } from "../../../engine/code.ts";
import { lastOwn } from "../../last-own.ts";
import { isTestFile } from "../../../engine/test-files.ts";
import { languageOf } from "../../language.ts";
import type { AnswerLanguage } from "../../language.ts";
import type { DeveloperContext, DeveloperInput, Submission } from "../develop.ts";
import { pythonEnd } from "../trace-formats.ts";
import { readTrace } from "../read-trace.ts";
import { examplesIn } from "../examples-in.ts";
import { askedLines } from "./asked-lines.ts";
import { codeInText } from "./code-in-text.ts";
import type { PastedCode } from "./code-in-text.ts";
import { languageHinted } from "./language-hint.ts";
import { readNewLanguage, readTarget, readTasks } from "./read-wish.ts";
import { nameFor, testsFromText } from "./tests-of.ts";

export async function readSubmission(
  input: DeveloperInput,
  { code, history, sandbox }: DeveloperContext,
): Promise<{ submission: Submission }> {
  const told = withoutTrace(input.question);
  const message = codeInText(told.words);
  const given = givenFiles(input, message.code);
  const current = given.length === 0 ? currentFiles(code, history) : [];
  const all = given.length > 0 ? given : current;
  const files = all.filter((each) => !isTestFile(each));
  const named = all.filter(isTestFile);
  // Tests alone are the code in question: somebody asks about them.
  const inQuestion = files.length > 0 ? files : named;
  const tests = [
    ...(files.length > 0 ? named : []),
    ...fieldTests(input, history, { all, code: inQuestion[0], isNew: given.length > 0 }),
  ];
  const error = (input.error?.trim() || told.trace || "") === "" ? null : input.error?.trim() || told.trace;
  const question = message.words;
  const asked = askedLines(question, all);
  const brought = {
    wish: input.wish,
    question,
    code: given.length > 0,
    current: current.length > 0,
    error: error !== null,
    tests: (input.tests ?? "").trim() !== "",
    lines: asked !== null,
  };
  const tasks = readTasks(brought);
  const first = inQuestion[0]?.language;
  if (tasks[0] !== "ask" && tasks[0] !== "explain") warm(first ?? readTarget(question) ?? "python", sandbox);
  const changed = tasks.includes("change") ? readNewLanguage(question) : null;
  const target = tasks.includes("write") ? readTarget(question) : changed;
  return {
    submission: {
      question: question === "" ? input.question.trim().slice(0, 2000) : question,
      language: languageOf(question === "" ? input.question : question, spoken(history)),
      tasks,
      files: inQuestion,
      tests: tests.length === 0 && tasks.includes("bugs") ? examplesIn(question, inQuestion, "meant") : tests,
      error: error ?? null,
      raised: error ? readTrace(error, all) : null,
      asked,
      target: target === first ? null : target,
      where: input.runIn,
      isFollowUp: current.length > 0,
    },
  };
}

/** “In TypeScript” is of no language: it goes on in that of the questions before. */
function spoken(history: DeveloperContext["history"]): AnswerLanguage {
  const questions = history.filter(({ role }) => role === "user");
  return questions.reduce<AnswerLanguage>((before, { text }) => languageOf(text, before), "en");
}

function warm(language: CodeLanguage, sandbox: DeveloperContext["sandbox"]): void {
  if (language === "python") sandbox.warm("python");
  if (isScript(language)) sandbox.warm("javascript");
}

function isScript(language: CodeLanguage): boolean {
  return language === "javascript" || language === "typescript" || language === "jsx" || language === "tsx";
}

/** Files of the form, or else the code that stands in the question. */
function givenFiles({ files = [] }: Pick<DeveloperInput, "files">, pasted: readonly PastedCode[]): CodeFile[] {
  if (files.length > 0)
    return files.map(({ name, language, text }) => ({ name, language: language ?? detectLanguage(name, text), text }));
  const taken = new Set<string>();
  return pasted.map(({ hint, name, text }) => {
    const language = (name === null ? languageHinted(hint) : null) ?? detectLanguage(name, text);
    const own = name !== null && !taken.has(name) ? name : nameFor(language, taken);
    taken.add(own);
    return { name: own, language, text };
  });
}

/** The current version; code that came in the words of a later question is none, and is meant all the same. */
function currentFiles(code: DeveloperContext["code"], history: DeveloperContext["history"]): readonly CodeFile[] {
  const version = code.current();
  const from = version === null ? 0 : history.findIndex(({ messageId }) => messageId === version.messageId) + 1;
  const since = version !== null && from === 0 ? [] : history.slice(from);
  for (const { role, persona, text, input } of since.toReversed()) {
    const hasFiles = Array.isArray(input?.["files"]) && input["files"].length > 0;
    if (role !== "user" || persona !== "developer" || hasFiles) continue;
    const pasted = givenFiles({}, codeInText(withoutTrace(text).words).code);
    if (pasted.length > 0) return pasted;
  }
  return version?.files ?? [];
}

/** The tests field of this question, or of the last one that had it where the code is a later version. */
function fieldTests(
  input: DeveloperInput,
  history: DeveloperContext["history"],
  { all, code, isNew }: { all: readonly CodeFile[]; code: CodeFile | undefined; isNew: boolean },
): CodeFile[] {
  const taken = new Set(all.map(({ name }) => name));
  const own = (input.tests ?? "").trim();
  if (own !== "") return testsFromText(input.tests ?? "", code, taken);
  const last =
    isNew || lastOwn(history, "developer") === null
      ? undefined
      : history.findLast((turn) => turn.role === "user" && typeof turn.input?.["tests"] === "string");
  const text = last?.input?.["tests"];
  return typeof text === "string" ? testsFromText(text, code, taken) : [];
}

const traceStart =
  /^(?:Traceback \(most recent call last\):|(?:Uncaught )?(?:[A-Z]\w*)?(?:Error|Exception)\b.*\n\s+at |Exception in thread|panic: |thread '.*' panicked|==\d+==ERROR)/m;
const traceLine =
  /^(?:\s+.*|Traceback.*|During handling.*|The above exception.*|(?:\w+\.)*\w*(?:Error|Exception|Interrupt|Exit|Warning)\b.*|at .*|goroutine .*|panic: .*|thread '.*|note: .*|\w[\w./]*\(.*\)|exit status.*|Caused by.*|\.\.\. \d+ more|#\d+ .*|==\d+==.*|)$/;

/** A stack trace within the question, taken out of it. */
function withoutTrace(question: string): { readonly words: string; readonly trace: string | null } {
  const text = question.replaceAll("\r\n", "\n");
  const start = traceStart.exec(text)?.index;
  if (start === undefined || /```[^`]*$/.test(text.slice(0, start))) return { words: question, trace: null };
  const lines = text.slice(start).split("\n");
  let count = 1;
  const isPython = text.startsWith("Traceback", start);
  // Below its last frame a Python trace names the error, which need not be called one: `NotFound: boom`.
  const isEnd = (at: number) => isPython && /^\s+\S/.test(lines[at - 1] ?? "") && pythonEnd.test(lines[at] ?? "");
  while (count < lines.length && (traceLine.test(lines[count] ?? "") || isEnd(count))) count += 1;
  const trace = lines.slice(0, count).join("\n").trim();
  const words = [text.slice(0, start).trim(), lines.slice(count).join("\n").trim()].filter(Boolean).join("\n");
  return { words, trace };
}
