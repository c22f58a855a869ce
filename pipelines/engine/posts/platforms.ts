// The platforms a post is fitted to: their limits as dated, sourced data.

export const platformIds = [
  "instagram",
  "linkedin",
  "x",
  "bluesky",
  "threads",
  "facebook",
  "mastodon",
  "tiktok",
  "pinterest",
  "youtube",
] as const;
export type PlatformId = (typeof platformIds)[number];

/** How a platform counts: `weighted` as twitter-text does; `threads` emoji as UTF-8 bytes, the rest as code points; `mastodon` graphemes, a link as 23, a mention without its server. */
export type CountUnit = "weighted" | "utf16" | "graphemes" | "bytes" | "threads" | "mastodon";

export interface PlatformRules {
  readonly name: string;
  readonly text: { readonly limit: number; readonly unit: CountUnit };
  /** A second limit, in UTF-8 bytes. */
  readonly bytes: number | null;
  /** UTF-16 units; null where a post has no title. */
  readonly title: number | null;
  /** Graphemes shown before “more”, in a browser's feed; null where all of a post is shown. */
  readonly fold: number | null;
  readonly hashtags: {
    /** More are refused or ignored; null where nothing says so. */
    readonly most: number | null;
    readonly advised: number;
    /** Graphemes of one tag. */
    readonly length: number;
    /** `line`: behind the text; `block`: in a paragraph of their own. */
    readonly layout: "line" | "block";
  };
  /** Graphemes; null where the platform takes none or says no limit. */
  readonly altText: number | null;
  /** Of a first comment, counted like the text; null where there is none. */
  readonly comment: number | null;
  /** What a link counts, however long it is. */
  readonly urlWeight: number | null;
  /** The picture in the preview, width to height. */
  readonly card: { readonly ratio: readonly [width: number, height: number] };
  /** Month in which the numbers were looked up. */
  readonly checked: string;
  /** Where they stand; “recalled” for what is widely said and stands in no document of the platform. */
  readonly source: string;
}

const checked = "2026-11";

export const platforms: Readonly<Record<PlatformId, PlatformRules>> = {
  instagram: {
    name: "Instagram",
    text: { limit: 2200, unit: "utf16" },
    bytes: null,
    title: null,
    fold: 125,
    // Was 30 until December 2025.
    hashtags: { most: 5, advised: 5, length: 100, layout: "block" },
    altText: 1000,
    comment: 2200,
    urlWeight: null,
    card: { ratio: [4, 5] },
    checked,
    source:
      "Hashtags: Instagram's announcement of 2025-12-18 (socialmediatoday.com). Text: Buffer. Alt text: Ayrshare. Fold, tag and comment length: recalled.",
  },
  linkedin: {
    name: "LinkedIn",
    text: { limit: 3000, unit: "utf16" },
    bytes: null,
    title: null,
    fold: 210,
    hashtags: { most: null, advised: 5, length: 100, layout: "block" },
    altText: 1000,
    comment: 1250,
    urlWeight: null,
    card: { ratio: [1.91, 1] },
    checked,
    source: "Text, fold, hashtags, comment: Ayrshare, Buffer. Alt text: accessible-social.com. Tag length: recalled.",
  },
  x: {
    name: "X",
    text: { limit: 280, unit: "weighted" },
    bytes: null,
    title: null,
    fold: null,
    hashtags: { most: null, advised: 2, length: 100, layout: "line" },
    altText: 1000,
    comment: 280,
    urlWeight: 23,
    card: { ratio: [16, 9] },
    checked,
    source: "Text, links: twitter-text, config/v3.json. Alt text: Ayrshare. Number and length of tags: recalled.",
  },
  bluesky: {
    name: "Bluesky",
    text: { limit: 300, unit: "graphemes" },
    bytes: 3000,
    title: null,
    fold: null,
    hashtags: { most: 8, advised: 3, length: 64, layout: "line" },
    altText: 2000,
    comment: 300,
    urlWeight: null,
    card: { ratio: [4, 3] },
    checked,
    source: "Text, tags: @atcute/bluesky, limits.ts. Alt text: docs.letmepost.dev. Advised number of tags: recalled.",
  },
  threads: {
    name: "Threads",
    text: { limit: 500, unit: "threads" },
    bytes: null,
    title: null,
    fold: null,
    hashtags: { most: 1, advised: 1, length: 50, layout: "line" },
    altText: 1000,
    comment: 500,
    urlWeight: null,
    card: { ratio: [4, 5] },
    checked,
    source:
      "Text, emoji, topic tag: developers.facebook.com, Threads posts (updated 2026-04-14). Alt text: docs.letmepost.dev.",
  },
  facebook: {
    name: "Facebook",
    text: { limit: 63_206, unit: "utf16" },
    bytes: null,
    title: null,
    fold: 480,
    hashtags: { most: null, advised: 2, length: 100, layout: "block" },
    altText: null,
    comment: 8000,
    urlWeight: null,
    card: { ratio: [1.91, 1] },
    checked,
    source: "Text, hashtags: Ayrshare. Fold: posttruncate.com. Comment and tag length: recalled.",
  },
  mastodon: {
    name: "Mastodon",
    // Each server sets its own: limitOf takes it.
    text: { limit: 500, unit: "mastodon" },
    bytes: null,
    title: null,
    fold: null,
    hashtags: { most: null, advised: 4, length: 100, layout: "block" },
    altText: 1500,
    comment: 500,
    urlWeight: 23,
    card: { ratio: [16, 9] },
    checked,
    source:
      "Text, links: docs.joinmastodon.org, configuration.statuses. Alt text: Publer. Number and length of tags: recalled.",
  },
  tiktok: {
    name: "TikTok",
    // Of a photo post; a video's caption has 2,200 and no title.
    text: { limit: 4000, unit: "utf16" },
    bytes: null,
    title: 90,
    fold: 150,
    // Since August 2025.
    hashtags: { most: 5, advised: 5, length: 100, layout: "line" },
    altText: 300,
    comment: 150,
    urlWeight: null,
    card: { ratio: [9, 16] },
    checked,
    source:
      "Text, title, hashtags: Zernio, Upload-Post, Buffer. Alt text: accessible-social.com. Fold, comment and tag length: recalled.",
  },
  pinterest: {
    name: "Pinterest",
    text: { limit: 500, unit: "utf16" },
    bytes: null,
    title: 100,
    fold: null,
    hashtags: { most: null, advised: 3, length: 100, layout: "block" },
    altText: 500,
    comment: 500,
    urlWeight: null,
    card: { ratio: [2, 3] },
    checked,
    source: "Text, title, alt text: Ayrshare. Hashtags and comment: recalled.",
  },
  youtube: {
    name: "YouTube",
    text: { limit: 5000, unit: "bytes" },
    bytes: null,
    title: 100,
    fold: 157,
    // More than 15, and all are ignored; 3 are shown above the title.
    hashtags: { most: 15, advised: 3, length: 100, layout: "block" },
    altText: null,
    comment: 10_000,
    urlWeight: null,
    card: { ratio: [16, 9] },
    checked,
    source: "Text, title, hashtags: Ayrshare. Fold: toolsdeck.app. Comment and tag length: recalled.",
  },
};

/** Limits a person's own account or server has in place of the usual ones. */
export type LimitOverrides = Readonly<Partial<Record<PlatformId, number>>>;

export function limitOf(platform: PlatformId, overrides: LimitOverrides = {}): number {
  const own = overrides[platform];
  return own !== undefined && Number.isInteger(own) && own > 0 ? own : platforms[platform].text.limit;
}
