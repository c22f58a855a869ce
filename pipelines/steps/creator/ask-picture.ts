// Answers a question about the pictures, from the list of what is in them; says so where the list does not tell.
import type { Grounding } from "../../engine/posts/post.ts";
import { buildContext } from "../build-context.ts";
import type { Assignment, CreatorContext } from "./create.ts";
import type { CreatorWords } from "./creator-words.ts";
import { shownSources } from "./shown-sources.ts";

export const askTokens = { small: 220, large: 700 } as const;

export async function askPicture(
  { assignment, grounding }: { readonly assignment: Assignment; readonly grounding?: Grounding | undefined },
  context: CreatorContext,
  words: CreatorWords,
): Promise<{ answer: string }> {
  const { tier } = context.model.info;
  const small = tier === "small";
  const answerTokens = Math.min(askTokens[tier], Math.floor(context.model.info.capabilities.context / 2));
  // Without a picture the list would be the question itself.
  const question =
    grounding && grounding.images.length > 0
      ? words.asked({ sources: shownSources({ ...grounding, line: "" }, { tier }), question: assignment.wish })
      : assignment.wish;
  const { turns } = await buildContext(
    { system: words.askSystem({ small }), question, query: assignment.wish, answerTokens, words: words.context },
    context,
  );
  return {
    answer: await context.chat({ turns, field: "answer", maxTokens: answerTokens, temperature: small ? 0.2 : 0.5 }),
  };
}
