// Learns how someone writes from pasted samples: measures and their sentences by code, rules of style by a large model where one is here.
import { z } from "zod";
import { FacetError, isAbort } from "../../engine/errors.ts";
import type { VoiceSheet } from "../../engine/posts/post.ts";
import { measureVoice, voiceRules, voiceWords } from "../../engine/posts/voice.ts";
import type { ChatTurn, StepContext } from "../../engine/step-context.ts";
import { textLanguage } from "./text-language.ts";

export const voiceLimits = {
  samples: 20,
  sampleCharacters: 5000,
  rules: 20,
  ruleCharacters: 300,
  words: 40,
  wordCharacters: 60,
  voices: 30,
} as const;
/** Characters of all samples that a model reads. */
const readCharacters = 8000;
const answerTokens = 400;
const modelRulesAtMost = 6;
const wordsARule = { least: 3, most: 25 } as const;

export interface VoiceWords {
  readonly voice: (values: { readonly samples: readonly string[]; readonly language: string }) => readonly ChatTurn[];
}

const answer = z.object({ rules: z.array(z.string()).max(40) });

/** `asking` is null where no model is ready, or only a small one: then code's measures are all there is. Throws what the model throws, but for an answer that is no list. */
export async function learnVoice(
  { voiceId, name, samples }: { readonly voiceId: string; readonly name: string; readonly samples: readonly string[] },
  asking: Pick<StepContext, "ask"> | null,
  words: VoiceWords,
): Promise<VoiceSheet> {
  const { code, name: language } = textLanguage(samples.join("\n"));
  const told = code === "de" ? "de" : "en";
  const measured = measureVoice(samples, code);
  const byCode = voiceRules(measured, told);
  const byModel = asking ? await rulesByModel(samples, told === "de" ? language : "English", asking, words) : [];
  const own = voiceWords(samples, code).filter((word) => word.length <= voiceLimits.wordCharacters);
  return {
    voiceId,
    name,
    rules: unique([...byCode, ...byModel]).slice(0, voiceLimits.rules),
    words: own.slice(0, voiceLimits.words),
    avoid: [],
    measured,
  };
}

async function rulesByModel(
  samples: readonly string[],
  language: string,
  { ask }: Pick<StepContext, "ask">,
  words: VoiceWords,
): Promise<string[]> {
  let left = readCharacters;
  const read = samples.flatMap((text) => {
    const part = text.slice(0, Math.max(left, 0));
    left -= part.length;
    return part === "" ? [] : [part];
  });
  try {
    const { rules } = await ask({
      turns: words.voice({ samples: read, language }),
      schema: answer,
      maxTokens: answerTokens,
      temperature: 0.2,
    });
    return rules
      .map((rule) => rule.replaceAll(/\s+/g, " ").trim())
      .filter(isRule)
      .slice(0, modelRulesAtMost);
  } catch (thrown) {
    if (isAbort(thrown) || !(thrown instanceof FacetError) || thrown.data.code !== "unexpected") throw thrown;
    return [];
  }
}

/** One sentence that can be followed: no list, no markup, no address, nothing that speaks to the model. */
function isRule(rule: string): boolean {
  const count = rule.split(" ").length;
  if (count < wordsARule.least || count > wordsARule.most || rule.length > voiceLimits.ruleCharacters) return false;
  if (!/^\p{Lu}/u.test(rule) || !/[.!]$/.test(rule)) return false;
  return (
    !/[<>{}[\]`|]|https?:|\b(?:system prompt|ignore|instructions?|json)\b/i.test(rule) && !/[.!?]\s+\p{Lu}/u.test(rule)
  );
}

function unique(rules: readonly string[]): string[] {
  const seen = new Set<string>();
  return rules.filter((rule) => {
    const key = rule.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");
    return !seen.has(key) && Boolean(seen.add(key));
  });
}
