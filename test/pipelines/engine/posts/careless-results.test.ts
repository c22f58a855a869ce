import fc from "fast-check";
import twitter from "twitter-text";
import { describe, expect, it } from "vitest";
import { fitPost } from "../../../../pipelines/engine/posts/fit.ts";
import type { PostParts } from "../../../../pipelines/engine/posts/fit.ts";
import { platformIds, platforms } from "../../../../pipelines/engine/posts/platforms.ts";
import type { PlatformId } from "../../../../pipelines/engine/posts/platforms.ts";
import type { PlatformVersion } from "../../../../pipelines/engine/posts/post.ts";
import { wildCaption } from "./captions.ts";
import { scriptedResults } from "./scripted-results.ts";

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
const parts = (body: string, more: Partial<PostParts> = {}): PostParts => ({
  body,
  hashtags: [],
  callToAction: "",
  ...more,
});

/** Length by other means than the counters under test; null where the library does not count that way. */
function lengthOf(text: string, platform: PlatformId): number | null {
  switch (platforms[platform].text.unit) {
    case "weighted":
      return twitter.parseTweet(text).weightedLength;
    case "graphemes":
      return [...segmenter.segment(text)].length;
    case "utf16":
      return text.length;
    case "bytes":
      return Buffer.byteLength(text, "utf8");
    case "threads":
      return [...segmenter.segment(text)].reduce(
        (sum, { segment }) =>
          sum + (/\p{RGI_Emoji}/v.test(segment) ? Buffer.byteLength(segment) : Array.from(segment).length),
        0,
      );
    case "mastodon":
      return null;
  }
}

function problemsOf(version: PlatformVersion): readonly string[] {
  const { platform, text, title, hashtags, state } = version;
  const rules = platforms[platform];
  const found = twitter.extractHashtagsWithIndices(text).map(({ hashtag }) => hashtag);
  const keys = found.map((tag) => tag.normalize("NFKC").toLowerCase());
  const graphemes = (tag: string) => [...segmenter.segment(tag)].length;
  return [
    state === "ready" && (lengthOf(text, platform) ?? 0) > rules.text.limit && "over the limit",
    state === "ready" && rules.bytes !== null && Buffer.byteLength(text) > rules.bytes && "over the bytes",
    state === "ready" && (title?.length ?? 0) > (rules.title ?? 0) && "title over the limit",
    new Set(keys).size < keys.length && "a tag twice",
    found.length > (rules.hashtags.most ?? Infinity) && "too many tags",
    found.some((tag) => graphemes(tag) > rules.hashtags.length) && "a tag too long",
    JSON.stringify(found) !== JSON.stringify(hashtags) && "other tags than it says",
    !text.isWellFormed() && "half a character",
  ].filter((problem) => problem !== false);
}

describe("500 careless results on 10 platforms", () => {
  const versions = scriptedResults.flatMap((result) =>
    platformIds.map((platform) => ({ result, version: fitPost(result, platform) })),
  );

  it("are 5,000 versions, most of them shortened", () => {
    expect(versions).toHaveLength(5000);
    const shortened = versions.filter(({ version }) => version.repairs.some(({ kind }) => kind !== "tags-dropped"));
    expect(shortened.length).toBeGreaterThan(1500);
    expect(versions.some(({ version }) => version.repairs.some(({ kind }) => kind === "cut-at-word"))).toBe(true);
  });

  it("never shows one as ready that is over, nor an invalid or double tag", () => {
    const wrong = versions.flatMap(({ result, version }) =>
      problemsOf(version).map((problem) => `${result.name} ${version.platform}: ${problem}`),
    );
    expect(wrong).toEqual([]);
  });

  it("never cuts inside a word, a link, a mention, a tag or an emoji", () => {
    const bare = (text: string) => text.replaceAll("#", "");
    const wrong = versions.flatMap(({ result, version }) => {
      const isCut = version.repairs.some(({ kind }) => kind === "cut-at-word" || kind === "sentences-dropped");
      if (!isCut) return [];
      const link = result.link ?? "";
      const withoutTags = version.text.replace(/(?:\s+#\S+)+$/u, "").trimEnd();
      const withoutLink =
        link !== "" && withoutTags.endsWith(`\n\n${link}`) ? withoutTags.slice(0, -link.length).trimEnd() : withoutTags;
      const kept = bare(withoutLink.replace(/ ?…$/u, ""));
      // A body of tags only: the call to action is the text, and loses whole sentences.
      if (version.text.startsWith("Was trinkst du?")) return [];
      const isPrefix = bare(result.body).startsWith(kept) || bare(result.body).startsWith(bare(withoutLink));
      const atEnd = result.ends.has(kept.length) || result.ends.has(bare(withoutLink).length);
      return isPrefix && atEnd ? [] : [`${result.name} ${version.platform}: …${kept.slice(-40)}`];
    });
    expect(wrong).toEqual([]);
  });

  it("leaves a fitted text as it is when it is fitted again", () => {
    const wrong = versions
      .filter(({ version }) => version.state === "ready")
      .filter(({ version }) => fitPost(parts(version.text), version.platform).text !== version.text)
      .map(({ result, version }) => `${result.name} ${version.platform}`);
    expect(wrong).toEqual([]);
  }, 180_000);

  it("says over only where nothing can be cut", () => {
    const over = versions.filter(({ version }) => version.state === "over");
    for (const { version } of over) expect(version.repairs.some(({ kind }) => kind === "cut-at-word")).toBe(false);
    expect(over.length).toBeLessThan(50);
  });
});

it("holds for any characters at all", () => {
  fc.assert(
    fc.property(wildCaption, wildCaption, fc.constantFrom(...platformIds), (body, callToAction, platform) => {
      const version = fitPost(
        parts(body.repeat(4), {
          callToAction,
          hashtags: [
            { tag: "coffee", reach: "broad" },
            { tag: body, reach: "niche" },
          ],
        }),
        platform,
      );
      expect(problemsOf(version)).toEqual([]);
      if (version.state === "ready") expect(fitPost(parts(version.text), platform).text).toBe(version.text);
    }),
    { numRuns: 1000 },
  );
}, 600_000);
