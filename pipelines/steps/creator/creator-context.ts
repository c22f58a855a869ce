// The prompt a brief would be written with, so that the page can show beforehand what the model will see.
import type { PersonaContext } from "../../engine/define-persona.ts";
import type { ModelInfo } from "../../engine/ports.ts";
import { tokensFor } from "./assemble-post.ts";
import { askTokens } from "./ask-picture.ts";
import type { Assignment, CreatorInput } from "./create.ts";
import { captionWords } from "./create.ts";
import type { CreatorWords } from "./creator-words.ts";
import { mannerOf } from "./manner.ts";
import { textLanguage } from "./text-language.ts";
import { wantedOf } from "./wanted-fields.ts";
import { writeWords } from "./write-posts.ts";

const smallTokens = 200;

/** As for a post without a picture: what is in one is not known before it is looked at. */
export function creatorContext(
  values: CreatorInput,
  { tier, capabilities }: ModelInfo,
  words: CreatorWords,
): PersonaContext {
  const half = Math.floor(capabilities.context / 2);
  if (values.task === "ask") {
    const small = tier === "small";
    return { system: words.askSystem({ small }), answerTokens: Math.min(askTokens[tier], half) };
  }
  const assignment = plainAssignment(values);
  const grounding = { images: [], line: "" };
  const turns =
    tier === "small"
      ? words.captionSmall({
          sources: { pictures: [], line: "" },
          wish: "",
          manner: mannerOf({ ...values, assignment }, tier),
          length: captionWords[values.length],
          variant: 0,
          before: null,
        })
      : words.write(
          writeWords(partsOf(assignment, grounding), { ...values, assignment, grounding }, capabilities.context),
        );
  const tokens = tier === "small" ? smallTokens : tokensFor(partsOf(assignment, grounding).wanted, assignment, 1);
  // A post is written from its sources, not from the conversation.
  return {
    system: turns.find(({ role }) => role === "system")?.text ?? "",
    answerTokens: Math.min(tokens, half),
    turnsAtMost: 0,
  };
}

function partsOf(assignment: Assignment, grounding: { readonly images: readonly never[]; readonly line: string }) {
  const wanted = wantedOf({ assignment, pictures: 1 });
  return { postId: "", imageIds: [], assignment, grounding, keep: {}, wanted, before: null };
}

function plainAssignment({ brief, platforms, tone, length, emoji, variants }: CreatorInput): Assignment {
  const language = textLanguage(brief);
  return {
    task: "post",
    wish: brief,
    line: brief,
    language,
    told: language.code === "de" ? "de" : "en",
    platforms,
    tone,
    length,
    emoji,
    count: variants,
    change: null,
    draft: null,
    days: null,
    seen: null,
  };
}
