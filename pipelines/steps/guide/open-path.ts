// Opens a path: one question to the model for its layers, read however they come; plain titles where it gives none.
import { z } from "zod";
import type { Outline } from "../../engine/guide/outline.ts";
import type { GuideContext, GuidePlan } from "./guide.ts";
import type { GuideWords } from "./guide-words.ts";
import { opened } from "./moves.ts";
import { readOutline } from "./outline-lines.ts";
import { freeLayerNumber } from "./path.ts";
import { topicTitle } from "./topic-words.ts";

const outlineTokens = { small: 160, large: 400 };
const temperature = 0.3;
const held = z.toJSONSchema(z.object({ topic: z.string(), layers: z.array(z.string()) }));

export async function openPath(
  { question, depth, language, answerLanguage }: GuidePlan,
  context: Pick<GuideContext, "chat" | "emit" | "history" | "model">,
  words: Pick<GuideWords, "outline" | "told">,
): Promise<Outline> {
  const { tier } = context.model.info;
  const small = tier === "small";
  const turns = words.outline({
    topic: question.slice(0, askedCharacters),
    depth,
    language: answerLanguage ?? "English",
    small,
  });
  const said = await context.chat({
    turns,
    ...(!small && { schema: held }),
    maxTokens: outlineTokens[tier],
    temperature,
  });
  const read = readOutline(said);
  if (!read) context.emit({ type: "note", level: "info", key: "plain-outline", values: {} });
  return opened({
    topic: (read?.topic ?? topicTitle(question)).slice(0, topicCharacters),
    depth,
    titles: read?.titles ?? words.told.plainTitles[language],
    first: freeLayerNumber(context.history),
  });
}

const topicCharacters = 200;
/** A topic is named in fewer. */
const askedCharacters = 1000;
