import { readFileSync } from "node:fs";
import fc from "fast-check";
import twitter from "twitter-text";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { weightedLength } from "../../../../pipelines/engine/posts/entities.ts";
import { countAlt, countComment, countText, countTitle, isOver } from "../../../../pipelines/engine/posts/count.ts";
import { limitOf, platformIds, platforms } from "../../../../pipelines/engine/posts/platforms.ts";
import { knownCaption, wildCaption } from "./captions.ts";

const data = new URL("../../../data/twitter-text/", import.meta.url);
const { tests } = parse(readFileSync(new URL("conformance/validate.yml", data), "utf8")) as {
  tests: Record<string, { description: string; text: string; expected: { weightedLength: number; valid: boolean } }[]>;
};
const config = (version: number) => JSON.parse(readFileSync(new URL(`config/v${version}.json`, data), "utf8"));
const cases = (name: string) => tests[name] ?? [];
/** What X refuses whatever the length. */
const invalid = /[\ufffe\ufeff\uffff]/;

describe("X", () => {
  it("has all of twitter-text's cases at hand", () => {
    expect(cases("WeightedTweetsCounterTest").length).toBeGreaterThanOrEqual(19);
    expect(cases("WeightedTweetsWithDiscountedEmojiCounterTest").length).toBeGreaterThanOrEqual(20);
    expect(cases("UnicodeDirectionalMarkerCounterTest").length).toBeGreaterThanOrEqual(2);
  });

  it.each(cases("WeightedTweetsCounterTest"))("weighs as configuration v2 does: $description", ({ text, expected }) => {
    expect(weightedLength(text, config(2))).toBe(expected.weightedLength);
  });

  it.each([...cases("WeightedTweetsWithDiscountedEmojiCounterTest"), ...cases("UnicodeDirectionalMarkerCounterTest")])(
    "weighs as configuration v3 does: $description",
    ({ text, expected }) => {
      expect(weightedLength(text, config(3))).toBe(expected.weightedLength);
      const count = countText(text, "x");
      expect(count).toEqual({ used: expected.weightedLength, limit: 280 });
      expect(!isOver(count) && count.used > 0 && !invalid.test(text)).toBe(expected.valid);
    },
  );

  it("weighs any text as the whole library does, though it reads it piece by piece", () => {
    fc.assert(
      fc.property(wildCaption, (text) => {
        for (const version of ["version2", "version3"] as const)
          expect(weightedLength(text, twitter.configs[version])).toBe(
            twitter.parseTweet(text, twitter.configs[version]).weightedLength,
          );
      }),
      { numRuns: 1000, examples: [[". \u0301example.com/menu"], ["\u0301example.com"], ["a\n\u0301example.com b"]] },
    );
  });

  it("weighs the longest link as one, and a long run of Chinese in a moment", () => {
    expect(countText(`https://example.com/${"a".repeat(4060)}`, "x").used).toBe(23);
    const start = performance.now();
    expect(countText(`${"写真".repeat(30_000)}.`, "x").used).toBe(120_001);
    // The library alone takes minutes for it.
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe("every platform", () => {
  it("counts 1,000 captions by its own rule", () => {
    fc.assert(
      fc.property(knownCaption, ({ text, lengths }) => {
        for (const platform of platformIds)
          expect({ platform, text, used: countText(text, platform).used }).toEqual({
            platform,
            text,
            used: lengths[platforms[platform].text.unit],
          });
      }),
      { numRuns: 1000 },
    );
  });

  it("counts any characters at all as Intl.Segmenter, UTF-16 and UTF-8 do", () => {
    const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
    fc.assert(
      fc.property(wildCaption, (text) => {
        const clusters = [...segmenter.segment(text)].map(({ segment }) => segment);
        expect(countText(text, "bluesky")).toEqual({
          used: clusters.length,
          limit: 300,
          bytes: { used: Buffer.byteLength(text.toWellFormed(), "utf8"), limit: 3000 },
        });
        expect(countText(text, "linkedin").used).toBe(text.length);
        expect(countText(text, "tiktok").used).toBe(text.length);
        expect(countText(text, "youtube").used).toBe(Buffer.byteLength(text.toWellFormed(), "utf8"));
        expect(countText(text, "threads").used).toBeGreaterThanOrEqual(Array.from(text).length);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ["x", "a bold letter 𝗕", 16],
    ["linkedin", "a bold letter 𝗕", 16],
    ["bluesky", "👨‍👩‍👧‍👦", 1],
    ["threads", "👨‍👩‍👧‍👦", 25],
    ["threads", "写真 ☕", 6],
    ["threads", "5 # © plain signs", 17],
    ["mastodon", "by @friend@mastodon.social: https://example.com/a/very/long/path", 12 + 23],
    ["mastodon", "example.com", 11],
    ["youtube", "größer", 8],
    ["x", "", 0],
  ] as const)("%s counts %j as %i", (platform, text, used) => {
    expect(countText(text, platform).used).toBe(used);
  });

  it("is over by either of two limits", () => {
    const families = "👨‍👩‍👧‍👦".repeat(121);
    expect(countText(families, "bluesky")).toEqual({ used: 121, limit: 300, bytes: { used: 3025, limit: 3000 } });
    expect(isOver(countText(families, "bluesky"))).toBe(true);
    expect(isOver(countText(families.slice(0, -25), "bluesky"))).toBe(false);
  });

  it("takes a server's own limit for Mastodon, and no senseless one", () => {
    expect(countText("a", "mastodon", { mastodon: 5000 }).limit).toBe(5000);
    for (const wrong of [0, -1, 1.5, Number.NaN]) expect(limitOf("mastodon", { mastodon: wrong })).toBe(500);
    expect(limitOf("x", { mastodon: 5000 })).toBe(280);
  });

  it("counts titles, comments and alt text where it has them", () => {
    expect(countTitle("Latte", "youtube")).toEqual({ used: 5, limit: 100 });
    expect(countTitle("Latte", "x")).toBeNull();
    expect(countComment("☕", "x")).toEqual({ used: 2, limit: 280 });
    expect(countComment("Latte", "linkedin")).toEqual({ used: 5, limit: 1250 });
    expect(countAlt("👨‍👩‍👧‍👦", "pinterest")).toEqual({ used: 1, limit: 500 });
    expect(countAlt("Latte", "youtube")).toBeNull();
  });

  it.each(platformIds)("%s says where its numbers stand and when they were looked up", (platform) => {
    const { checked, source, hashtags } = platforms[platform];
    expect(checked).toMatch(/^20\d\d-\d\d$/);
    expect(source.length).toBeGreaterThan(20);
    expect(hashtags.advised).toBeLessThanOrEqual(hashtags.most ?? Infinity);
  });
});
