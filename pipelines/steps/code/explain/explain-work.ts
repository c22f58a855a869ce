// The Developer's last step: a short explanation of what was proven, measured and not run; the facts are code's, the words the model's where it is large.
import { isAbsent } from "../../../engine/absent-model.ts";
import { FacetError } from "../../../engine/errors.ts";
import { askApi, hasApiDocuments } from "../api/ask-api.ts";
import { tellContext } from "../../build-context.ts";
import type { Checked, DeveloperContext, Ran, Submission, Work } from "../develop.ts";
import { byWeight } from "../finding.ts";
import { languageNames } from "../../language.ts";
import { holdsName } from "../names-in.ts";
import type { DeveloperWords } from "../words.ts";
import { askCode } from "./ask-code.ts";
import { checkedSentences } from "./checked-sentences.ts";
import { shownBy } from "./shown-by.ts";
import { factsOf } from "./facts.ts";
import type { ToTell } from "./facts.ts";
import { outputsOf } from "./outputs.ts";
import type { DeveloperOutputs } from "./outputs.ts";

interface ToExplain {
  readonly submission: Submission;
  readonly checked: Checked;
  readonly ran: Ran;
  readonly work: Work;
}

const explanationTokens = { small: 60, large: 300 };

export async function explainWork(
  state: ToExplain,
  context: DeveloperContext,
  words: DeveloperWords,
): Promise<DeveloperOutputs> {
  const { info } = context.model;
  const isLarge = info.tier === "large" && !isAbsent(info);
  const toTell: ToTell = { ...state, isLarge };
  if (isAboutApi(state, context)) {
    const { explanation, citations, sample } = await askApi(
      { question: state.submission.question },
      context,
      words.api,
    );
    return outputsOf(state, { explanation, citations, sample });
  }
  if (state.submission.tasks[0] === "ask")
    return outputsOf(state, { explanation: await askCode(toTell, context, words) });
  const explanation = isLarge ? await byLargeModel(toTell, context, words) : await byCode(toTell, context, words);
  return outputsOf(state, { explanation });
}

/** Questions that no code of the conversation is meant by: no lines, and no name of its functions. */
function isAboutApi({ submission, checked }: ToExplain, context: DeveloperContext): boolean {
  const { tasks, files, asked, isFollowUp, question } = submission;
  if (tasks[0] !== "ask" || asked || !hasApiDocuments(context)) return false;
  if (files.length === 0) return true;
  const names = checked.outlines.flatMap(({ symbols }) => symbols.map(({ name }) => name));
  return isFollowUp && !names.some((name) => holdsName(question, name));
}

async function byLargeModel(state: ToTell, context: DeveloperContext, words: DeveloperWords): Promise<string> {
  const { submission, work } = state;
  const { question, language, files } = submission;
  const own = factsOf(state, words.told.facts);
  const facts = [...own, ...besideFacts(work)];
  const turns = words.explain({ question, language: languageNames[language], facts: facts.join("\n"), small: false });
  const maxTokens = explanationTokens.large;
  await tellContext({ turns, question, passages: 0, answerTokens: maxTokens }, context);
  const said = await context.chat({ turns, field: "explanation", maxTokens });
  const all = [...files, ...submission.tests, ...(work.files ?? [])];
  const texts = [
    ...facts,
    question,
    ...work.findings.map(({ title }) => title),
    ...work.fixes.flatMap(({ changes }) => changes.map(({ after }) => after ?? "")),
  ];
  // What is kept of it is shown as it was written where every sentence holds.
  const kept = checkedSentences(said, { files: all, texts, mayClaim: true, shown: shownBy(state) });
  if (kept === "") return own.join(" ");
  return sameWords(kept, said) ? said : kept;
}

const sameWords = (a: string, b: string) => a.replaceAll(/\s+/g, "") === b.replaceAll(/\s+/g, "");

/** For the model, beside the sentences of code: the findings, and the sentence on the cause that it gave itself. */
function besideFacts(work: ToTell["work"]): string[] {
  const findings = work.findings.toSorted(byWeight).slice(0, 8);
  return [
    ...findings.map(({ lines, title }) => `Finding, lines ${lines.from}-${lines.to}: ${title}`),
    ...(work.said === null ? [] : [`Cause or plan: ${work.said}`]),
  ];
}

async function byCode(state: ToTell, context: DeveloperContext, words: DeveloperWords): Promise<string> {
  const { submission, work } = state;
  const { question, language, files } = submission;
  const { emit, model } = context;
  const facts = factsOf(state, words.told.facts).join(" ");
  emit({ type: "text-delta", field: "explanation", text: facts });
  if (isAbsent(model.info)) {
    emit({ type: "note", level: "info", key: "without-model", values: {} });
    return facts;
  }
  const proven = work.fixes.some(({ proof }) => proof.kind === "proven");
  // Weights that only stand in (half a billion parameters) give causes that are not there: tried 2026-11.
  if (!proven || model.info.standIn) return facts;
  const told = [facts, ...work.findings.slice(0, 3).map(({ title }) => title), ...work.fixes.map(({ title }) => title)];
  const turns = words.explain({ question, language: languageNames[language], facts: told.join("\n"), small: true });
  const maxTokens = explanationTokens.small;
  await tellContext({ turns, question, passages: 0, answerTokens: maxTokens }, context);
  const said = await chatOrNothing(context, { turns, maxTokens });
  const [sentence] = checkedSentences(said, { files, texts: told, mayClaim: true, shown: shownBy(state) }).split(
    /(?<=[.!])\s/,
  );
  if (!sentence || !/[.!]$/.test(sentence)) return facts;
  emit({ type: "text-delta", field: "explanation", text: `\n\n${sentence}` });
  return `${facts}\n\n${sentence}`;
}

/** The explanation stands without it: a prompt too long for a small model is no error here. */
async function chatOrNothing(
  { chat }: DeveloperContext,
  request: Parameters<DeveloperContext["chat"]>[0],
): Promise<string> {
  try {
    return await chat(request);
  } catch (thrown) {
    if (thrown instanceof FacetError && thrown.data.code === "model-overflow") return "";
    throw thrown;
  }
}
