// What is said beside an answer: why it failed, warnings, its citations with their pages, and how the conversation goes on.
import { errorSentence } from "../../pipelines/engine/error-sentences.ts";
import type { CataloguePersona } from "../api.ts";
import type { PersonaId, TypedAnswer } from "../remote/client.ts";
import type { Terminal } from "./terminal.ts";

interface Beside {
  readonly persona: CataloguePersona;
  readonly names: { readonly persona: string; readonly url?: string | undefined };
}

export function sayBeside(answer: TypedAnswer<PersonaId>, terminal: Terminal, { persona, names }: Beside): void {
  for (const { level, key, values } of answer.notes) {
    const words = persona.notes[key]?.en;
    if (level === "warning" && words !== undefined)
      terminal.say(words.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? "…")));
  }
  const citations = citationsOf(answer.outputs);
  if (citations.length > 0) terminal.say(`\n${citations.join("\n")}`);
  if (answer.error) terminal.say(errorSentence(answer.error, "en"));
  if (answer.status === "stopped") terminal.say("Stopped; what was written is kept.");
  const url = names.url === undefined ? "" : ` --url ${names.url}`;
  const who = names.persona === "guide" ? "" : ` --persona ${names.persona}`;
  terminal.say(`\nGo on: facet ask${url}${who} --conversation ${answer.conversationId} "…"`, { dim: true });
}

/** "[1] heat.pdf, p. 3": the number stands in the text. */
function citationsOf(outputs: object): readonly string[] {
  const { citations } = outputs as { citations?: unknown };
  if (!Array.isArray(citations)) return [];
  const lines = citations.flatMap((each: unknown) => {
    const { number, name, page } = (each ?? {}) as { number?: unknown; name?: unknown; page?: unknown };
    return typeof name === "string" ? [`[${String(number)}] ${name}, p. ${String(page)}`] : [];
  });
  return [...new Set(lines)];
}
