// The Creator in the small tier with the embedded chat model: it writes from a list of what is in a picture.
import { afterAll, beforeAll, expect, test } from "vitest";
import { creatorCases } from "../eval/creator-cases.ts";
import { embeddedModel } from "../eval/refusal.ts";
import { creating, picture } from "../support/creating.ts";

let models: Awaited<ReturnType<typeof embeddedModel>>;

beforeAll(async () => {
  models = await embeddedModel();
});
afterAll(async () => models?.[Symbol.asyncDispose]());

test("a post is written from the list, whole and inside every limit", async () => {
  const [first] = creatorCases;
  if (!first) throw new Error("There is no case.");
  const { caseId, brief, grounding } = first;
  const model = await models.open(null, new AbortController().signal);
  const { outputs } = await creating({ brief, grounding, variants: 1 }, { model, images: [picture(caseId)] });
  const [post] = outputs.posts;
  expect(post?.captions[0]?.text).toMatch(/\p{L}{3}/u);
  expect(post?.hashtags.length).toBeGreaterThan(0);
  expect(post?.altTexts[0]?.text).toMatch(/coffee/i);
  expect(post?.versions.map(({ platform, state }) => [platform, state])).toEqual(
    ["instagram", "linkedin", "x", "bluesky"].map((each) => [each, "ready"]),
  );
}, 240_000);
