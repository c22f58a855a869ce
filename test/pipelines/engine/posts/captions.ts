// Captions for property tests, put together from pieces whose length is known on every platform by its own rule, not by our counters.
import fc from "fast-check";
import type { CountUnit } from "../../../../pipelines/engine/posts/platforms.ts";

export type Lengths = Readonly<Record<CountUnit, number>>;

export interface Piece {
  readonly text: string;
  readonly lengths: Lengths;
}

const piece = (text: string, lengths: Partial<Lengths> & Pick<Lengths, "weighted" | "graphemes">): Piece => {
  const bytes = Buffer.byteLength(text, "utf8");
  const points = Array.from(text).length;
  return {
    text,
    lengths: { utf16: text.length, bytes, threads: points, mastodon: lengths.graphemes, ...lengths },
  };
};

const plain = (text: string) => piece(text, { weighted: text.length, graphemes: text.length });
/** Weighs 2, is one grapheme, and all its bytes on Threads. */
const emoji = (text: string) => piece(text, { weighted: 2, graphemes: 1, threads: Buffer.byteLength(text, "utf8") });
const wide = (text: string) => piece(text, { weighted: 2 * text.length, graphemes: text.length });
const link = (text: string, withProtocol: boolean) =>
  piece(text, { weighted: 23, graphemes: text.length, mastodon: withProtocol ? 23 : text.length });

const pieces: readonly Piece[] = [
  ...["coffee", "Morning", "a", "we're", "half-price", "10:30", "50%", "Straße", "déjà", "ёлка", "x/y"].map(plain),
  ...["☕", "🎉", "👨‍👩‍👧‍👦", "🏳️‍🌈", "👍🏽", "🇩🇪", "1️⃣", "❤️", "👩🏽‍🚀"].map(emoji),
  ...["写真", "とても", "美しい朝です", "사진"].map(wide),
  ...["https://example.com/menu?day=friday", "http://example.org/a_(b)", "https://例え.jp/michi"].map((text) =>
    link(text, true),
  ),
  link("example.com/menu", false),
  // e with a combining mark: one weight after NFC, one grapheme, two code points.
  piece("cafe\u0301", { weighted: 4, graphemes: 4 }),
  // Marks that have no composed form: each weighs 1.
  piece("q\u0323\u0307", { weighted: 3, graphemes: 1 }),
  piece("مرحبا", { weighted: 5, graphemes: 5 }),
  piece("שלום", { weighted: 4, graphemes: 4 }),
  piece("\u202bעם\u202c", { weighted: 6, graphemes: 4 }),
  piece("@friend@mastodon.social", { weighted: 23, graphemes: 23, mastodon: 7 }),
  plain("@friend"),
  plain("#coffee"),
  plain("#Straße"),
  plain("—"),
  wide("…"),
];

const spaces: readonly Piece[] = [" ", "\n", "\n\n", "  "].map(plain);

export interface Known {
  readonly text: string;
  readonly lengths: Lengths;
}

const sum = (parts: readonly Piece[]): Known => ({
  text: parts.map(({ text }) => text).join(""),
  lengths: Object.fromEntries(
    (["weighted", "utf16", "graphemes", "bytes", "threads", "mastodon"] as const).map((unit) => [
      unit,
      parts.reduce((total, { lengths }) => total + lengths[unit], 0),
    ]),
  ) as unknown as Lengths,
});

/** Pieces with spaces between them: their lengths add up. */
export const knownCaption: fc.Arbitrary<Known> = fc
  .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(...spaces)), { minLength: 1, maxLength: 80 })
  .map((pairs) => sum(pairs.flat().slice(0, -1)));

/** Anything: pieces without spaces, and any characters at all. */
export const wildCaption: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...pieces, ...spaces).map(({ text }) => text),
      fc.string({ unit: "grapheme", maxLength: 12 }),
      fc.string({ unit: "binary", maxLength: 6 }),
      fc.constantFrom(". ", "! ", "? ", "…", ", ", "(", ") ", "\u200d", "\ufe0f", "\u0301", "#", "@", "。", "http://"),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));
