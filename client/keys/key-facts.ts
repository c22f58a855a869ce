// What a key may do, until when, and when it was used, as short phrases in the reader's language. Pure.
import type { ListedKey } from "../../server/api.ts";
import type { Workbench } from "../state/workbench.ts";
import type { AccessKeyStrings } from "../strings/keys.en.ts";
import { localeOf } from "../strings/languages.ts";

type Reader = Pick<Workbench, "personaById" | "local" | "language">;

export function keyFacts(key: ListedKey, reader: Reader, words: AccessKeyStrings): readonly string[] {
  const { requestsPerMinute, questionsPerHour } = key.limits;
  const when = (at: string, style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(localeOf(reader.language()), style).format(new Date(at));
  const facts = [
    key.access === "read" ? words.readsOnly : asked(key, reader, words),
    requestsPerMinute === null ? "" : words.perMinute(requestsPerMinute),
    questionsPerHour === null ? "" : words.perHour(questionsPerHour),
    key.expiresAt === null
      ? words.endless
      : (key.expired ? words.since : words.until)(when(key.expiresAt, { dateStyle: "medium" })),
    key.lastUsedAt === null
      ? words.unused
      : words.used(when(key.lastUsedAt, { dateStyle: "medium", timeStyle: "short" })),
  ];
  return facts.filter((fact) => fact !== "");
}

function asked({ personas }: ListedKey, { personaById, local }: Reader, words: AccessKeyStrings): string {
  if (personas === null) return words.asksAll;
  // One that is no longer here keeps its id.
  return words.asks(
    personas
      .map((id) => {
        const persona = personaById(id);
        return persona ? local(persona.title) : id;
      })
      .join(", "),
  );
}
