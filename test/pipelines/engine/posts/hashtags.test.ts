import { readFileSync } from "node:fs";
import fc from "fast-check";
import twitter from "twitter-text";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { hashtagsIn, linksIn, mentionsIn } from "../../../../pipelines/engine/posts/entities.ts";
import {
  chooseHashtags,
  cleanHashtags,
  cleanTag,
  isTag,
  splitHashtags,
  tagKey,
  tagsIn,
} from "../../../../pipelines/engine/posts/hashtags.ts";
import { platformIds, platforms } from "../../../../pipelines/engine/posts/platforms.ts";
import type { Hashtag } from "../../../../pipelines/engine/posts/post.ts";
import { wildCaption } from "./captions.ts";

const file = new URL("../../../data/twitter-text/conformance/extract.yml", import.meta.url);
const { tests } = parse(readFileSync(file, "utf8")) as {
  tests: Record<string, { description: string; text: string; expected: readonly unknown[] }[]>;
};
const cases = (name: string) => {
  const found = tests[name] ?? [];
  if (found.length === 0) throw new Error(`extract.yml has no cases for ${name}`);
  return found;
};
const broad = (tag: string): Hashtag => ({ tag, reach: "broad" });
const niche = (tag: string): Hashtag => ({ tag, reach: "niche" });

