// The Creator on a small model, asked for a post about what was answered last: code stands in where the model only repeats its prompt.
import { describe, expect, test } from "vitest";
import type { Turn } from "../../pipelines/engine/conversations.ts";
import { creating, picture, shownOf } from "../support/creating.ts";
import type { Replies } from "../support/creating.ts";

const small = { tier: "small", capabilities: { vision: false, json: true, context: 4096, usage: true } } as const;
const replies: Replies = {
  tagsSmall: () => ({ broad: ["lecture"], niche: ["halfhour"] }),
  altSmall: () => "A white cup of black coffee.",
};
const lecture = "Each day begins with an introductory lecture of about thirty minutes.";
/** A cited answer, as it is told to the next persona. */
const before: readonly Turn[] = [
  {
    role: "user",
    messageId: "q",
    persona: "researcher",
    text: "How long is the lecture?",
    told: "How long is the lecture?",
  },
  {
    role: "assistant",
    messageId: "a",
    persona: "researcher",
    text: `“${lecture}” [1]`,
    told: `“${lecture}” [1]\n\nCitations:\n[1] “${lecture}” (academy.pdf, p. 4)`,
  },
];

describe("a post about the last answer", () => {
  const about = { brief: "Write a post about this.", variants: 1, platforms: ["x"] };
  const only = (said: string) =>
    creating(about, { info: small, history: before, replies: { ...replies, captionSmall: () => said } });

  test("is made of the answer by code where the model only repeats what it was given", async () => {
    for (const said of ["<person>", "Write a post about this.", ""]) {
      const { outputs, notes } = await only(said);
      expect(
        outputs.posts[0]?.captions.map(({ text }) => text),
        said,
      ).toEqual([`“${lecture}”`]);
      expect(notes, said).toContain("fields-by-code");
    }
  });

  test("holds no mark of a citation and no fence of the prompt", async () => {
    const { outputs, asked } = await only("<person>\nHalf an hour, then the day is yours. [1]\n</person>");
    expect(outputs.posts[0]?.captions[0]?.text).toBe("Half an hour, then the day is yours.");
    expect(asked[0]?.text.split(lecture)).toHaveLength(2);
  });

  test("is not what “this picture” means", async () => {
    const { asked } = await creating(
      { ...about, brief: "A short caption for this picture of a cup" },
      { info: small, history: before, images: [picture("cup")], replies: { ...replies, captionSmall: () => "A cup." } },
    );
    for (const { text } of asked) expect(text).not.toContain("introductory lecture");
  });
});

test("the first caption is seen while it grows", async () => {
  const pieces = ["Black ", "coffee, ", "warm ", "hands."];
  const { events } = await creating(
    { brief: "Write a post about our black coffee", variants: 1, platforms: ["x"] },
    { info: small, replies: { ...replies, captionSmall: () => pieces } },
  );
  const seen = shownOf(events).map(({ posts }) => posts?.[0]?.captions[0]?.text);
  expect(seen).toContain("Black coffee,");
});
