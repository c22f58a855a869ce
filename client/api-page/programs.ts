// The programs the page shows for a question, each with the language it is coloured in.
import { snippetLanguages } from "../../pipelines/engine/snippets/calls.ts";
import type { Call, SnippetLanguage } from "../../pipelines/engine/snippets/calls.ts";
import { commandLineSnippet, mcpSnippet, openAiSnippet } from "../../pipelines/engine/snippets/doors.ts";
import { snippetOf } from "../../pipelines/engine/snippets/snippet.ts";
import type { CataloguePersona } from "../../server/api.ts";
import type { Body } from "./body.ts";

export const programKinds = [...snippetLanguages, "command-line", "openai", "mcp"] as const;
export type ProgramKind = (typeof programKinds)[number];

export interface Program {
  readonly kind: ProgramKind;
  readonly text: string;
  /** Name of the language, for its colours. */
  readonly language: string;
}

const languages: Readonly<Record<ProgramKind, string>> = {
  curl: "bash",
  typescript: "typescript",
  python: "python",
  "command-line": "bash",
  openai: "javascript",
  mcp: "json",
};

/** Programs that do what was done, in every language that can. */
export function programsOf(calls: readonly Call[], origin: string): readonly Program[] {
  return snippetLanguages.map((kind: SnippetLanguage) => ({
    kind,
    language: languages[kind],
    text: snippetOf(kind, calls, origin),
  }));
}

/** Programs that ask this question, through every door. */
export function askingPrograms(persona: CataloguePersona, body: Body, origin: string): readonly Program[] {
  const calls = [{ kind: "mutation", path: `personas.${persona.id}.start`, input: body }] as const;
  const asked = { personaId: persona.id, mainKey: persona.inputs[0]?.key ?? "", input: body.input, origin };
  const doors = {
    "command-line": commandLineSnippet(asked),
    openai: openAiSnippet(asked),
    mcp: mcpSnippet(origin),
  } satisfies Partial<Record<ProgramKind, string>>;
  const others = (Object.keys(doors) as (keyof typeof doors)[]).map((kind) => ({
    kind,
    language: languages[kind],
    text: doors[kind],
  }));
  return [...programsOf(calls, origin), ...others];
}
