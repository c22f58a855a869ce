// Calculations in words through the real Guide: with a perfect reader every result is code's and right; with the embedded model no wrong number is unmarked.
import type { ChatModels } from "../../pipelines/engine/ports.ts";
import { foldAll } from "../../pipelines/engine/fold.ts";
import guide from "../../pipelines/guide.ts";
import type { GuideOutputs } from "../../pipelines/steps/guide/guide.ts";
import { numbersIn } from "../../pipelines/steps/creator/claims/numbers-in.ts";
import { startRun } from "../../server/start-run.ts";
import { scriptedModels } from "../support/scripted-model.ts";
import { openServices } from "../support/services.ts";
import { problems } from "./arithmetic-problems.ts";
import type { Problem } from "./arithmetic-problems.ts";
import { share } from "./eval.ts";
import type { Evaluation } from "./eval.ts";
import { embeddedModel } from "./refusal.ts";

const seed = 20_261;
const counts = { scripted: 200, embedded: 50 };

export const arithmetic: Evaluation = {
  name: "arithmetic",
  run: async (report) => {
    const all = problems(counts.scripted, seed);
    const asked = new Set<string>();
    const perfect = scriptedModels(({ turns }) => {
      const text = turns.map((each) => each.text).join("\n");
      const problem = all.find(({ question }) => text.includes(question));
      if (!problem) return { text: "A title" };
      if (text.includes("expression")) asked.add(problem.question);
      const { expression } = problem;
      return { text: JSON.stringify({ calculations: [{ label: "", expression }] }) };
    });
    const scripted = await solve(all, perfect);
    report({
      measure: "right, where the expression is read rightly",
      figure: share(scripted.right, all.length),
      bar: `${all.length} of ${all.length}`,
      met: scripted.right === all.length,
    });
    report({ measure: "read by code alone", figure: share(all.length - asked.size, all.length), bar: "", met: null });
    await using embedded = await embeddedModel();
    const told = problems(400, seed + 1).filter(
      ({ kind, question }) => kind === "story" || / reduced | film | läuft /.test(question),
    );
    const small = await solve(told.slice(0, counts.embedded), embedded);
    report({
      measure: "expression found by the embedded model",
      figure: share(small.computed, counts.embedded),
      bar: "",
      met: null,
    });
    report({
      measure: "right, with the embedded model",
      figure: share(small.right, counts.embedded),
      bar: "",
      met: null,
    });
    report({ measure: "wrong numbers unmarked", figure: String(small.unmarked), bar: "0", met: small.unmarked === 0 });
  },
};

async function solve(all: readonly Problem[], models: ChatModels) {
  const result = { right: 0, computed: 0, unmarked: 0 };
  await using facet = await openServices({ models });
  for (const problem of all) {
    const started = await startRun(facet.services, "local", guide, {
      input: { question: problem.question },
      modelId: undefined,
      conversationId: undefined,
    });
    await facet.ended(started.runId);
    const events = facet.services.store.events.ofRun("local", started.runId, 0).map((each) => each.event);
    const outputs = foldAll(events).outputs as unknown as GuideOutputs;
    const calculations = outputs.marks?.calculations ?? [];
    const isRight = calculations.some(({ value }) => isAnswer(value, problem));
    result.right += isRight ? 1 : 0;
    result.computed += calculations.length > 0 ? 1 : 0;
    const unmarked = unmarkedIn(outputs, problem);
    result.unmarked += unmarked.length;
    if (unmarked.length > 0) console.error(`${problem.question}\n${outputs.answer}\nunmarked: ${unmarked.join(", ")}`);
    else if (!isRight) console.error(`${problem.question}\n  ${outputs.answer}\n  wanted ${problem.answer}`);
  }
  return result;
}

export function isAnswer(value: string, { answer, language, unit }: Problem): boolean {
  if (typeof answer === "string") return value === answer;
  const said = /\s(\p{L}.*)$/u.exec(value)?.[1];
  if (unit !== undefined && said !== undefined && said !== unit) return false;
  const digits = /[\d.,]+/.exec(value)?.[0] ?? "";
  const plain = language === "de" ? digits.replaceAll(".", "").replace(",", ".") : digits.replaceAll(",", "");
  const result = Number(plain) * (/^[−-]/.test(value) ? -1 : 1);
  // Money is shown to the cent.
  return Math.abs(result - answer) <= Math.max(0.005, Math.abs(answer) * 1e-6);
}

/** Numbers that stand neither in the question nor in a calculation that is shown, are no right answer, and are not marked. */
function unmarkedIn({ answer = "", marks }: Partial<GuideOutputs>, problem: Problem): string[] {
  const forms = (text: string) => numbersIn(text).flatMap((each) => each.forms);
  const calculations = marks?.calculations ?? [];
  const shown = calculations.flatMap(({ expression, value, assumed }) =>
    forms([expression, value, ...assumed].join(" ; ")),
  );
  const marked = (marks?.paragraphs ?? []).flatMap(({ unverified }) => unverified).flatMap(forms);
  const known = new Set([...forms(problem.question), ...shown, ...marked, String(problem.answer)]);
  // The numbers of a list, the hundred of a percentage, words and the small factors of a formula state nothing that could be wrong alone.
  const stated = answer
    .replace(/^\s*(?:[#>*-]\s*)*\d+[.)]\s/gm, "")
    .replace(/\\\[[^]*?\\\]|\\\([^]*?\\\)|\$[^$\n]+\$/g, (formula) =>
      formula.replace(/(?<![\d.,=]\s*)\d(?![\d.,])/g, ""),
    )
    .replace(/(?<![\d.,])100(?![\d.,])|(?:step|schritt)s? \d+/gi, "");
  return numbersIn(stated).flatMap(({ text, forms: each }) =>
    /^\p{L}/u.test(text) || each.some((form) => known.has(form)) ? [] : [text],
  );
}
