// Whether an alternative text does its work: it describes, says the visible text, and fits.
import { graphemeLength, graphemesOf, isEmoji } from "./graphemes.ts";
import { platforms as rules } from "./platforms.ts";
import type { PlatformId } from "./platforms.ts";
import { wordsOf } from "./words.ts";

export const altCodes = [
  "starts-with-image-of",
  "file-name",
  "too-long",
  "over-limit",
  "visible-text-missing",
  "no-end-mark",
  "capitals",
  "repeats-caption",
  "emoji-row",
  "hashtags",
  "empty",
  "not-empty",
] as const;
export type AltCode = (typeof altCodes)[number];

export interface AltNote {
  readonly code: AltCode;
  /** `must`: a reader or the platform is failed; `should`: it could be better. */
  readonly level: "must" | "should";
  /** UTF-16 units, end exclusive. */
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  /** The text that is missing, the platform that refuses it. */
  readonly detail?: string | undefined;
}

export interface AltContext {
  readonly platforms?: readonly PlatformId[] | undefined;
  /** Lines that can be read on the picture. */
  readonly visibleText?: readonly string[] | undefined;
  readonly decorative?: boolean | undefined;
  readonly caption?: string | undefined;
  readonly fileName?: string | undefined;
}

/** Characters, the visible text not counted: widely advised, no limit of any screen reader (w3c-website issue 576). */
export const altAdvice = 125;
/** Of a visible line's words, so many must be said; of an alt text's words, so many in the caption are a repetition. */
const shares = { said: 0.75, repeated: 0.9 };
const wordsToRepeat = 4;

/** “Image of”, in the languages the Creator writes; a screenshot, a map or a drawing is worth saying and stays. */
const openings: readonly RegExp[] = [
  /^(?:(?:an?|the|this|our)\s+)?(?:image|photo|photograph|picture|pic|graphic)(?:\s+(?:of|showing|shows|depicting|depicts|that\s+shows|with)(?!\p{L})|\s*[:–—])/iu,
  /^(?:(?:eine?|das|die|dieses|diese|unser|auf\s+(?:dem|diesem))\s+)?(?:bild|foto|fotografie|aufnahme|abbildung|grafik)(?:\s+(?:von|vom|des|der|einer|eines|mit|zeigt|ist|sind|sieht\s+man)(?!\p{L})|\s*[:–—]|,\s+(?:das|die)(?!\p{L}))/iu,
  /^(?:(?:una?|la|esta)\s+)?(?:imagen|foto|fotografía)(?:\s+(?:del?|con|que\s+muestra|muestra)(?!\p{L})|\s*[:–—])/iu,
  /^(?:(?:une?|la|cette)\s+|l['’]\s*)?(?:image|photo|photographie)(?:\s+(?:de|du|des|avec|montrant|montre|qui\s+montre)(?!\p{L})|\s+d['’]|\s*[:–—])/iu,
  /^(?:(?:una?|la|questa)\s+|un['’]\s*|l['’]\s*)?(?:immagine|foto|fotografia)(?:\s+(?:di|del|della|dei|con|che\s+mostra|mostra)(?!\p{L})|\s*[:–—])/iu,
  /^(?:(?:uma?|a|esta)\s+)?(?:imagem|foto|fotografia)(?:\s+(?:de|do|da|dos|das|com|que\s+mostra|mostra)(?!\p{L})|\s*[:–—])/iu,
  /^(?:(?:een|de|deze)\s+)?(?:afbeelding|foto|plaatje)(?:\s+(?:van|met|toont|waarop)(?!\p{L})|\s*[:–—])/iu,
  /^(?:(?:to|na)\s+)?(?:zdjęcie|zdjęciu|obraz|obrazek|fotografia)(?:\s+(?:przedstawiając[ea]|przedstawia|pokazuje|widać|z|ze)(?!\p{L})|\s*[:–—]|(?=\s))/iu,
  /^(?:bu\s+)?(?:resimde|fotoğrafta|görselde|(?:resim|fotoğraf|görsel)\s*[:–—])/iu,
  /^(?:この)?(?:画像|写真|イメージ)(?:には|では|は|に|[:：])/u,
  /^(?:这|此|该)?(?:是)?(?:一?[张幅])?(?:图片|照片|图像|图)(?:中|里|上)?(?:展示了?|显示了?|是|为|有|[:：])/u,
];
const fileName =
  /^(?:[\w ()+.-]+\.(?:jpe?g|png|webp|avif|heic|heif|gif|tiff?|svg)|(?:IMG|DSC|DSCN|PXL|DJI|MVIMG|Screenshot|Bildschirmfoto)[ _-]?[\d _.:-]{3,})$/i;
