// The Creator on a large model: posts from what a model saw, from what code can say, from one line; ideas, improvements, answers.
import { describe, expect, test } from "vitest";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { creating, noClaims, picture, shownOf } from "../support/creating.ts";
import type { Replies } from "../support/creating.ts";

const vision = { capabilities: { vision: true, json: true, context: 8192, usage: true } };
const cup = { kind: "object", text: "white cup of black coffee", confidence: "sure", x: 0.5, y: 0.6 };
const seen = {
  items: [
    cup,
    { kind: "setting", text: "wooden table beside a window", confidence: "sure" },
    { kind: "people", text: "no people", confidence: "sure" },
    { kind: "place", text: "a café in Vienna", confidence: "likely" },
  ],
};
const post = {
  captions: ["A cup, a table, a window. What else does a morning need?", "Black coffee first, everything else later."],
  hashtags: { broad: ["coffee", "morning"], niche: ["#slow coffee", "windowseat"] },
  altTexts: [{ picture: 1, text: "Image of a white cup of black coffee on a wooden table", decorative: false }],
  firstComment: "How do you take yours?",
  callToAction: "Come in.",
  drafts: [{ platform: "linkedin", text: "A quiet table is a good place to think. Where do you think best?" }],
};
const replies: Replies = { ...noClaims, see: () => seen, write: () => post };
const brief = "Write a post about our new coffee";

