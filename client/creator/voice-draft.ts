// A voice as it is edited: samples taken apart, the rule sheet as texts a person changes, and what is wrong with them.
import type { VoiceSheet } from "../../pipelines/engine/posts/post.ts";

/** As the server takes them (pipelines/steps/creator/learn-voice.ts). */
export const voiceLimits = { samples: 20, sample: 5000, rules: 20, rule: 300, words: 40, word: 60, name: 80 } as const;

export interface VoiceDraft {
  readonly name: string;
  /** One a line. */
  readonly rules: string;
  /** Parted by commas. */
  readonly words: string;
  readonly avoid: string;
}

export type VoiceProblem = "name-missing" | "no-rules" | "rule-too-long" | "too-many-rules" | "too-many-words";

/** Posts are parted by empty lines; one that holds an empty line itself becomes two, which measures the same. */
export function samplesIn(text: string): readonly string[] {
  return text
    .split(/\r?\n(?:[ \t]*\r?\n)+/)
    .map((each) => each.trim())
    .filter((each) => each !== "");
}

export function draftOf({ name, rules, words, avoid }: VoiceSheet): VoiceDraft {
  return { name, rules: rules.join("\n"), words: words.join(", "), avoid: avoid.join(", ") };
}

export function withDraft(voice: VoiceSheet, draft: VoiceDraft): VoiceSheet {
  return {
    ...voice,
    name: draft.name.trim(),
    rules: linesIn(draft.rules),
    words: listIn(draft.words),
    avoid: listIn(draft.avoid),
  };
}

export function voiceProblem(draft: VoiceDraft): VoiceProblem | undefined {
  const rules = linesIn(draft.rules);
  const lists = [listIn(draft.words), listIn(draft.avoid)];
  if (draft.name.trim() === "") return "name-missing";
  if (rules.length > voiceLimits.rules) return "too-many-rules";
  if (rules.some((rule) => rule.length > voiceLimits.rule)) return "rule-too-long";
  if (lists.some((list) => list.length > voiceLimits.words)) return "too-many-words";
  return rules.length + lists.flat().length === 0 ? "no-rules" : undefined;
}

const unique = (values: readonly string[]) => [...new Set(values.map((each) => each.trim()).filter(Boolean))];

function linesIn(text: string): readonly string[] {
  return unique(text.split(/\r?\n/).map((line) => line.replace(/^\s*[-•*]\s+/, "")));
}

function listIn(text: string): readonly string[] {
  return unique(text.split(/[,;\n]/)).map((word) => word.slice(0, voiceLimits.word));
}
