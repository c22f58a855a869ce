// Working with a post: locked fields, wishes about the last answer, further captions, other platforms, what was seen before.
import { describe, expect, test } from "vitest";
import type { Turn } from "../../pipelines/engine/conversations.ts";
import { creating, noClaims, picture, turnsOf } from "../support/creating.ts";
import type { Replies, Setting } from "../support/creating.ts";

const input = { brief: "Write a post about our new black coffee", variants: 3, platforms: ["instagram", "x"] };
const first = {
  captions: ["Black and new.", "Black coffee. New here.", "What is new? Black coffee."],
  hashtags: { broad: ["coffee"], niche: ["blackcoffee"] },
  altTexts: [{ picture: 1, text: "A cup of black coffee.", decorative: false }],
  firstComment: "How do you take yours?",
  callToAction: "Come in.",
  drafts: [],
};
const write = (answer: object): Replies => ({ ...noClaims, write: () => answer });
const images = [picture("cup")];

async function after(wish: Record<string, unknown>, setting: Setting, history?: Turn[]) {
  const before = await creating(input, { images, replies: write(first) });
  const turns = history ?? turnsOf(input, before.outputs, ["cup"]);
  const now = await creating({ ...input, ...wish }, { images, named: false, history: turns, ...setting });
  return { before: before.outputs.posts[0], now };
}
const captionsOf = (posts: readonly { readonly captions: readonly { readonly text: string }[] }[]) =>
  posts[0]?.captions.map(({ text }) => text);

describe("what is locked", () => {
  test("stays to the letter, and is never among what the model may write", async () => {
    const keep = {
      caption: "My own  words, #as they are ☕",
      hashtags: [{ tag: "Own", reach: "niche" }],
      firstComment: "Mine.",
    };
    const { now } = await after(
      { keep, emoji: "none" },
      { replies: write({ altTexts: ["Cup."], callToAction: "Now.", captions: ["No!"], firstComment: "No!" }) },
    );
    const [post] = now.outputs.posts;
    expect(captionsOf(now.outputs.posts)).toEqual([keep.caption]);
    expect(post).toMatchObject({
      hashtags: keep.hashtags,
      firstComment: { text: "Mine." },
      callToAction: { text: "Now." },
    });
    const prompt = now.asked.find(({ kind }) => kind === "write")?.text ?? "";
    expect(prompt).toContain("stays as it is (caption)");
    expect(prompt).not.toMatch(/"captions"|"hashtags"|"firstComment"/);
  });

  test("all of it: nothing is asked but whether it is true", async () => {
    const keep = {
      caption: "Words.",
      hashtags: [],
      altTexts: [{ imageId: "cup", text: "A cup." }],
      firstComment: "",
      callToAction: "",
    };
    const { now } = await after({ keep }, { replies: noClaims });
    expect(now.asked.map(({ kind }) => kind)).toEqual(["claims"]);
    expect(now.outputs.posts[0]).toMatchObject({ captions: [{ text: "Words." }], altTexts: [{ text: "A cup." }] });
  });
});