const endMark = /[.!?…。！？]["”“»)’]*$/u;
const tag = /(?<![\p{L}\p{N}_&])[#＃][\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*/u;
const rowLength = 3;

export function lintAlt(text: string, context: AltContext = {}): readonly AltNote[] {
  const alt = text.trim();
  if (context.decorative) return alt === "" ? [] : [{ code: "not-empty", level: "must" }];
  if (alt === "") return [{ code: "empty", level: "must" }];
  return [
    ...formOf(text, alt, context),
    ...lengthOf(alt, context),
    ...missingOf(alt, context.visibleText ?? []),
    ...mannerOf(text, context),
  ];
}

function formOf(text: string, alt: string, { fileName: own }: AltContext): readonly AltNote[] {
  const lead = text.length - text.trimStart().length;
  const opening = openings.map((pattern) => pattern.exec(alt)?.[0].length ?? 0).find((length) => length > 0);
  const isName = fileName.test(alt) || (own !== undefined && own !== "" && [own, stem(own)].includes(alt));
  return [
    ...(isName ? [note("file-name", "must")] : []),
    ...(opening === undefined ? [] : [{ ...note("starts-with-image-of", "should"), start: lead, end: lead + opening }]),
    ...(endMark.test(alt) || isName ? [] : [note("no-end-mark", "should")]),
  ];
}

function lengthOf(alt: string, { platforms = [], visibleText = [] }: AltContext): readonly AltNote[] {
  const advised = altAdvice + visibleText.join(" ").length;
  const over = platforms.flatMap((platform): AltNote[] => {
    const limit = rules[platform].altText;
    return limit !== null && graphemeLength(alt) > limit
      ? [{ code: "over-limit", level: "must", detail: platform }]
      : [];
  });
  return [...over, ...(alt.length > advised ? [note("too-long", "should")] : [])];
}

/** Lines whose words are not in the text; a word or two may be read wrongly. */
function missingOf(alt: string, lines: readonly string[]): readonly AltNote[] {
  const said = new Set(folded(alt));
  const low = alt.toLowerCase();
  return lines.flatMap((line): AltNote[] => {
    const words = folded(line);
    if (words.length === 0 || low.includes(line.trim().toLowerCase())) return [];
    const share = words.filter((word) => said.has(word)).length / words.length;
    return share >= shares.said ? [] : [{ code: "visible-text-missing", level: "must", detail: line.trim() }];
  });
}

function mannerOf(text: string, { visibleText = [], caption = "" }: AltContext): readonly AltNote[] {
  const visible = new Set(visibleText.flatMap(folded));
  const own = wordsOf(text, "en").filter((word) => /\p{L}{2}/u.test(word) && !visible.has(word.toLowerCase()));
  const loud = own.filter((word) => /^\p{Lu}{2,}$/u.test(word)).length;
  const inCaption = new Set(folded(caption));
  const words = folded(text);
  const repeated = words.filter((word) => inCaption.has(word)).length / Math.max(1, words.length);
  const row = emojiRow(text);
  const hashtag = tag.exec(text);
  return [
    ...(own.length >= 3 && loud / own.length > 0.6 ? [note("capitals", "should")] : []),
    ...(words.length >= wordsToRepeat && repeated >= shares.repeated ? [note("repeats-caption", "should")] : []),
    ...(row ? [{ ...note("emoji-row", "should"), ...row }] : []),
    ...(hashtag
      ? [{ ...note("hashtags", "should"), start: hashtag.index, end: hashtag.index + hashtag[0].length }]
      : []),
  ];
}

/** The first row of emoji, with nothing but spaces between them. */
function emojiRow(text: string): { readonly start: number; readonly end: number } | null {
  let [start, end, count, at] = [0, 0, 0, 0];
  for (const grapheme of graphemesOf(text)) {
    if (isEmoji(grapheme)) {
      if (count === 0) start = at;
      count += 1;
      end = at + grapheme.length;
    } else if (grapheme.trim() !== "") {
      if (count >= rowLength) break;
      count = 0;
    }
    at += grapheme.length;
  }
  return count >= rowLength ? { start, end } : null;
}

const note = (code: AltCode, level: AltNote["level"]): AltNote => ({ code, level });
const folded = (text: string) => wordsOf(text.normalize("NFKC"), "en").map((word) => word.toLowerCase());
const stem = (name: string) => name.replace(/\.[^.]+$/, "");
