// What a model can do, in one line of plain words: of a server, what it answered when it was asked, and when that was. Pure.
import type { Language } from "../../../pipelines/engine/error-sentences.ts";
import type { ModelEntry } from "../../../server/api.ts";
import { formatContext } from "../../shell/model-words.ts";
import type { ModelStrings } from "../../strings/models.en.ts";
import { ago } from "../numbers.ts";

type Asked = Pick<ModelEntry, "capabilities" | "probedAt" | "server" | "state">;

export function whatItCan(model: Asked, now: number, words: ModelStrings, language: Language): string {
  const { vision, json, context, usage } = model.capabilities;
  const abilities = [
    vision ? words.sees : words.seesNot,
    json ? words.keepsJson : words.looseJson,
    words.contextShort(formatContext(context)),
  ];
  if (!model.server) return words.itCan(abilities.join(", "));
  if (model.probedAt === null) return words.notAsked;
  const asked = words.asked(ago(model.probedAt, now, language) ?? words.justNow);
  if (model.state === "unreachable" || model.state === "failed") return words.didNotAnswer(asked);
  const told = [...abilities, usage ? words.counts : words.countsNot, words.answersAtOnce(model.server.concurrency)];
  return words.itAnswers(told.join(", "), asked);
}
