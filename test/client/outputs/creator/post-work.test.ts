import { expect, test } from "vitest";
import { askedPost } from "../../../../client/outputs/creator/asked-post.ts";
import { languageOf } from "../../../../client/outputs/creator/post-language.ts";
import { postsOf } from "../../../../client/outputs/creator/post-values.ts";
import {
  fieldNames,
  flagsStill,
  keptOf,
  noWork,
  pickedCaption,
  versionsFor,
  workedPost,
  workOf,
} from "../../../../client/outputs/creator/post-work.ts";
import { locked, post as postSchema } from "../../../../pipelines/steps/creator/creator-schemas.ts";
import { askedPlatforms, madePost } from "../../../support/made-posts.ts";

const manner = { tone: "minimal", language: "en", emoji: undefined } as const;
const post = madePost(["i1"]);

test("the made post is one the pipeline could have given", () => {
  expect(postSchema.safeParse(post).error).toBeUndefined();
});

test("untouched, a post is as it was written and its versions are the server's", () => {
  expect(workedPost(post, noWork, manner)).toEqual(post);
  expect(versionsFor(post, undefined, askedPlatforms)).toEqual(post.versions);
});

test("another picked caption makes other versions, and no text that was written for the first one stands in", () => {
  const work = { ...noWork, captionId: "caption-3" };
  expect(pickedCaption(post, work)?.text).toBe("Small cup. Big Friday.");
  const versions = versionsFor(workedPost(post, work, manner), "caption-3", askedPlatforms);
  for (const { text } of versions) expect(text).toMatch(/^Small cup\. Big Friday\./);
});

test("an edited caption is counted as it stands, on a platform with a text of its own too", () => {
  const worked = workedPost(post, { ...noWork, captions: { "caption-1": "Short." } }, manner);
  const versions = versionsFor(worked, "caption-1", askedPlatforms);
  expect(versions.map(({ text }) => text.startsWith("Short."))).toEqual([true, true, true, true]);
  expect(worked.drafts).toEqual([]);
});

test("a caption edited back to what was written has its platform's own text again", () => {
  const text = post.captions[0]?.text ?? "";
  expect(workedPost(post, { ...noWork, captions: { "caption-1": text } }, manner).drafts).toEqual(post.drafts);
});

test("an edit is judged by the tone at once", () => {
  const worked = workedPost(post, { ...noWork, captions: { "caption-1": "New! Blend! Friday!" } }, manner);
  expect(worked.captions[0]?.toneNotes).toContain("exclamation-marks");
});

test("what the server left out of a version stays told while its text is the same", () => {
  const versions = post.versions.map((each) => ({ ...each, repairs: [{ kind: "rewritten" } as const] }));
  expect(versionsFor({ ...post, versions }, undefined, ["x"])[0]?.repairs).toEqual([{ kind: "rewritten" }]);
  const edited = workedPost({ ...post, versions }, { ...noWork, captions: { "caption-1": "Short." } }, manner);
  expect(versionsFor(edited, undefined, ["x"])[0]?.repairs).toEqual([]);
});

test("a flag moves with its words, and goes with them", () => {
  const flag = { start: 6, end: 11, text: "no. 4", kind: "number", by: "code" } as const;
  expect(flagsStill("Our house blend no. 4", [flag])).toEqual([{ ...flag, start: 16, end: 21 }]);
  expect(flagsStill("Our house blend", [flag])).toEqual([]);
  expect(flagsStill("no. 4 and no. 4", [flag, flag]).map(({ start }) => start)).toEqual([0, 10]);
});

test("what is kept for a rewrite is what the server takes, and only what was locked", () => {
  const worked = workedPost(post, { ...noWork, firstComment: "Mine." }, manner);
  const all = keptOf(worked, worked.captions[1], fieldNames);
  expect(locked.safeParse(all).error).toBeUndefined();
  expect(all).toMatchObject({ caption: worked.captions[1]?.text, firstComment: "Mine.", callToAction: "" });
  expect(keptOf(worked, worked.captions[0], ["hashtags"])).toEqual({ hashtags: post.hashtags });
  // Without pictures there is nothing to keep of them.
  expect(keptOf(madePost([]), undefined, fieldNames)).not.toHaveProperty("altTexts");
});

test.each([
  ["nothing", null],
  ["text", "caption"],
  ["other shapes", { captions: 3, hashtags: [4], altTexts: { i1: "no" }, locked: "all", platforms: ["fax"] }],
])("kept work that is %s harms nothing", (_, kept) => {
  const work = workOf(kept);
  expect(work.locked).toEqual([]);
  expect(workedPost(post, { ...work, hashtags: null }, manner)).toEqual(post);
});

test("kept work comes back as it was kept", () => {
  const work = {
    captionId: "caption-2",
    captions: { "caption-2": "Mine" },
    hashtags: [{ tag: "mine", reach: "niche" }],
    altTexts: { i1: { text: "", decorative: true } },
    firstComment: "One",
    callToAction: "Two",
    locked: ["caption", "hashtags"],
    platforms: ["x"],
  };
  expect(workOf(JSON.parse(JSON.stringify(work)))).toEqual(work);
});

test("a post half written, or of another shape, is read as far as it goes", () => {
  expect(postsOf(null)).toEqual([]);
  expect(postsOf([3, "post", null])).toEqual([]);
  const [half] = postsOf([{ captions: [{ text: "Red" }], hashtags: [{ tag: 3 }], versions: [{ platform: "fax" }] }]);
  expect(half).toMatchObject({ postId: "post-1", imageIds: [], hashtags: [], versions: [], altTexts: [] });
  expect(half?.captions[0]).toMatchObject({ captionId: "caption-1", text: "Red" });
  expect(postsOf([post])).toEqual([post]);
});

test("the platforms are those that were made, else those asked for, else two", () => {
  expect(askedPost({ platforms: ["x"] }, post).platforms).toEqual(askedPlatforms);
  expect(askedPost({ platforms: ["x", "fax"] }, { captions: [], versions: [] }).platforms).toEqual(["x"]);
  expect(askedPost({ tone: "loud", voice: 3 }, { captions: [], versions: [] })).toMatchObject({
    tone: "friendly",
    voice: "",
    platforms: ["instagram", "linkedin"],
  });
});

test.each([
  ["de", "Hello", "de"],
  ["auto", "Our new blend is on the bar from Friday.", "en"],
  ["auto", "Unsere neue Mischung ist ab Freitag in der Bar.", "de"],
  ["auto", "Nuestra mezcla nueva llega este viernes.", ""],
  ["auto", "", ""],
])("asked for %s, “%s” is %s", (asked, text, language) => {
  expect(languageOf(asked, text)).toBe(language);
});
