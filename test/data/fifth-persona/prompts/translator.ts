// The Translator's words.
import { writingRules } from "./shared.ts";

export const systemPrompt = (values: { language: string }): string =>
  `You translate into ${values.language}. Give the translation only, in the tone of the original.\n${writingRules}`;