describe("with a model that sees", () => {
  test("the picture becomes a list, the list a post, and the post what every platform takes", async () => {
    const { outputs, asked, notes } = await creating(
      { brief, variants: 2 },
      { info: vision, images: [picture("cup")], replies },
    );
    expect(outputs.grounding).toMatchObject({
      line: brief,
      images: [
        { imageId: "cup", seenBy: "model", items: [{ text: cup.text, by: "model", at: { x: 0.5, y: 0.6 } }, {}, {}] },
      ],
    });
    // Where it was is not to be guessed from what it looks like.
    expect(JSON.stringify(outputs.grounding)).not.toContain("Vienna");
    const [only] = outputs.posts;
    expect(only?.captions.map(({ text }) => text)).toEqual(post.captions);
    expect(only?.hashtags).toContainEqual({ tag: "SlowCoffee", reach: "niche" });
    expect(only?.altTexts[0]?.text).toBe("A white cup of black coffee on a wooden table.");
    expect(only?.versions.map(({ platform, state }) => [platform, state])).toEqual(
      ["instagram", "linkedin", "x", "bluesky"].map((each) => [each, "ready"]),
    );
    expect(only?.versions[1]?.text).toContain("A quiet table");
    expect(asked.map(({ kind }) => kind)).toEqual(["see", "write", "claims"]);
    // The list and the person's line are all the writer knows.
    expect(asked[1]?.text).toContain("object: white cup of black coffee");
    expect(notes).toEqual([]);
  });

  test("the post is shown field by field, in the order it is written, and never loses a field", async () => {
    const pieces = JSON.stringify(post).match(/[^]{1,7}/g) ?? [];
    const { events } = await creating(
      { brief, variants: 2 },
      { info: vision, images: [picture("cup")], replies: { ...replies, write: () => pieces } },
    );
    const shown = shownOf(events).flatMap(({ posts }) => posts ?? []);
    const counts = shown.map((each) => each.captions.length + each.hashtags.length + (each.firstComment.text ? 1 : 0));
    expect(new Set(counts).size).toBeGreaterThan(4);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(events.filter(({ type }) => type === "output-delta").length).toBeGreaterThan(4);
  });

  test("words on the picture come from OCR where the model left them out, and stand in the alt text", async () => {
    const texts = async () => [
      { text: "OPEN  DAILY", at: { x: 0.5, y: 0.2 }, confidence: 0.95 },
      { text: "~/", at: { x: 0, y: 0 }, confidence: 0.9 },
      { text: "smudge", at: { x: 0, y: 0 }, confidence: 0.2 },
    ];
    const { outputs } = await creating({ brief }, { info: vision, images: [picture("cup")], replies, texts });
    const items = outputs.grounding?.images[0]?.items ?? [];
    expect(items.filter(({ kind }) => kind === "text")).toMatchObject([
      { text: "OPEN DAILY", by: "code", confidence: "sure" },
    ]);
    expect(outputs.posts[0]?.altTexts[0]?.text).toContain("“OPEN DAILY”");
  });

  test("a server that refuses the picture, or an answer that is no list, leaves what code can say", async () => {
    const refusing = { ...replies, see: () => "I see a cup.", jsonAgain: () => "A cup!" };
    const { outputs, notes } = await creating({ brief }, { info: vision, images: [picture("cup")], replies: refusing });
    expect(outputs.grounding?.images[0]).toMatchObject({ seenBy: "code" });
    expect(notes).toEqual(["see-failed"]);
  });

  test("OCR that fails or is too slow is no error", async () => {
    const texts = async () => {
      throw new FacetError("time-limit", { step: "text", seconds: 20 });
    };
    const { outputs } = await creating({ brief }, { info: vision, images: [picture("cup")], replies, texts });
    expect(outputs.posts).toHaveLength(1);
  });

  test("day and place are used where the person keeps them, and only there", async () => {
    const facts = {
      ...picture("cup").facts,
      takenAt: "2026-05-01T09:12:00",
      place: { latitude: 48.2, longitude: -16.4 },
    };
    const kept = picture("cup", { facts, keep: { place: true, date: true } });
    const textsOf = async (image: ReturnType<typeof picture>) =>
      (await creating({ brief }, { info: vision, images: [image], replies })).outputs.grounding?.images[0]?.items.map(
        ({ text }) => text,
      );
    expect(await textsOf(kept)).toEqual(expect.arrayContaining(["taken on 1 May 2026", "at 48.2000° N, 16.4000° W"]));
    expect(JSON.stringify(await textsOf(picture("cup", { facts })))).not.toMatch(/2026|48/);
  });

  test("a list that the person edited is used as it is: nothing is looked at again", async () => {
    const grounding = {
      line: "New roast",
      images: [
        {
          imageId: "cup",
          name: "cup.jpg",
          seenBy: "model" as const,
          items: [
            {
              itemId: "1",
              kind: "object" as const,
              text: "blue cup",
              confidence: "sure" as const,
              by: "person" as const,
            },
          ],
        },
      ],
    };
    const { outputs, asked } = await creating(
      { brief: "Rewrite it", grounding },
      { info: vision, images: [picture("cup")], replies },
    );
    expect(outputs.grounding).toEqual(grounding);
    expect(asked.map(({ kind }) => kind)).toEqual(["write", "claims"]);
    expect(asked[0]?.text).toContain("blue cup");
  });
});

