// What a preview shows: the picture's cut, the tags of a text, how full it is; and where what was done to a post is kept.
import { createRoot } from "solid-js";
import { expect, test } from "vitest";
import { picturePlace } from "../../../client/creator/picture-place.ts";
import { createPostDesk } from "../../../client/creator/post-desk.ts";
import { overBy, shareUsed, taggedParts } from "../../../client/creator/preview-text.ts";
import { fitPost } from "../../../pipelines/engine/posts/fit.ts";

const wide = { width: 2000, height: 1000, crop: null, focus: null } as const;

test.each([
  ["the middle without a point", wide, [1, 1], { x: 50, y: 50 }],
  ["a point at the right edge", { ...wide, focus: { x: 1, y: 0.5 } }, [1, 1], { x: 100, y: 50 }],
  ["a point a little left of the middle", { ...wide, focus: { x: 0.4, y: 0.5 } }, [1, 1], { x: 30, y: 50 }],
  [
    "a picture taller than its frame",
    { width: 1000, height: 2000, crop: null, focus: { x: 0.5, y: 0 } },
    [1, 1],
    { x: 50, y: 0 },
  ],
  ["a picture of its frame's own shape", { ...wide, focus: { x: 0, y: 0 } }, [2, 1], { x: 50, y: 50 }],
  [
    "a point within the crop",
    { ...wide, crop: [0.5, 0, 0.5, 0.5], focus: { x: 1, y: 0.5 } },
    [1, 1],
    { x: 100, y: 50 },
  ],
] as const)("%s stays in view", (_, image, ratio, place) => {
  expect(picturePlace(image, ratio)).toEqual(place);
});

test("tags of a text stand apart, and no letter is lost", () => {
  const text = "Red cup. #espresso #houseblend, and a#no";
  expect(taggedParts(text).filter(({ isTag }) => isTag)).toEqual([
    { text: "#espresso", isTag: true },
    { text: "#houseblend", isTag: true },
  ]);
  expect(
    taggedParts(text)
      .map(({ text: part }) => part)
      .join(""),
  ).toBe(text);
});

test("a meter is as full as the limit that is nearest, and never over", () => {
  expect(shareUsed({ used: 140, limit: 280 })).toBe(0.5);
  expect(shareUsed({ used: 30, limit: 300, bytes: { used: 2700, limit: 3000 } })).toBe(0.9);
  expect(shareUsed({ used: 400, limit: 280 })).toBe(1);
  const uncuttable = fitPost({ body: "x".repeat(400), hashtags: [], callToAction: "" }, "x");
  expect([uncuttable.state, overBy(uncuttable.count)]).toEqual(["over", uncuttable.count.used - 280]);
});

test("what was done to a post is there again in the same tab, and a full storage harms nothing", () => {
  const held = new Map<string, string>();
  const storage = {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
  const full = {
    ...storage,
    setItem: () => {
      throw new Error("full");
    },
  };
  const place = { messageId: "m1", postId: "post-1" };
  const opened: (string | null)[] = [];
  const workbench = { openPanel: (panel: string | null) => void opened.push(panel), conversationId: () => "c1" };
  createRoot((dispose) => {
    createPostDesk(workbench, storage).keep(place, { captionId: "b" });
    const again = createPostDesk(workbench, storage);
    expect(again.work(place)).toEqual({ captionId: "b" });
    expect(again.work({ ...place, postId: "post-2" })).toBeNull();
    held.set("facet.post.m2.post-1", "{broken");
    expect(again.work({ ...place, messageId: "m2" })).toBeNull();
    const poor = createPostDesk(workbench, full);
    poor.keep(place, { captionId: "c" });
    expect(poor.work(place)).toEqual({ captionId: "c" });
    again.show(place);
    expect([again.shown(), opened]).toEqual([place, ["posts"]]);
    again.follow();
    expect(again.shown()).toBeNull();
    dispose();
  });
});
