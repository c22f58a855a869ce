// The Guide with the embedded chat model: ten topics, three layers of each, told in short texts that lead on.
import guide from "../../pipelines/guide.ts";
import { lesson, outline } from "../../pipelines/engine/guide/schemas.ts";
import { startRun } from "../../server/start-run.ts";
import { openServices } from "../support/services.ts";
import { share } from "./eval.ts";
import type { Evaluation } from "./eval.ts";
import { embeddedModel } from "./refusal.ts";

const topics = [
  "How does a heat pump warm a house?",
  "Why is the sky blue?",
  "How do vaccines work?",
  "What is inflation, and where does it come from?",
  "How does a bill become a law?",
  "Explain photosynthesis to me",
  "What is a confidence interval?",
  "How does the internet find a website?",
  "Why do we have seasons?",
  "How does a sourdough starter work?",
] as const;
const layersEach = 3;
/** Words of a layer in the small tier. */
const wordsAtMost = 150;
/** What no reader should see: control tokens, a prompt's own words, a place that was to be filled in. */
const leaks =
  /<\/?(?:start|end)_of_turn|<\|?(?:im_start|im_end|bos|eos|s)\|?>|\[\[=|\{\{|\[(?:topic|title|layer|example|insert)[^\]]*\]|^(?:system|user|assistant):/im;

export const guideLayers: Evaluation = {
  name: "guide",
  run: async (report) => {
    await using models = await embeddedModel();
    await using facet = await openServices({ models });
    const counts = { layers: 0, short: 0, leads: 0, leaks: 0, outlines: 0, words: 0 };
    for (const topic of topics) {
      let conversationId: string | undefined;
      let onPath = 0;
      for (let at = 0; at < layersEach; at += 1) {
        const input = at === 0 ? { question: topic } : { question: "Next layer", action: "next" };
        const started = await startRun(facet.services, "local", guide, { input, modelId: undefined, conversationId });
        conversationId = started.conversationId;
        await facet.ended(started.runId);
        const message = facet.services.store.messages.get("local", started.answerId);
        if (message.role !== "assistant") throw new Error("a run's answer is an assistant message");
        const { answer = "", layer, outline: path } = message.outputs;
        const text = String(answer);
        const told = lesson.safeParse(layer).data;
        if (at === 0) {
          const opened = outline.safeParse(path).data;
          onPath = opened?.layers.length ?? 0;
          if (opened) counts.outlines += 1;
        }
        const words = text.split(/\s+/).filter(Boolean).length;
        counts.words += words;
        if (told && words > 0) counts.layers += 1;
        if (words > 0 && words <= wordsAtMost) counts.short += 1;
        // Behind the last layer of a path of three nothing comes.
        if (told && ((told.next ?? "") !== "" || at + 1 === onPath)) counts.leads += 1;
        if (leaks.test(text) || leaks.test(JSON.stringify([told, path]))) counts.leaks += 1;
        if (!told || words === 0 || words > wordsAtMost || leaks.test(text))
          console.error(`${topic} ${at + 1}: ${words} words, ${message.status}: ${text.slice(0, 300)}`);
      }
    }
    const all = topics.length * layersEach;
    const whole = (measure: string, count: number, of = all) =>
      report({ measure, figure: share(count, of), bar: `${of} of ${of}`, met: count === of });
    whole("topics opened with a path", counts.outlines, topics.length);
    whole("layers told", counts.layers);
    whole(`layers of at most ${wordsAtMost} words`, counts.short);
    whole("layers that name what comes next, or end their path", counts.leads);
    report({
      measure: "answers with a piece of a template",
      figure: String(counts.leaks),
      bar: "0",
      met: counts.leaks === 0,
    });
    report({ measure: "words of a layer, mean", figure: (counts.words / all).toFixed(0), bar: "", met: null });
  },
};
