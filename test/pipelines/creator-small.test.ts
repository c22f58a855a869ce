// The Creator on a small model: one short question a field, and code for what it cannot.
import { describe, expect, test } from "vitest";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { creating, picture } from "../support/creating.ts";
import type { Replies } from "../support/creating.ts";

const small = { tier: "small", capabilities: { vision: false, json: true, context: 4096, usage: true } } as const;
const input = { brief: "Write a post about our black coffee", variants: 2, platforms: ["instagram", "x"] };
const captions = ["Black coffee, warm hands.", "Time for black coffee?", "Black as the night."];
const replies: Replies = {
  captionSmall: (_asked, call) => captions[call % captions.length],
  tagsSmall: () => ({ broad: ["coffee", "Starbucks"], niche: ["blackcoffee"] }),
  altSmall: () => "A white cup of black coffee.",
};
const grounding = {
  line: "black coffee",
  images: [
    {
      imageId: "cup",
      name: "cup.jpg",
      seenBy: "model" as const,
      items: [
        {
          itemId: "1",
          kind: "object" as const,
          text: "white cup of black coffee",
          confidence: "sure" as const,
          by: "person" as const,
        },
        {
          itemId: "2",
          kind: "setting" as const,
          text: "wooden table",
          confidence: "sure" as const,
          by: "model" as const,
        },
        { itemId: "3", kind: "people" as const, text: "no people", confidence: "sure" as const, by: "model" as const },
      ],
    },
  ],
};

describe("on a small model", () => {
  test("each caption is asked for by itself, tags next, and every platform is fitted", async () => {
    const { outputs, asked } = await creating(input, { info: small, replies });
    expect(asked.map(({ kind }) => kind)).toEqual(["captionSmall", "captionSmall", "tagsSmall"]);
    expect(outputs.posts[0]?.captions.map(({ text }) => text)).toEqual(captions.slice(0, 2));
    // A brand that nobody named is no tag.
    expect(outputs.posts[0]?.hashtags.map(({ tag }) => tag)).toEqual(["coffee", "blackcoffee"]);
    expect(outputs.posts[0]?.versions.map(({ state }) => state)).toEqual(["ready", "ready"]);
    expect(asked[0]?.text).not.toBe(asked[1]?.text);
  });

  test("an alt text that says more than the list is written by code instead", async () => {
    const alt = async (said: string) =>
      (
        await creating(
          { ...input, grounding },
          { info: small, images: [picture("cup")], replies: { ...replies, altSmall: () => said } },
        )
      ).outputs.posts[0]?.altTexts[0]?.text;
    expect(await alt("A white cup of black coffee.")).toBe("A white cup of black coffee.");
    for (const said of ["A man in Paris drinks coffee.", "", "I'm sorry, I cannot see images.", "word ".repeat(200)])
      expect(await alt(said), said).toBe("White cup of black coffee, wooden table.");
  });

  test.each([
    ["a label and quotation marks", 'Caption: "Black coffee, warm hands."', "Black coffee, warm hands."],
    ["a list", "1. Black coffee, warm hands.\n2. Another one.", "Black coffee, warm hands."],
    ["JSON", '{"caption": "Black coffee, warm hands."}', "Black coffee, warm hands."],
    ["its own hashtags", "Black coffee, warm hands. #coffee #morning", "Black coffee, warm hands."],
    ["a cut end", "Black coffee, warm hands. And then we would", "Black coffee, warm hands."],
    ["words before it", "Sure! Here is a caption:\nBlack coffee, warm hands.", "Black coffee, warm hands."],
  ])("%s around a caption goes", async (_what, said, caption) => {
    const { outputs } = await creating(
      { ...input, variants: 1 },
      { info: small, replies: { ...replies, captionSmall: () => said } },
    );
    expect(outputs.posts[0]?.captions[0]?.text).toBe(caption);
  });

  test("the same caption again and again is one caption; none at all is a clear error", async () => {
    const { outputs } = await creating(
      { ...input, variants: 3 },
      { info: small, replies: { ...replies, captionSmall: () => captions[0] } },
    );
    expect(outputs.posts[0]?.captions).toHaveLength(1);
    for (const said of ["", " \n".repeat(200), "I'm sorry, I can't.", "{}"]) {
      const failing = creating(input, { info: small, replies: { ...replies, captionSmall: () => said } });
      await expect(failing, said).rejects.toMatchObject({ data: { facts: { reason: "no-caption" } } });
    }
  });

  test("tags that are no JSON twice are made of the list by code", async () => {
    const answers = { ...replies, tagsSmall: () => "coffee", jsonAgain: () => "coffee, cup" };
    const { outputs, notes } = await creating(
      { ...input, grounding },
      { info: small, images: [picture("cup")], replies: answers },
    );
    expect(notes).toEqual(["fields-by-code"]);
    expect(outputs.posts[0]?.hashtags.map(({ tag }) => tag)).toEqual(["cup", "WhiteCup", "table", "WoodenTable"]);
  });

  test("locked fields are asked for no more than on a large one", async () => {
    const keep = { caption: "Mine.", hashtags: [{ tag: "own", reach: "niche" }] };
    const { outputs, asked } = await creating({ ...input, keep }, { info: small, replies: {} });
    expect(asked).toEqual([]);
    expect(outputs.posts[0]).toMatchObject({ captions: [{ text: "Mine." }], hashtags: keep.hashtags });
  });
});

