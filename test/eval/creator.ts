// The Creator with the embedded chat model: a valid post from each of twenty lists, and how many of them had to be helped.
import creator from "../../pipelines/creator.ts";
import { creating, picture } from "../support/creating.ts";
import { creatorCases } from "./creator-cases.ts";
import { share } from "./eval.ts";
import type { Evaluation } from "./eval.ts";
import { embeddedModel } from "./refusal.ts";

export const creatorPosts: Evaluation = {
  name: "creator",
  run: async (report) => {
    await using models = await embeddedModel();
    const model = await models.open(null, new AbortController().signal);
    const [counts, all] = [{ valid: 0, byCode: 0, ready: 0, flagged: 0, captions: 0 }, creatorCases.length];
    for (const { caseId, brief, grounding } of creatorCases) {
      try {
        const { outputs, notes } = await creating(
          { brief, grounding, variants: 2 },
          { model, images: [picture(caseId)] },
        );
        // `creating` has checked the schema; a post also needs words in every field that must have some.
        const [post] = outputs.posts;
        const isWhole =
          post !== undefined && post.captions.length > 0 && post.hashtags.length > 0 && post.altTexts[0]?.text !== "";
        if (isWhole && creator.outputSchema.safeParse(outputs).success) counts.valid += 1;
        if (notes.includes("fields-by-code")) counts.byCode += 1;
        if (post?.versions.every(({ state }) => state === "ready")) counts.ready += 1;
        counts.captions += post?.captions.length ?? 0;
        counts.flagged += post?.captions.filter(({ flags }) => flags.length > 0).length ?? 0;
      } catch (thrown) {
        console.error(`${caseId}: ${String(thrown)}`);
      }
    }
    report({
      measure: "valid posts of the embedded model",
      figure: share(counts.valid, all),
      bar: `${all} of ${all}`,
      met: counts.valid === all,
    });
    report({
      measure: "ready on every platform",
      figure: share(counts.ready, all),
      bar: `${all} of ${all}`,
      met: counts.ready === all,
    });
    report({
      measure: "posts with fields by code, where the model's could not be used",
      figure: share(counts.byCode, all),
      bar: "",
      met: null,
    });
    report({ measure: "captions with a flag", figure: share(counts.flagged, counts.captions), bar: "", met: null });
  },
};
