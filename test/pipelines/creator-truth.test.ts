// What keeps the Creator true where the usual way is left: other texts than the caption, a picture cropped later, a place taken back, an answer that is no whole one.
import { describe, expect, test } from "vitest";
import { FacetError } from "../../pipelines/engine/errors.ts";
import creator from "../../pipelines/creator.ts";
import { creating, noClaims, picture, turnsOf } from "../support/creating.ts";
import type { Replies } from "../support/creating.ts";

const vision = { capabilities: { vision: true, json: true, context: 8192, usage: true } };
const seen = { items: [{ kind: "object", text: "white cup of black coffee", confidence: "sure" }] };
const post = {
  captions: ["A cup of coffee."],
  hashtags: { broad: ["coffee"], niche: [] },
  altTexts: [{ picture: 1, text: "A white cup.", decorative: false }],
  firstComment: "",
  callToAction: "",
  drafts: [],
};
const replies: Replies = { ...noClaims, see: () => seen, write: () => post };
const input = { brief: "Write a post about our coffee", variants: 1, platforms: ["instagram", "linkedin"] };
const images = [picture("cup")];
const setting = { info: vision, images, replies };

describe("a platform's own text", () => {
  const withDraft = (text: string) => ({
    ...replies,
    write: () => ({ ...post, drafts: [{ platform: "linkedin", text }] }),
  });
  const linkedIn = async (text: string, more: Replies = {}) => {
    const { outputs } = await creating(input, { ...setting, replies: { ...withDraft(text), ...more } });
    return outputs.posts[0]?.versions.find(({ platform }) => platform === "linkedin");
  };

  test("stands where it says what the caption may say", async () => {
    expect((await linkedIn("A quiet cup of coffee."))?.text).toContain("A quiet cup");
  });

  test("gives way to the caption where code finds a number nobody said", async () => {
    const version = await linkedIn("Coffee since 1874.");
    expect(version).toMatchObject({ state: "ready" });
    expect(version?.text).toContain("A cup of coffee.");
    expect(version?.text).not.toContain("1874");
  });

  test("gives way to the caption where a model finds a claim", async () => {
    const claims = () => ({ claims: [{ text: 3, quote: "without any bitterness", kind: "claim" }] });
    const version = await linkedIn("A cup of coffee without any bitterness, and a quiet table for it.", { claims });
    expect(version?.text).not.toContain("bitterness");
  });
});

describe("a picture that was seen before", () => {
  const before = async () => (await creating(input, setting)).outputs;
  const again = { ...input, brief: "Write another post about it" };

  test("is looked at again where it is cropped now: what was cut off is not in it any more", async () => {
    const history = turnsOf(input, await before(), ["cup"]);
    const cropped = [picture("cup", { crop: [0, 0, 0.5, 1] })];
    const now = await creating(again, { ...setting, images: cropped, named: false, history });
    expect(now.asked.map(({ kind }) => kind)).toContain("see");
    const third = await creating(again, {
      ...setting,
      images: cropped,
      named: false,
      history: turnsOf(again, now.outputs, ["cup"]),
    });
    expect(third.asked.map(({ kind }) => kind)).not.toContain("see");
  });

  test("and corrected by the person for the crop it has is not looked at again", async () => {
    const { grounding } = await before();
    const cropped = { ...setting, images: [picture("cup", { crop: [0, 0, 0.5, 1] })] };
    const corrected = await creating({ ...input, grounding }, cropped);
    const history = turnsOf(input, corrected.outputs, ["cup"]);
    const now = await creating(again, { ...cropped, named: false, history });
    expect(now.asked.map(({ kind }) => kind)).not.toContain("see");
  });

  test("tells no place that the person has taken back, in a corrected list either", async () => {
    const facts = { ...picture("cup").facts, place: { latitude: 52.5, longitude: 13.4 } };
    const kept = [picture("cup", { facts, keep: { place: true, date: false } })];
    const { grounding } = (await creating(input, { ...setting, images: kept })).outputs;
    expect(JSON.stringify(grounding)).toContain("52.5");
    const now = await creating({ ...input, grounding }, { ...setting, images: [picture("cup", { facts })] });
    expect(JSON.stringify([now.outputs, now.asked])).not.toContain("52.5");
  });
});

describe("an answer that is no whole one", () => {
  test("captions of hashtags alone are asked for again", async () => {
    const write = () => ({ ...post, captions: ["#coffee #morning #cup"] });
    const again = () => ({ ...post, captions: ["Now with words. #coffee"] });
    const { outputs } = await creating(input, { ...setting, replies: { ...replies, write, again } });
    expect(outputs.posts[0]?.captions.map(({ text }) => text)).toEqual(["Now with words."]);
  });

  test("and twice of hashtags alone are a clear error", async () => {
    const write = () => "#coffee #morning #cup";
    const asked = creating(input, { ...setting, replies: { ...replies, write, again: write } });
    await expect(asked).rejects.toMatchObject({ data: { facts: { reason: "no-caption" } } });
  });

  test("a question that is too long for the second look costs the second look, not the post", async () => {
    const claims = () => {
      throw new FacetError("model-overflow", { tokens: 9000, limit: 8192 });
    };
    const { outputs } = await creating(input, { ...setting, replies: { ...replies, claims } });
    expect(outputs.posts).toHaveLength(1);
  });

  test.each([
    ["a stopped one, its captions still empty", [{ postId: "post-1", imageIds: ["cup"], captions: [] }]],
    ["one of another shape, from a file", "a post"],
    ["a list of nothing", [null, 7]],
  ])("%s is no post that a wish could change", async (_, posts) => {
    const history = turnsOf(input, { posts, grounding: { images: [null], line: 4 }, ideas: [3] } as never, ["cup"]);
    const { outputs } = await creating({ ...input, brief: "Now for LinkedIn" }, { ...setting, named: false, history });
    expect(outputs.posts[0]?.captions).toHaveLength(1);
  });
});

test("of a draft whose end a small model left off, the end stays", async () => {
  const begin = "We are very exited to anounce our new workshop, open to all who like to bake.";
  const rest = "Come by on any day of the week and bring whoever you like to bring.";
  const better = "We are very excited to announce our new workshop, open to all who like to bake.";
  const improveSmall = () => better;
  const small = { tier: "small" } as const;
  const task = { brief: "Improve this", task: "improve", draft: `${begin} ${rest}` };
  const { outputs } = await creating(task, { info: small, replies: { improveSmall } });
  expect(outputs.improvement?.after).toBe(`${better} ${rest}`);
});

describe("hashtags", () => {
  const tagged = async (...hashtags: readonly string[]) => {
    const { outputs } = await creating(input, {
      ...setting,
      replies: { ...replies, write: () => ({ ...post, hashtags }) },
    });
    return outputs.posts[0]?.hashtags.map(({ tag }) => tag);
  };

  test("of everyday words stay, however they are written", async () => {
    expect(await tagged("CoffeeTime", "coffee lovers", "MorningVibes")).toEqual([
      "CoffeeTime",
      "CoffeeLovers",
      "MorningVibes",
    ]);
  });

  test("that all name what nobody named are made of what is in the picture instead", async () => {
    const tags = await tagged("Starbucks", "ViennaCoffee");
    expect(tags?.length).toBeGreaterThan(0);
    expect(tags?.join(" ")).not.toMatch(/starbucks|vienna/i);
  });
});

test("every step that asks for twenty pictures has the time for twenty", () => {
  const slow = creator.steps.filter(({ name }) => name !== "read");
  expect(slow.map(({ options }) => options.timeoutMs)).toEqual(slow.map(() => 1_800_000));
});
