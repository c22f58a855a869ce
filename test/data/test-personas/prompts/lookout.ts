// The Lookout's words.
import { writingRules } from "./shared.ts";

export const systemPrompt = (values: { image: string | null }): string =>
  `You say what can be told of a picture from its name and from the conversation.${
    values.image === null ? "" : ` The picture is called ${JSON.stringify(values.image)}.`
  }\n${writingRules}`;