describe("finding", () => {
  it.each([...cases("hashtags"), ...cases("hashtags_from_astral")])("$description", ({ text, expected }) => {
    expect(tagsIn(text)).toEqual(expected);
  });

  it.each([...cases("urls"), ...cases("tco_urls_with_params")])("$description", ({ text, expected }) => {
    expect(linksIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });

  it.each([...cases("urls_with_directional_markers"), ...cases("urls_with_indices")])(
    "$description",
    ({ text, expected }) => {
      // Their places are counted in code points.
      const at = (index: number) => Array.from(text.slice(0, index)).length;
      expect(
        linksIn(text).map(({ start, end }) => ({ url: text.slice(start, end), indices: [at(start), at(end)] })),
      ).toEqual(expected);
    },
  );

  it("finds in any text what the whole library finds, though it reads it piece by piece", () => {
    fc.assert(
      fc.property(wildCaption, (text) => {
        const found = twitter.extractHashtagsWithIndices(text).map(({ indices: [start, end] }) => ({ start, end }));
        expect(hashtagsIn(text)).toEqual(found);
        const links = twitter.extractUrlsWithIndices(text).map(({ indices: [start, end] }) => ({ start, end }));
        expect(linksIn(text)).toEqual(links);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ["ask @friend", "@friend"],
    ["ask @studio.luna.", "@studio.luna"],
    ["ask @friend@mastodon.social!", "@friend@mastodon.social"],
    ["ask @luna.bsky.social", "@luna.bsky.social"],
  ])("finds the mention in %j", (text, mention) => {
    expect(mentionsIn(text).map(({ start, end }) => text.slice(start, end))).toContain(mention);
  });

  it("takes no mail address for a mention", () => {
    expect(mentionsIn("write to hello@example.com")).toEqual([]);
  });
});

describe("cleaning", () => {
  it.each([
    ["#coffee", "coffee"],
    ["##coffee", "coffee"],
    ["coffee time", "CoffeeTime"],
    ["#Latte-Art!", "LatteArt"],
    ["☕ coffee ☕", "coffee"],
    ["café", "café"],
    ["cafe\u0301", "café"],
    ["café_berlin", "café_berlin"],
    ["straßen kunst", "StraßenKunst"],
    ["写真 好き", "写真好き"],
    ["قهوة", "قهوة"],
    ["कॉफ़ी", "कॉफ़ी".normalize("NFC")],
    ["#2026", null],
    ["2026 goals", "2026Goals"],
    ["#", null],
    ["☕☕", null],
    ["", null],
    ["___", null],
    ["#a#b", "AB"],
    ["\ud800coffee", "coffee"],
  ])("makes %j into %j", (raw, tag) => {
    expect(cleanTag(raw)).toBe(tag);
  });

  it("gives tags that X finds whole, or none, and cleans a clean tag to itself", () => {
    fc.assert(
      fc.property(wildCaption, (raw) => {
        const tag = cleanTag(raw);
        if (tag === null) return;
        expect(twitter.extractHashtagsWithIndices(`#${tag}`)).toEqual([{ hashtag: tag, indices: [0, tag.length + 1] }]);
        expect(cleanTag(tag)).toBe(tag);
        expect(cleanTag(`#${tag}`)).toBe(tag);
      }),
      { numRuns: 1000 },
    );
  });

  it("keeps each tag once, whatever its case and form, in order", () => {
    expect(
      cleanHashtags([
        broad("#Coffee"),
        niche("latte art"),
        broad("coffee"),
        niche("LATTEART"),
        broad("Cafe\u0301"),
        broad("café"),
        niche("STRASSE"),
        niche("straße"),
        broad("123"),
      ]),
    ).toEqual([broad("Coffee"), niche("LatteArt"), broad("Café"), niche("STRASSE")]);
  });
});

describe("choosing", () => {
  const tags = [broad("coffee"), broad("food"), broad("love"), niche("latteart"), niche("ristretto"), niche("slowbar")];

  it.each([
    ["instagram", ["coffee", "latteart", "food", "ristretto", "love"]],
    ["x", ["coffee", "latteart"]],
    ["threads", ["coffee"]],
    ["facebook", ["coffee", "latteart"]],
  ] as const)("takes as many as %s advises, broad and niche in turn", (platform, chosen) => {
    expect(chooseHashtags(tags, platform)).toEqual(chosen);
  });

  it("leaves out a tag that is too long for the platform", () => {
    const long = "a".repeat(60);
    expect(chooseHashtags([niche(long), broad("coffee")], "threads")).toEqual(["coffee"]);
    expect(chooseHashtags([niche(long), broad("coffee")], "instagram")).toEqual([long, "coffee"]);
  });

  it.each(platformIds)("gives %s only valid, unique tags within its number, whatever comes in", (platform) => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ tag: wildCaption, reach: fc.constantFrom("broad" as const, "niche" as const) }), {
          maxLength: 30,
        }),
        (wild) => {
          const chosen = chooseHashtags(wild, platform);
          expect(chosen.length).toBeLessThanOrEqual(platforms[platform].hashtags.advised);
          expect(new Set(chosen.map(tagKey)).size).toBe(chosen.length);
          expect(chosen.every((tag) => isTag(tag, platform))).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe("telling tags from the text", () => {
  it.each([
    ["Good morning. #coffee #latte", "Good morning.", ["coffee", "latte"]],
    ["Good morning ☕ #coffee", "Good morning ☕", ["coffee"]],
    ["Good morning\n\n#coffee #latte", "Good morning", ["coffee", "latte"]],
    ["Good morning\n#coffee\n#latte", "Good morning", ["coffee", "latte"]],
    ["Good morning #a1 #b2 #c3", "Good morning", ["a1", "b2", "c3"]],
    ["I love #coffee", "I love #coffee", []],
    ["Made with #love and #coffee", "Made with #love and #coffee", []],
    ["I love #coffee\n\n#latte", "I love #coffee", ["latte"]],
    ["Good. #a#b", "Good.", ["a", "b"]],
    ["Good. #coffee, #latte.", "Good.", ["coffee", "latte"]],
    ["Number #1", "Number #1", []],
    ["Done. #not-a-tag", "Done. #not-a-tag", []],
    ["#coffee #latte", "", ["coffee", "latte"]],
    ["", "", []],
  ])("%j", (text, body, tags) => {
    expect(splitHashtags(text)).toEqual({ body, tags });
  });

  it("is done in a moment with 20,000 tags", () => {
    expect(splitHashtags(`Hi. ${"#a1 ".repeat(20_000)}`).tags).toHaveLength(20_000);
    expect(splitHashtags(`${"#a1 ".repeat(20_000)}x`).tags).toHaveLength(0);
  });
});