describe("a wish about the last answer", () => {
  test("“use the second variant” puts it first, and no model is asked", async () => {
    const { now, before } = await after({ brief: "Use the second variant" }, { replies: {} });
    expect(now.asked).toEqual([]);
    expect(captionsOf(now.outputs.posts)).toEqual([first.captions[1], first.captions[0], first.captions[2]]);
    expect(now.outputs.posts[0]?.hashtags).toEqual(before?.hashtags);
    expect(now.outputs.posts[0]?.versions[0]?.text).toContain(first.captions[1]);
  });

  test("“noch zwei Varianten” adds two, and leaves all else", async () => {
    const { now, before } = await after(
      { brief: "noch zwei Varianten" },
      { replies: write({ captions: ["Fourth.", "Fifth.", "Sixth."] }) },
    );
    expect(captionsOf(now.outputs.posts)).toEqual([...first.captions, "Fourth.", "Fifth."]);
    expect(new Set(now.outputs.posts[0]?.captions.map(({ captionId }) => captionId)).size).toBe(5);
    expect(now.outputs.posts[0]).toMatchObject({ hashtags: before?.hashtags, altTexts: before?.altTexts });
  });

  test("“shorter” writes it again from the same list, with the post before it in sight", async () => {
    const { now } = await after(
      { brief: "Shorter" },
      { replies: write({ ...first, captions: ["New.", "Black.", "Both."] }) },
    );
    expect(captionsOf(now.outputs.posts)).toEqual(["New.", "Black.", "Both."]);
    const prompt = now.asked[0]?.text ?? "";
    expect(prompt).toContain("caption: Black and new.");
    // What the person said of it first is not forgotten, and can be built on again.
    expect(now.outputs.grounding?.line).toBe(`${input.brief}\nShorter`);
    expect(now.asked.map(({ kind }) => kind)).toEqual(["write", "claims"]);
  });

  test("“auf Spanisch” is written in Spanish, though the wish is German", async () => {
    const { now } = await after({ brief: "auf Spanisch" }, { replies: write(first) });
    expect(now.asked[0]?.text).toContain("All in Spanish.");
  });

  test("“now for LinkedIn” keeps the post and writes it for there alone; “also” keeps the other platforms", async () => {
    const drafts = [{ platform: "linkedin", text: "At work too: black coffee." }];
    const { now, before } = await after({ brief: "Now for LinkedIn" }, { replies: write({ drafts }) });
    expect(now.outputs.posts[0]?.captions.map(({ text }) => text)).toEqual(before?.captions.map(({ text }) => text));
    expect(now.outputs.posts[0]?.versions.map(({ platform }) => platform)).toEqual(["linkedin"]);
    expect(now.outputs.posts[0]?.versions[0]?.text).toContain("At work too");
    const also = await after({ brief: "und auch für LinkedIn" }, { replies: write({ drafts }) });
    expect(also.now.outputs.posts[0]?.versions.map(({ platform }) => platform)).toEqual(["instagram", "x", "linkedin"]);
  });

  test.each([
    ["Now for FB", "facebook", ["facebook"]],
    ["auch auf bsky", "bluesky", ["instagram", "x", "bluesky"]],
  ])("“%s” moves the post, and begins no new one", async (brief, platform, platforms) => {
    const drafts = [{ platform, text: "At work too: black coffee." }];
    const { now, before } = await after({ brief }, { replies: write({ drafts }) });
    expect(captionsOf(now.outputs.posts)).toEqual(before?.captions.map(({ text }) => text));
    expect(now.outputs.posts[0]?.versions.map((version) => version.platform)).toEqual(platforms);
  });

  test("“other hashtags” changes the hashtags alone", async () => {
    const { now, before } = await after(
      { brief: "Other hashtags please" },
      { replies: write({ hashtags: { broad: ["espresso"], niche: ["black"] } }) },
    );
    expect(now.outputs.posts[0]?.hashtags.map(({ tag }) => tag)).toEqual(["espresso", "black"]);
    expect(captionsOf(now.outputs.posts)).toEqual(before?.captions.map(({ text }) => text));
  });

  test("“improve it” takes the first caption as the draft", async () => {
    const { now } = await after({ brief: "Verbessere den Text" }, { replies: { improve: () => ({ changes: [] }) } });
    expect(now.outputs.improvement?.before).toBe(first.captions[0]);
  });

  test("a new brief, new pictures or another task is none", async () => {
    for (const [wish, setting] of [
      [{ brief: "Write a post about our bread" }, {}],
      [{ brief: "Shorter" }, { named: true, images: [picture("bread")] }],
      [{ brief: "Shorter", task: "post" }, {}],
    ] as const) {
      const { now } = await after(wish, { ...setting, replies: write(first) });
      expect(now.asked[0]?.text).not.toContain("The post as it is now");
    }
  });
});

test("the same pictures are not looked at again, and a new one is", async () => {
  const info = { capabilities: { vision: true, json: true, context: 8192, usage: true } };
  const see = () => ({ items: [{ kind: "object", text: "a cup", confidence: "sure" }] });
  const before = await creating(input, { images, info, replies: { ...write(first), see } });
  const history = turnsOf(input, before.outputs, ["cup"]);
  const again = await creating(
    { ...input, brief: "Write a post for Monday" },
    { images, info, history, replies: write(first) },
  );
  expect(again.outputs.grounding?.images).toEqual(before.outputs.grounding?.images);
  const other = await creating(input, {
    images: [...images, picture("b")],
    info,
    history,
    replies: { ...write(first), see },
  });
  expect(other.asked.filter(({ kind }) => kind === "see")).toHaveLength(2);
});

describe("from another answer", () => {
  const told = "The bridge was opened in 1894 and is 240 m long.";
  const history: Turn[] = [
    { role: "user", messageId: "q", persona: "guide", text: "Bridge?", told: "Bridge?", input: {} },
    { role: "assistant", messageId: "a", persona: "guide", text: told, told, outputs: { answer: told } },
  ];

  test("“a post about this” may use what was said, and only that", async () => {
    const answer = { ...first, captions: ["Open since 1894, 240 m long.", "Open since 1993."] };
    const { outputs } = await creating(
      { ...input, brief: "Write a post about this." },
      { history, replies: write(answer) },
    );
    expect(outputs.grounding?.line).toContain(told);
    expect(outputs.posts[0]?.captions.map(({ flags }) => flags.map(({ text }) => text))).toEqual([[], ["1993"]]);
  });

  test("“write the second idea” takes that idea of the list", async () => {
    const ideas = [
      {
        ideaId: "1",
        title: "Beans",
        hook: "Show the beans.",
        format: "photo" as const,
        platform: "x" as const,
        day: 0,
      },
      {
        ideaId: "2",
        title: "Steam",
        hook: "Show the steam.",
        format: "photo" as const,
        platform: "x" as const,
        day: 2,
      },
    ];
    const turns = turnsOf({ brief: "Two ideas" }, { posts: [], ideas });
    const { outputs } = await creating(
      { ...input, brief: "Write a post from the second idea" },
      { history: turns, replies: write(first) },
    );
    expect(outputs.grounding?.line).toMatch(/^Steam\. Show the steam\./);
  });
});
