// An answer as a file: Markdown, BibTeX, or the evidence page.
import { toBibtex } from "../../pipelines/engine/export/bibtex.ts";
import { toMarkdown } from "../../pipelines/engine/export/markdown.ts";
import type { Language } from "../../pipelines/engine/error-sentences.ts";
import type { Answer } from "../../pipelines/engine/answer.ts";
import type { CataloguePersona } from "../../server/api.ts";
import { markdownText } from "../conversation/answer-text.ts";
import { asText } from "../conversation/main-text.ts";
import { citationsOf } from "../documents/source.ts";
import type { OutputStrings } from "../strings/outputs.en.ts";
import { pointsOf } from "./points.ts";
import { referencesOf } from "./references.ts";
import { tableOf } from "./table.ts";

interface Cited {
  readonly answer: Answer;
  readonly persona: CataloguePersona | undefined;
  readonly question: string;
}

/** With its quotes and references, in the reader's language. */
export function citedMarkdown(
  { answer, persona, question }: Cited,
  words: OutputStrings,
  language: Language = "en",
): string {
  const { outputs } = answer;
  const table = tableOf(outputs["table"]);
  return toMarkdown(
    {
      question,
      // Of a persona without one, all it wrote.
      summary: asText(outputs["summary"]) || markdownText(answer, persona, language),
      citations: citationsOf(outputs, persona),
      references: referencesOf(outputs["references"]),
      disagreements: pointsOf(outputs["disagreements"]),
      missing: pointsOf(outputs["missing"]),
      table: table && {
        columns: table.columns,
        rows: table.rows.map((row) => row.map(({ text, citations }) => ({ text, citation: citations }))),
      },
    },
    {
      disagreements: words.disagreements,
      missing: words.missing,
      quotes: words.quotes,
      references: words.references,
      page: words.pageShort,
      unverified: words.notLocated,
    },
  );
}

export function bibtexOf(answer: Answer): { readonly text: string; readonly entries: number } {
  const references = referencesOf(answer.outputs["references"]);
  return { text: toBibtex(references), entries: references.length };
}

/** "Do street trees cool a block?" becomes do-street-trees-cool-a-block. */
export function fileNameOf(question: string, ending: string): string {
  const words = question
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");
  return `${words || "facet"}.${ending}`;
}

/** Gives the browser a file to keep. */
export function saveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // After the browser has begun to take it.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
