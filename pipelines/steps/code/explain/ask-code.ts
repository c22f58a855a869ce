// Answers a question about the code in the model's words, with numbered lines and with what tools and runs have shown before its eyes.
import { isAbsent } from "../../../engine/absent-model.ts";
import type { Finding } from "../../../engine/code.ts";
import { linesText, runDetail, runTitle } from "../../../engine/code-words.ts";
import { buildContext } from "../../build-context.ts";
import { chooseCode, symbolAt } from "../choose-code.ts";
import type { AskedLines, DeveloperContext } from "../develop.ts";
import { errorText, failureText } from "../failure-text.ts";
import { languageNames } from "../../language.ts";
import type { DeveloperWords } from "../words.ts";
import { checkedSentences } from "./checked-sentences.ts";
import { factsOf } from "./facts.ts";
import type { ToTell } from "./facts.ts";

const answerTokens = { small: 200, large: 900 };
const codeShare = { small: 0.35, large: 0.5 };
/** Turns of the conversation told word for word: the code itself is in the prompt. */
const turnsAtMost = 6;
const findingsTold = 20;

/** Streams into `explanation`; without a model, only what code knows is said. */
export async function askCode(state: ToTell, context: DeveloperContext, words: DeveloperWords): Promise<string> {
  const { submission, checked, work } = state;
  const { language, files, asked, question } = submission;
  const { model, emit } = context;
  const { shown, told } = lineFacts(state, words);
  if (isAbsent(model.info) && files.length > 0) {
    emit({ type: "note", level: "info", key: "without-model", values: {} });
    const text = shown.length > 0 ? shown.join("\n") : factsOf(state, words.told.facts).join(" ");
    emit({ type: "text-delta", field: "explanation", text });
    return text;
  }
  const { tier, capabilities } = model.info;
  const isSmall = tier === "small";
  const chosen = await chooseCode(
    {
      files,
      outlines: checked.outlines,
      focus: asked ? [asked] : [],
      question,
      tokens: Math.floor(capabilities.context * codeShare[tier]),
      numbered: true,
    },
    model.countTokens,
  );
  if (chosen.leftOut > 0)
    emit({ type: "note", level: "info", key: "code-left-out", values: { count: chosen.leftOut } });
  const facts = told.join("\n");
  const request = {
    system: words.askSystem({ language: languageNames[language], small: isSmall }),
    question: words.askQuestion({ question, code: chosen.shown, facts }),
    query: question,
    answerTokens: answerTokens[tier],
    turnsAtMost,
    words: words.context,
  };
  const { turns } = await buildContext(request, context);
  const maxTokens = answerTokens[tier];
  if (!isSmall || files.length === 0) return context.chat({ turns, field: "explanation", maxTokens });
  // A small model's words are shown when they are checked, below what code knows.
  const known = shown.join("\n");
  if (known !== "") emit({ type: "text-delta", field: "explanation", text: `${known}\n\n` });
  const said = await context.chat({ turns, maxTokens });
  const mayClaim = work.findings.some(showsBug);
  const checkedText = checkedSentences(said, { files, texts: [facts, question], mayClaim });
  const whole = [known, checkedText].filter(Boolean).join("\n\n");
  return whole === "" ? factsOf(state, words.told.facts).join(" ") : whole;
}

/** That code is complex, slow or badly styled shows no bug in it. */
function showsBug({ origin, category, severity }: Finding): boolean {
  const isBug = category === "bug" || category === "syntax" || category === "types" || category === "security";
  return isBug && severity !== "info" && origin.kind !== "model";
}

/**
 * What is known of the lines in question: their function, and the findings on them; else every finding. `told` is for the model, with all
 * that a run gave, in English; `shown` for the person, in their language.
 */
function lineFacts(
  { submission, checked, ran, work }: ToTell,
  { told }: DeveloperWords,
): { readonly shown: readonly string[]; readonly told: readonly string[] } {
  const { asked, language, raised } = submission;
  const of = (each: Finding) => `- ${each.file}, ${linesText(each.lines, language)}: ${each.title}`;
  const here = work.findings.filter((each) => !asked || overlaps(each, asked));
  const symbol =
    asked &&
    symbolAt(
      checked.outlines.find(({ file }) => file === asked.file),
      asked.lines.from,
    );
  const lines = [
    ...(asked && symbol
      ? [
          `- ${asked.file}, ${linesText(asked.lines, language)}: ${
            told.symbolNote({
              name: symbol.name,
              kind: symbol.kind,
              lines: symbol.lines.to - symbol.lines.from + 1,
              complexity: symbol.complexity,
            })[language]
          }`,
        ]
      : []),
    ...here.slice(0, findingsTold).map(of),
  ];
  const run = ran.kind === "none" ? null : ran.run;
  const runText = run && [runTitle(run, language), runDetail(run, language)].filter(Boolean).join(", ");
  return {
    shown: [...lines, ...(runText ? [`- ${runText}`] : [])],
    told: [...lines, run ? failureText(run) : "", raised ? errorText(raised) : ""].filter((line) => line.trim() !== ""),
  };
}

function overlaps({ file, lines }: AskedLines, asked: AskedLines): boolean {
  return file === asked.file && lines.from <= asked.lines.to && lines.to >= asked.lines.from;
}
