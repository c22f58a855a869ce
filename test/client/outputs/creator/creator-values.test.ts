// Hashtags as one line, flags in a text, ideas in a calendar, changes taken back, a post as a file.
import { expect, test } from "vitest";
import { flaggedParts } from "../../../../client/outputs/creator/flagged-parts.ts";
import { hashtagsFrom, lineOf } from "../../../../client/outputs/creator/hashtag-line.ts";
import { dayAfter, ideasCsv, ideasIcs } from "../../../../client/outputs/creator/idea-calendar.ts";
import { easeLevel, improvedText, textWithout } from "../../../../client/outputs/creator/improved-text.ts";
import { postCsv, postJson, postText } from "../../../../client/outputs/creator/post-export.ts";
import { ideasOf, improvementOf } from "../../../../client/outputs/creator/post-values.ts";
import { creatorEn } from "../../../../client/strings/creator.en.ts";
import {
  idea as ideaSchema,
  improvement as improvementSchema,
} from "../../../../pipelines/steps/creator/creator-schemas.ts";
import { ideas, improvement, madePost } from "../../../support/made-posts.ts";

const post = madePost(["i1"]);
const exported = { post, captionId: "caption-1", versions: post.versions, pictures: ["espresso.jpg"], number: 1 };

test("a line of hashtags is read as it was written, with its reach, each tag once", () => {
  expect(hashtagsFrom(lineOf(post.hashtags), post.hashtags)).toEqual({ hashtags: post.hashtags, refused: [] });
  expect(hashtagsFrom("#espresso, Espresso #new#tag", post.hashtags).hashtags).toEqual([
    { tag: "espresso", reach: "broad" },
    { tag: "new", reach: "niche" },
    { tag: "tag", reach: "niche" },
  ]);
});

test("what makes no tag is told, and an empty line holds none", () => {
  expect(hashtagsFrom("#☕ 123 #", [])).toEqual({ hashtags: [], refused: ["#☕", "123"] });
  expect(hashtagsFrom("  ", [])).toEqual({ hashtags: [], refused: [] });
  expect(hashtagsFrom(`#${"a".repeat(101)}`, []).hashtags).toEqual([]);
});

test.each([
  ["in order", [{ start: 0, end: 3 }], ["Red", " cup"]],
  [
    "over each other",
    [
      { start: 0, end: 5 },
      { start: 2, end: 4 },
    ],
    ["Red c", "up"],
  ],
  ["out of the text", [{ start: 4, end: 99 }], ["Red ", "cup"]],
  ["backwards", [{ start: 5, end: 2 }], ["Red cup"]],
])("flags %s lose no letter", (_, flags, parts) => {
  expect(flaggedParts("Red cup", flags).map(({ text }) => text)).toEqual(parts);
});

test.each([
  ["2026-05-01", 0, "2026-05-01"],
  ["2026-02-27", 3, "2026-03-02"],
  ["2028-02-27", 2, "2028-02-29"],
  ["2026-10-24", 1, "2026-10-25"],
  ["2026-12-31", 1, "2027-01-01"],
  ["2026-02-30", 0, null],
  ["", 0, null],
  ["tomorrow", 1, null],
])("%s and %i days later is %s", (first, days, date) => {
  expect(dayAfter(first, days)).toBe(date);
});

test("ideas become a table, in the order of their days, in which no formula runs", () => {
  expect(ideas.every((each) => ideaSchema.safeParse(each).success)).toBe(true);
  const lines = ideasCsv(ideas.toReversed(), "2026-05-01", creatorEn.ideas).trim().split("\r\n");
  expect(lines[1]).toBe(
    '2026-05-01,Instagram,Photo,The first cup of the day,"Show the bar at seven, before the door opens."',
  );
  expect(lines[2]).toContain(`2026-05-04,TikTok,Video,"'=HYPERLINK(`);
});