describe("ideas", () => {
  const list = [
    "1. Beans up close: show what is in the bag",
    "2. Beans close up: show what is in the bag",
    "3. Closing time: the last cup of the day",
    "4. A quiet corner — where regulars sit",
  ].join("\n");

  test("are read out of a list, each once, with days over the time that was named", async () => {
    const ideasSmall = (_asked: string, call: number) =>
      call === 0 ? list : "1. Closing time: the last cup of the day";
    const { outputs, notes } = await creating(
      { brief: "Four ideas for the next 8 days" },
      { info: small, replies: { ideasSmall } },
    );
    expect(outputs.ideas?.map(({ title, day }) => [title, day])).toEqual([
      ["Beans up close", 0],
      ["Closing time", 2],
      ["A quiet corner", 4],
    ]);
    expect(notes).toEqual(["fewer-ideas"]);
    expect(outputs.posts).toEqual([]);
  });

  test("of a large model are shown as they come, and near-duplicates go by their vectors", async () => {
    const idea = (title: string) => ({ title, hook: `${title} here.`, format: "photo", platform: "instagram" });
    const ideas = () =>
      JSON.stringify({ ideas: ["Morning light", "Sunrise glow", "Staff tools", "Empty chairs"].map(idea) }).match(
        /[^]{1,9}/g,
      );
    const vectors: Record<string, number[]> = {
      Morning: [1, 0, 0],
      Sunrise: [0.99, 0.14, 0],
      Staff: [0, 1, 0],
      Empty: [0, 0, 1],
    };
    const embed = async (texts: readonly string[]) => texts.map((text) => vectors[text.split(" ")[0] ?? ""] ?? []);
    const { outputs, events } = await creating(
      { brief: "Three ideas", platforms: ["instagram"] },
      { replies: { ideas }, embed },
    );
    expect(outputs.ideas?.map(({ title }) => title)).toEqual(["Morning light", "Staff tools", "Empty chairs"]);
    const counts = events.flatMap((event) =>
      event.type === "output" && event.field === "ideas" ? [(event.value as unknown[]).length] : [],
    );
    expect(counts.slice(0, 3)).toEqual([1, 2, 3]);
  });

  test("a model with none is a clear error", async () => {
    await expect(
      creating({ brief: "Three ideas" }, { info: small, replies: { ideasSmall: () => "" } }),
    ).rejects.toMatchObject({ data: { facts: { reason: "no-ideas" } } });
  });
});

describe("a draft", () => {
  const draft = "We are very exited to anounce our new workshop.\n\nIt are open.";
  const task = { brief: "Improve it", task: "improve", draft, tone: "professional" };

  test("is changed exactly as the changes say, whatever order the model names them in", async () => {
    const improve = () => ({
      changes: [
        { kind: "grammar", before: "It are", after: "It is", reason: "“It” is one." },
        { kind: "grammar", before: "exited", after: "excited", reason: "" },
        { kind: "clarity", before: "very ", after: "", reason: "Empty word." },
        { kind: "tone", before: "nowhere in it", after: "x", reason: "" },
        { kind: "clarity", before: "our new workshop", after: "our new workshop in Berlin", reason: "More exact." },
      ],
    });
    const { outputs } = await creating(task, { replies: { improve } });
    expect(outputs.improvement).toMatchObject({
      before: draft,
      after: "We are excited to anounce our new workshop.\n\nIt is open.",
      changes: [
        { before: "very ", after: "" },
        { before: "exited", reason: "Spelling or grammar." },
        { before: "It are" },
      ],
    });
    expect(outputs.improvement?.meters.before.words).toBeGreaterThan(outputs.improvement?.meters.after.words ?? 99);
  });

  test("that a small model writes anew is compared by code, and another text is not taken", async () => {
    const better = "We are very excited to announce our new workshop.\n\nIt is open.";
    const { outputs } = await creating(task, { info: small, replies: { improveSmall: () => better } });
    expect(outputs.improvement?.after).toBe(better);
    expect(outputs.improvement?.changes.map(({ before, kind }) => [before, kind])).toEqual([
      ["exited", "grammar"],
      ["anounce", "grammar"],
      ["are", "grammar"],
    ]);
    const other = await creating(task, { info: small, replies: { improveSmall: () => "Coffee is nice." } });
    expect(other.outputs.improvement).toMatchObject({ after: draft, changes: [] });
    expect(other.notes).toEqual(["nothing-to-improve"]);
  });

  test("that is long is improved piece by piece", async () => {
    const long = Array.from(
      { length: 60 },
      (_, at) => `Paragraph ${at} are here and it are long enough to fill some room in the prompt.`,
    ).join("\n\n");
    const improveSmall = (asked: string) =>
      (/<draft>\n([^]*)\n<\/draft>/.exec(asked)?.[1] ?? "").replaceAll(" it are ", " it is ");
    const { outputs, asked } = await creating({ ...task, draft: long }, { info: small, replies: { improveSmall } });
    expect(asked.length).toBeGreaterThan(1);
    expect(outputs.improvement?.after).toBe(long.replaceAll(" it are ", " it is "));
  });

  test("pasted behind the wish is found without the field", async () => {
    const { outputs } = await creating(
      { brief: `Improve this: ${draft}` },
      { replies: { improve: () => ({ changes: [] }) } },
    );
    expect(outputs.improvement?.before).toBe(draft);
  });
});

test("a question about the picture is answered from the list, after the conversation", async () => {
  const { outputs, asked } = await creating(
    { brief: "What colour is the cup?", grounding, task: "ask" },
    { images: [picture("cup")], replies: { ask: () => "It is white." } },
  );
  expect(outputs).toMatchObject({ answer: "It is white.", posts: [] });
  expect(asked[0]?.text).toContain("white cup of black coffee");
});

test("where no model is ready, that is the error: nothing is made up", async () => {
  const failing = {
    info: { ...small },
    replies: {
      captionSmall: () => {
        throw new FacetError("model-missing", { reason: "no-weights" });
      },
    },
  };
  await expect(creating(input, failing)).rejects.toMatchObject({ data: { code: "model-missing" } });
});
