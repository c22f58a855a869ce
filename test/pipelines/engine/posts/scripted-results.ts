// 500 results as a careless model writes them: far too long, with too many and broken tags, chains of emoji, links, CJK. The same on every run.
import type { PostParts } from "../../../../pipelines/engine/posts/fit.ts";
import type { Hashtag } from "../../../../pipelines/engine/posts/post.ts";

export interface Scripted extends PostParts {
  readonly name: string;
  /** Where this body may end: ends of its words, links, emoji and CJK words, in UTF-16 units of the body without `#`. */
  readonly ends: ReadonlySet<number>;
}

const words =
  "morning light roast barrel slow pour window café Straße crème harbour bread quiet corner Saturday we're half-price naïve ёлка".split(
    " ",
  );
const emoji = ["☕", "👨‍👩‍👧‍👦", "🏳️‍🌈", "👍🏽", "🇩🇪🇫🇷", "1️⃣", "❤️", "👩🏽‍🚀"];
const links = [
  "https://example.com/menu?day=friday&table=4",
  "http://example.org/a_(b)/c",
  "example.com/opening-hours",
  `https://example.com/${"long-path/".repeat(12)}`,
];
const mentions = ["@friend", "@studio.luna", "@friend@mastodon.social"];
const inlineTags = ["#coffee", "#Coffee", "#latteart", "#Straße", "#1", "#写真"];
const chinese = ["今天的咖啡特别香", "我们在窗边慢慢享受早晨的阳光", "欢迎周六来坐坐"];
const japanese = ["今朝のコーヒーはとても香り高いです", "窓辺でゆっくり過ごしましょう"];
const combining = ["cafe\u0301", "q\u0323\u0307x", "नमस्ते", "กาแฟ"];
const kinds = ["prose", "tags", "emoji", "links", "cjk", "mixed", "one-line", "lists", "unbroken", "marks"] as const;
type Kind = (typeof kinds)[number];

const segmenter = new Intl.Segmenter("en", { granularity: "word" });

export const scriptedResults: readonly Scripted[] = Array.from({ length: 500 }, (_, index) => scripted(index));

function scripted(index: number): Scripted {
  const random = seeded(index + 1);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const kind = pick(kinds.slice(index % kinds.length, (index % kinds.length) + 1));
  const size = pick([1, 5, 30, 80, 200, 700]);
  const tokens = Array.from({ length: size }, () => tokenOf(kind, pick, random));
  const { body, ends } = joined(tokens, kind, random, pick);
  return {
    name: `${index} ${kind} ${size}`,
    body:
      body +
      (random() < 0.3
        ? `\n\n${["#coffee", "#latteart", "#Coffee", "#foo-bar", "#slow"].slice(0, pick([1, 3, 5])).join(" ")}`
        : ""),
    ends,
    hashtags: Array.from({ length: pick([0, 2, 6, 40]) }, (): Hashtag => ({
      tag: pick([
        "#coffee",
        "latte art",
        "##slow",
        "coffee ☕",
        "2026",
        "",
        "Straße",
        "STRASSE",
        "写真",
        "a".repeat(120),
        "slow-bar",
        "café",
        "cafe\u0301",
      ]),
      reach: pick(["broad", "niche"] as const),
    })),
    callToAction: pick([
      "",
      "Tell us yours below 👇",
      "Come in on Friday: https://example.com/friday",
      "Was trinkst du? ".repeat(30),
    ]),
    title: pick([undefined, undefined, "Slow mornings", "A very long title about slow mornings ".repeat(5)]),
    link: pick([undefined, undefined, "https://example.com/menu"]),
  };
}

function tokenOf(kind: Kind, pick: <T>(from: readonly T[]) => T, random: () => number): string {
  switch (kind) {
    case "tags":
      return random() < 0.5 ? pick(inlineTags) : pick(words);
    case "emoji":
      return random() < 0.6 ? pick(emoji) : pick(words);
    case "links":
      return pick([pick(links), pick(mentions), pick(words)]);
    case "cjk":
      return pick([...chinese, ...japanese]);
    case "marks":
      return pick(combining);
    case "mixed":
      return pick([
        pick(words),
        pick(words),
        pick(emoji),
        pick(links),
        pick(mentions),
        pick(inlineTags),
        pick(chinese),
      ]);
    case "unbroken":
      return random() < 0.02 ? "x".repeat(90) : pick(words);
    case "prose":
    case "one-line":
    case "lists":
      return pick(words);
  }
}

function joined(
  tokens: readonly string[],
  kind: Kind,
  random: () => number,
  pick: <T>(from: readonly T[]) => T,
): { readonly body: string; readonly ends: ReadonlySet<number> } {
  let body = "";
  let bare = "";
  const ends = new Set<number>([0]);
  const add = (text: string) => {
    body += text;
    bare += text.replaceAll("#", "");
  };
  for (const token of tokens) {
    for (const { index } of insideOf(token)) ends.add(bare.length + index);
    add(token);
    ends.add(bare.length);
    add(markBehind(token, kind, random, pick));
    ends.add(bare.trimEnd().length);
  }
  return { body, ends };
}

/** Chains of emoji and of CJK have no spaces; prose has sentences, lists have lines. */
function markBehind(token: string, kind: Kind, random: () => number, pick: <T>(from: readonly T[]) => T): string {
  if (kind === "cjk") return pick(["", "，", "。", "！"]);
  if (kind === "emoji" && emoji.includes(token) && random() < 0.8) return "";
  if (kind === "one-line" || kind === "tags") return " ";
  if (kind === "lists") return random() < 0.2 ? "\n- " : " ";
  return random() < 0.12 ? pick([". ", "! ", "? ", "…\n\n", ", ", " — ", ": "]) : " ";
}

/** Words of scripts without spaces, and emoji of a chain, by the segmenter itself. */
function insideOf(token: string): readonly { readonly index: number }[] {
  if (!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}]|^\p{RI}/u.test(token) || token.startsWith("#")) return [];
  return [...segmenter.segment(token)];
}

/** mulberry32, by Tommy Ettinger (public domain). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