test("ideas become events of whole days", async () => {
  const text = (await ideasIcs(ideas, "2026-10-24", creatorEn.ideas)).replaceAll("\r\n ", "").replaceAll("\r\n\t", "");
  expect(text).toContain("BEGIN:VCALENDAR");
  expect(text.match(/DTSTART;VALUE=DATE:(\d+)/g)).toEqual([
    "DTSTART;VALUE=DATE:20261024",
    "DTSTART;VALUE=DATE:20261027",
  ]);
  expect(text.match(/DTEND;VALUE=DATE:(\d+)/g)).toEqual(["DTEND;VALUE=DATE:20261025", "DTEND;VALUE=DATE:20261028"]);
  expect(text).toContain("SUMMARY:The first cup of the day");
});

test("ideas of another shape are left out", () => {
  expect(ideasOf(undefined)).toEqual([]);
  expect(ideasOf([{ title: "" }, { title: "A", platform: "fax" }, 3])).toEqual([]);
  expect(ideasOf([{ title: "A", platform: "x", format: "opera", day: -3 }])).toEqual([
    { ideaId: "idea-1", title: "A", hook: "", format: "text", platform: "x", day: 0 },
  ]);
  expect(ideasOf(ideas)).toEqual(ideas);
});

test("the made improvement is whole: its changes lead from the draft to its text", () => {
  expect(improvementSchema.safeParse(improvement).error).toBeUndefined();
  expect(improvementOf(improvement)).toEqual(improvement);
  const { changes } = improvedText(improvement);
  expect(textWithout(improvement.before, changes, new Set())).toBe(improvement.after);
});

test("a change that is taken back leaves the others made; all taken back leave the draft", () => {
  const { changes, parts } = improvedText(improvement);
  expect(textWithout(improvement.before, changes, new Set([1]))).toBe(
    "We are happy to announce our new blend!!! It is available from Friday in all our shops.",
  );
  expect(textWithout(improvement.before, changes, new Set([0, 1, 2]))).toBe(improvement.before);
  expect(parts.map(({ before }) => before).join("")).toBe(improvement.before);
  expect(parts.map(({ after }) => after).join("")).toBe(improvement.after);
});

test("an improvement half written is read as far as it goes", () => {
  expect(improvementOf(null)).toBeNull();
  expect(improvementOf({ after: "x" })).toBeNull();
  expect(improvementOf({ before: "Draft" })).toMatchObject({ before: "Draft", after: "Draft", changes: [] });
});

test.each([
  [0, 0],
  [29, 0],
  [30, 1],
  [60, 3],
  [100, 5],
])("a reading ease of %i has the word number %i", (value, level) => {
  expect(easeLevel(value)).toBe(level);
  expect(creatorEn.improved.easeWords[level]).toBeDefined();
});

test("a post's table has one row a platform, and runs no formula", () => {
  const altTexts = [{ imageId: "i1", text: "=1+1", decorative: false, flags: [] }];
  const csv = postCsv({ ...exported, post: { ...post, altTexts } }, creatorEn.exports);
  const rows = csv.split(/\r\n/).filter((line) => /^1,(?:Instagram|LinkedIn|X|Bluesky),/.test(line));
  expect(rows).toHaveLength(4);
  expect(csv).toContain(",'=1+1,");
  expect(csv.startsWith("Post,Platform,Title,Text,Hashtags,Used,Limit,State,Alt text,First comment,Pictures\r\n")).toBe(
    true,
  );
});

test("a post's JSON says what is used, what else there was, and what each platform gets", () => {
  const value = JSON.parse(postJson({ ...exported, captionId: "caption-3" })) as {
    readonly caption: string;
    readonly otherCaptions: readonly string[];
    readonly altTexts: readonly { readonly picture: string }[];
    readonly versions: readonly { readonly platform: string; readonly count: object }[];
  };
  expect(value.caption).toBe("Small cup. Big Friday.");
  expect(value.otherCaptions).toHaveLength(2);
  expect(value.altTexts[0]?.picture).toBe("espresso.jpg");
  expect(value.versions.map(({ platform }) => platform)).toEqual(["instagram", "linkedin", "x", "bluesky"]);
});

test("a post as text leaves out what is empty", () => {
  const text = postText(exported, creatorEn);
  expect(text).toContain("First comment\nTastes of cocoa");
  expect(text).not.toContain("Call to action");
  expect(text).toContain("Bluesky\nRed cup");
});
