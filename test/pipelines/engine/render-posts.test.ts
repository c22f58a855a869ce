import { expect, test } from "vitest";
import { renderPostValue } from "../../../pipelines/engine/render-posts.ts";
import { renderValues } from "../../../pipelines/engine/render-values.ts";

const flag = { start: 0, end: 4, text: "Rome", kind: "place", by: "code" };
const post = {
  postId: "post-1",
  imageIds: ["cup"],
  captions: [
    { captionId: "caption-1", text: "Black coffee.\nIn Rome.", flags: [flag, flag], toneNotes: [] },
    { captionId: "caption-2", text: "Coffee, black.", flags: [], toneNotes: [] },
  ],
  hashtags: [{ tag: "coffee", reach: "broad" }],
  altTexts: [
    { imageId: "cup", text: "A cup.", decorative: false, flags: [] },
    { imageId: "line", text: "", decorative: true, flags: [] },
  ],
  firstComment: { text: "How do you take yours?", flags: [] },
  callToAction: { text: "", flags: [] },
  drafts: [{ platform: "linkedin", captionId: "caption-1", text: "Coffee at work." }],
  versions: [],
};

test("a post is told with all its fields, and with what is in no source", () => {
  expect(renderPostValue([post], "posts")).toBe(
    [
      "Black coffee.\nIn Rome.",
      "- Coffee, black.",
      "#coffee",
      "Alt text: A cup.\nAlt text: (decorative)\nFirst comment: How do you take yours?\nlinkedin: Coffee at work.",
      "Not in the picture and not said: “Rome”.",
    ].join("\n\n"),
  );
  expect(renderPostValue([post], "posts", "de")).toContain("Nicht im Bild und nicht gesagt: “Rome”.");
});

test("what is in a picture is told with how sure it is; without a picture nothing is", () => {
  const items = [
    { itemId: "1", kind: "object", text: "white cup", confidence: "sure", by: "model" },
    { itemId: "2", kind: "mood", text: "calm", confidence: "unsure", by: "model" },
  ];
  const images = [{ imageId: "cup", name: "cup.jpg", items, seenBy: "code" }];
  expect(renderPostValue({ images, line: "New" }, "grounding")).toBe(
    "cup.jpg (not seen by a model)\n- white cup\n- calm (unsure)\n\nThe person's own words: New",
  );
  expect(renderPostValue({ images: [], line: "New" }, "grounding")).toBeNull();
});

test("ideas and an improvement are told as lists", () => {
  const idea = { ideaId: "1", title: "Steam", hook: "Show\nit.", format: "photo", platform: "x", day: 2 };
  expect(renderPostValue([idea], "ideas")).toBe("1. **Steam** (photo, x, day 3): Show it.");
  const changes = [{ kind: "grammar", before: "exited", after: "excited", reason: "Spelling." }];
  expect(renderPostValue({ before: "exited", after: "excited", changes }, "improvement")).toBe(
    "excited\n\nChanges:\n- “exited” → “excited”: Spelling.",
  );
});

test("whatever the values are, it never throws", () => {
  for (const component of ["posts", "grounding", "ideas", "improvement"] as const)
    for (const value of [null, 3, "text", [], [null, 3, {}, []], {}, { images: 3, items: [null], changes: "x" }])
      expect(() => renderPostValue(value, component)).not.toThrow();
  const look = { component: "posts" as const, label: "Posts" };
  expect(renderValues({ posts: [post] }, { posts: look })).toMatch(/^Posts:\nBlack coffee\./);
});
