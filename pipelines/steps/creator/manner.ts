// How a text is to sound, as a prompt says it: the tone's rule sheet, the voice learned from samples, emoji, audience and goal.
import { toneRules } from "../../engine/posts/tone.ts";
import type { Assignment, CreatorInput } from "./create.ts";
import type { Manner } from "./creator-words.ts";

/** Rules a model is told: of more it forgets the first. */
const rulesAtMost = { large: 12, small: 4 } as const;

export function mannerOf(
  {
    assignment,
    voice,
    audience,
    goal,
  }: Pick<CreatorInput, "voice" | "audience" | "goal"> & { readonly assignment: Assignment },
  tier: "small" | "large",
): Manner {
  const { tone, language, emoji } = assignment;
  const rules = toneRules(tone, language.code);
  // The voice is the person's own: it goes before the tone.
  const all = [...(voice?.rules ?? []), ...rules.sentences];
  return {
    language: language.name,
    tone,
    rules: all.slice(0, rulesAtMost[tier]),
    example: voice ? "" : rules.example,
    words: voice?.words ?? [],
    avoid: [...new Set([...(voice?.avoid ?? []), ...(tier === "large" ? rules.avoid : [])])],
    emoji,
    audience: audience ?? "",
    goal: goal ?? "",
  };
}

const emojiPattern =
  /(?:(?<![^\S\n])[^\S\n]+)?(?:\p{Regional_Indicator}{2}|(?:\p{Extended_Pictographic}|[0-9#*]\u{fe0f}?\u{20e3})(?:\ufe0f|\p{Emoji_Modifier})*(?:\u{200d}\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})*)*)/gu;

/** Where none are wanted, none stay. */
export function withoutEmoji(text: string): string {
  // “©” and “™” are pictographs to Unicode and letters to people.
  return text.replaceAll(emojiPattern, (match) => (/^\s*[©®™]$/u.test(match) ? match : "")).trim();
}