describe("with a text-only model", () => {
  const images = [picture("cup")];
  const write = () => ({ ...post, captions: ["Maria serves it in Rome.", "New, and black."], altTexts: undefined });

  test("says so, uses code's facts and the line alone, and flags what goes beyond them", async () => {
    const { outputs, notes, asked } = await creating(
      { brief, variants: 2 },
      { images, replies: { ...noClaims, write } },
    );
    expect(notes).toContain("sees-nothing");
    expect(outputs.grounding?.images[0]).toMatchObject({
      seenBy: "code",
      items: [{ kind: "colour", text: "mostly dark green", by: "code" }, { text: "wide format" }],
    });
    expect(asked[0]?.text).toContain("nobody looked at this picture");
    const captions = outputs.posts[0]?.captions ?? [];
    // The one that claims least comes first.
    expect(captions.map(({ text }) => text)).toEqual(["New, and black.", "Maria serves it in Rome."]);
    expect(captions[1]?.flags).toMatchObject([
      { text: "Maria", kind: "person", by: "code" },
      { text: "Rome", kind: "place", by: "code" },
    ]);
    expect(outputs.posts[0]?.altTexts[0]?.text).toBe("Mostly dark green.");
    expect(outputs.posts[0]?.versions[0]?.text).toContain("New, and black.");
  });

  test("in German, code's words are German too", async () => {
    const { outputs } = await creating(
      { brief: "Schreib einen Beitrag über unseren neuen Kaffee" },
      { images, replies: { ...noClaims, write } },
    );
    expect(outputs.grounding?.images[0]?.items.map(({ text }) => text)).toEqual(["vor allem Dunkelgrün", "Querformat"]);
  });

  test("flags of the model count only where their words stand in the text", async () => {
    const claims = () => ({
      claims: [
        { text: 1, quote: "And Black", kind: "object" },
        { text: 1, quote: "on the moon", kind: "place" },
        { text: 99, quote: "x y", kind: "place" },
      ],
    });
    const { outputs } = await creating(
      { brief, variants: 1 },
      { images, replies: { claims, write: () => ({ ...post, captions: ["New, and black."] }) } },
    );
    expect(outputs.posts[0]?.captions[0]?.flags).toEqual([
      { start: 5, end: 14, text: "and black", kind: "object", by: "model" },
    ]);
  });
});

test("a tag that names what nobody named goes; the person's own stays", async () => {
  const write = () => ({
    ...post,
    captions: ["Black coffee."],
    altTexts: undefined,
    hashtags: ["coffee", "Starbucks", "ViennaCoffee", "NewRoast"],
  });
  const { outputs } = await creating({ brief: "New black coffee #NewRoast" }, { replies: { ...noClaims, write } });
  expect(outputs.posts[0]?.hashtags.map(({ tag }) => tag)).toEqual(["coffee", "NewRoast"]);
});

test("no emoji stay where none are wanted", async () => {
  const write = () => ({
    ...post,
    captions: ["Coffee ☕ first 👩🏽‍🍳!", "Slow ☕️"],
    callToAction: "Come 🎉",
    drafts: [{ platform: "x", text: "Coffee ☕" }],
  });
  const { outputs } = await creating({ brief, emoji: "none" }, { replies: { ...noClaims, write } });
  expect(JSON.stringify(outputs.posts)).not.toMatch(/\p{Extended_Pictographic}/u);
  expect(outputs.posts[0]?.captions[0]?.text).toBe("Coffee first!");
});

test("what is too long for a platform is said shorter by the model, and fits", async () => {
  const long = `${"A morning needs a cup and a table and a window. ".repeat(12)}`.trim();
  const write = () => ({ ...post, captions: [long], drafts: [] });
  const shorten = () => "A morning needs a cup.";
  const { outputs } = await creating(
    { brief, platforms: ["instagram", "x"], length: "long" },
    { replies: { ...noClaims, write, shorten } },
  );
  const [instagram, x] = outputs.posts[0]?.versions ?? [];
  expect(instagram?.text).toContain(long);
  expect(x).toMatchObject({ state: "ready" });
  expect(x?.text).toContain("A morning needs a cup.");
  expect(x?.repairs).toContainEqual({ kind: "rewritten" });
});

test("a model that cannot say it shorter leaves code's own cut", async () => {
  const long = `${"A morning needs a cup and a table and a window. ".repeat(12)}`.trim();
  const write = () => ({ ...post, captions: [long], drafts: [] });
  const { outputs } = await creating(
    { brief, platforms: ["x"], length: "long" },
    { replies: { ...noClaims, write, shorten: () => `${long} And more.` } },
  );
  expect(outputs.posts[0]?.versions[0]).toMatchObject({
    state: "ready",
    repairs: expect.arrayContaining([{ kind: "sentences-dropped", count: expect.any(Number) }]),
  });
});
