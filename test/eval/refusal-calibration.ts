// Sets the small tier's gate on questions of our own: what the scores look like, the weights that part them, and the threshold.
import { signsOf } from "../../pipelines/steps/answerable.ts";
import type { Signs } from "../../pipelines/steps/answerable.ts";
import { weighSentences } from "../../pipelines/steps/extract.ts";
import { retrieve } from "../../pipelines/steps/retrieve.ts";
import { percentile } from "../bench/statistics.ts";
import { openCorpus } from "./corpus.ts";
import type { Corpus } from "./corpus.ts";
import { folderOf, questionsOf, share, unanswerableOf } from "./eval.ts";
import type { Evaluation } from "./eval.ts";
import { crossValidated, fitLogistic, predict, refusedBelow } from "./logistic.ts";
import type { Example } from "./logistic.ts";

/** As the Researcher's small tier reads. */
const passagesRead = 8;
const falseRefusals = 0.1;
const names: readonly (keyof Signs)[] = ["passage", "relevance", "unknownNames", "unknownWords", "lacksNumber"];

interface Judged extends Example {
  readonly question: string;
  readonly signs: Signs & Readonly<Record<string, number>>;
  /** Logit of the best passage. */
  readonly top: number;
}

async function judge(question: string, isAnswerable: boolean, { documents }: Corpus): Promise<Judged> {
  const { passages } = await retrieve({ queries: [{ text: question, weight: 1 }], k: passagesRead }, documents);
  const { signal } = new AbortController();
  const [best] = await weighSentences(question, passages, { documents, signal });
  const signs = { ...signsOf(question, passages, best) };
  return { question, isAnswerable, signs, top: passages[0]?.score ?? -Infinity };
}

function distribution(values: readonly number[]): string {
  return [0.05, 0.1, 0.25, 0.5, 0.75, 0.95].map((at) => percentile(values, at).toFixed(1)).join(" · ");
}

/** The highest threshold that refuses no more answerable questions than allowed. */
function thresholdOf(examples: readonly Example[], probabilities: readonly number[]): number {
  const steps = Array.from({ length: 100 }, (_, at) => at / 100);
  const allowed = steps.filter((step) => {
    const { refused, all } = refusedBelow(step, examples, probabilities).answerable;
    return refused <= all * falseRefusals;
  });
  return allowed.at(-1) ?? 0;
}

export const refusalCalibration: Evaluation = {
  name: "refusal-calibration",
  run: async (report) => {
    await using corpus = await openCorpus(folderOf("calibration"));
    const judged: Judged[] = [];
    for (const { question } of questionsOf("calibration")) judged.push(await judge(question, true, corpus));
    for (const { question } of unanswerableOf("calibration")) judged.push(await judge(question, false, corpus));
    for (const isAnswerable of [true, false]) {
      const tops = judged.filter((each) => each.isAnswerable === isAnswerable).map(({ top }) => top);
      const measure = `best passage's logit, ${isAnswerable ? "answerable" : "unanswerable"} (5 · 10 · 25 · 50 · 75 · 95 %)`;
      report({ measure, figure: distribution(tops), bar: "", met: null });
    }
    for (const used of [["relevance"], names]) {
      const held = crossValidated(judged, used);
      const { answerable, unanswerable } = refusedBelow(thresholdOf(judged, held), judged, held);
      report({
        measure: `refused, by ${used.join(", ")} (10-fold)`,
        figure: `${share(unanswerable.refused, unanswerable.all)}, falsely ${share(answerable.refused, answerable.all)}`,
        bar: "",
        met: null,
      });
    }
    const weights = fitLogistic(judged, names);
    const fitted = judged.map(({ signs }) => predict(weights, signs));
    const written = Object.entries(weights).map(([name, weight]) => `${name} ${weight.toFixed(2)}`);
    report({ measure: "weights", figure: written.join(", "), bar: "", met: null });
    const { answerable, unanswerable } = refusedBelow(thresholdOf(judged, fitted), judged, fitted);
    report({
      measure: `threshold ${thresholdOf(judged, fitted)}`,
      figure: `refused ${share(unanswerable.refused, unanswerable.all)}, falsely ${share(answerable.refused, answerable.all)}`,
      bar: `falsely ≤ ${falseRefusals}`,
      met: answerable.refused <= answerable.all * falseRefusals,
    });
  },
};
