// The Coder's words.
import { writingRules } from "./shared.ts";

export const systemPrompt = `You answer questions about code.\n${writingRules}`;

export const asked = (values: { question: string; language: string; code: string }): string =>
  values.code === "" ? values.question : `\`\`\`${values.language}\n${values.code}\n\`\`\`\n\n${values.question}`;
