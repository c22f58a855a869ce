// Whatever a large model's answer looks like, the Creator gives a valid post or a clear error.
import { describe, expect, test } from "vitest";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { creating, noClaims, picture } from "../support/creating.ts";
import type { Replies } from "../support/creating.ts";

describe("whatever the model's answer looks like, there is a valid post or a clear error", () => {
  const line = "Write a post: sourdough is back on Saturday from 8.";
  const caption = "Sourdough is back on Saturday from 8. See you then.";
  const json = JSON.stringify({
    captions: [caption],
    hashtags: { broad: ["bread"], niche: ["sourdough"] },
    firstComment: "Who comes?",
    callToAction: "",
  });
  const loop = [
    `{"captions": ["${caption}"], "hashtags": {"broad": ["bread"]`,
    " ".repeat(100),
    "\n".repeat(100),
    " ".repeat(5000),
  ];
  const refusal = "I'm sorry, but I cannot write that.";

  test.each<readonly [string, Replies, string[]]>([
    ["prose around it", { write: () => `Sure! Here you go:\n\`\`\`json\n${json}\n\`\`\`\nEnjoy!` }, ["write"]],
    ["broken JSON", { write: () => json.replace('"], "hashtags"', '", "hashtags"').replace(/\}$/, "") }, ["write"]],
    ["a loop of white space", { write: () => loop }, ["write"]],
    ["an early end", { write: () => json.slice(0, json.indexOf("Who")) }, ["write"]],
    ["an end within the only caption", { write: () => json.slice(0, json.indexOf("See you") - 1) }, ["write"]],
    ["other field names", { write: () => `{"caption": "${caption}"}` }, ["write"]],
    ["nothing, then the JSON", { write: () => "", again: () => json }, ["write", "again"]],
    ["other JSON, then the JSON", { write: () => '{"posts": 3}', again: () => json }, ["write", "again"]],
    ["plain prose, twice", { write: () => caption, again: () => caption }, ["write", "again"]],
    ["prose, then a refusal", { write: () => caption, again: () => refusal }, ["write", "again"]],
  ])("%s", async (_what, answers, kinds) => {
    const { outputs, asked } = await creating(
      { brief: line, variants: 1, platforms: ["instagram", "x"] },
      { replies: { ...noClaims, ...answers } },
    );
    expect(asked.map(({ kind }) => kind)).toEqual([...kinds, "claims"]);
    const [only] = outputs.posts;
    expect(only?.captions[0]?.text).toMatch(/^Sourdough is back on Saturday from 8\./);
    expect(only?.hashtags.length).toBeGreaterThan(0);
    expect(only?.versions.map(({ state }) => state)).toEqual(["ready", "ready"]);
  });

  test.each([
    ["a refusal, twice", refusal],
    ["nothing, twice", ""],
    ["a loop of one letter, twice", "a".repeat(3000)],
    ["empty fields, twice", '{"captions": [], "hashtags": []}'],
  ])("%s, is an error that says what to do", async (_what, said) => {
    const failing = creating({ brief: line }, { replies: { write: () => said, again: () => said } });
    await expect(failing).rejects.toMatchObject({
      data: { code: "unexpected", facts: { reason: "no-caption" }, next: ["retry", "choose-model"] },
    });
  });

  test("of a batch, the pictures that worked keep their posts, and the others are counted", async () => {
    const images = [picture("one"), picture("two"), picture("three")];
    const write = (_asked: string, call: number) => (call === 1 ? refusal : json);
    const { outputs, notes, events } = await creating(
      { brief: line, batch: "each" },
      { images, replies: { ...noClaims, write, again: () => refusal } },
    );
    expect(outputs.posts.map(({ imageIds }) => imageIds)).toEqual([["one"], ["three"]]);
    expect(notes).toContain("posts-missing");
    expect(events).toContainEqual({ type: "step-progress", step: "write", done: 2, total: 3 });
  });
});

test.each(["model-missing", "model-unreachable"] as const)(
  "ideas that are written stay where the embedder is %s",
  async (code) => {
    const idea = (title: string) => ({ title, hook: `${title} here.`, format: "photo", platform: "instagram" });
    const ideas = () => ({ ideas: ["Morning light", "Staff tools", "Empty chairs"].map(idea) });
    const embed = async () => {
      throw new FacetError(code, {});
    };
    const { outputs, asked } = await creating(
      { brief: "Three ideas", platforms: ["instagram"] },
      { replies: { ideas }, embed },
    );
    expect(outputs.ideas?.map(({ title }) => title)).toEqual(["Morning light", "Staff tools", "Empty chairs"]);
    expect(asked).toHaveLength(1);
  },
);
