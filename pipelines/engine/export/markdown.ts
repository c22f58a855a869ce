// An answer of the Researcher as one Markdown text: question, summary, table, what is disputed or missing, quotes and references.
import { tableRow } from "../table-row.ts";
import { datedParts, placesOf } from "./reference.ts";
import type { Reference } from "./reference.ts";

/** What is shown of a citation. */
type Cited = Readonly<Record<"number" | "page", number> & Record<"quote" | "name", string>> & {
  readonly located: boolean;
  readonly place?: string | undefined;
};

/** A cited answer, as its outputs hold it. */
export interface CitedAnswer {
  readonly question: string;
  readonly summary: string;
  readonly citations: readonly Cited[];
  readonly references: readonly Reference[];
  readonly disagreements: readonly string[];
  readonly missing: readonly string[];
  readonly table?:
    | {
        readonly columns: readonly string[];
        readonly rows: readonly (readonly {
          readonly text: string;
          readonly citation?: readonly number[] | undefined;
        }[])[];
      }
    | undefined;
}

/** Headings in the reader's language. */
export interface ExportWords {
  readonly disagreements: string;
  readonly missing: string;
  readonly quotes: string;
  readonly references: string;
  readonly page: string;
  readonly unverified: string;
}

export function toMarkdown(answer: CitedAnswer, words: ExportWords): string {
  const { question, summary, table, disagreements, missing, citations, references } = answer;
  const parts = [
    `# ${oneLine(question)}`,
    summary.trim(),
    table ? tableText(table) : "",
    section(words.disagreements, disagreements.map(listItem)),
    section(words.missing, missing.map(listItem)),
    section(
      words.quotes,
      citations.map((each) => quoteLine(each, words)),
    ),
    section(
      words.references,
      references.map((each) => referenceLine(each, words)),
    ),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function section(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `## ${heading}\n\n${lines.join("\n")}`;
}

const listItem = (text: string) => `- ${oneLine(text)}`;

function tableText({ columns, rows }: NonNullable<CitedAnswer["table"]>): string {
  const cells = rows.map((row) => row.map(({ text, citation }) => `${text} ${marks(citation ?? [])}`.trim()));
  return [tableRow(columns), tableRow(columns.map(() => "---")), ...cells.map(tableRow)].join("\n");
}

const quoteLine = (cited: Cited, words: ExportWords) => `- [${cited.number}] ${quotedFrom(cited, words)}`;

/** “The crown shades the street.” canopy.pdf, p. 7 */
export function quotedFrom(
  { quote, name, page, place, located }: Omit<Cited, "number">,
  words: Pick<ExportWords, "page" | "unverified">,
): string {
  const unverified = located ? "" : ` (${words.unverified})`;
  return `“${plain(quote)}” ${plain(name)}, ${place === undefined ? `${words.page} ${page}` : plain(place)}${unverified}`;
}

/** "[1][3] Lindqvist, A.; Osei, K. (2023). Canopy and street temperature. p. 7, 9" */
function referenceLine(reference: Reference, words: ExportWords): string {
  const { citations, authors, title, name } = reference;
  const { before, after } = datedParts(reference, plain(authors.join("; ")));
  return `- ${marks(citations)} ${before}*${plain(title ?? name)}*${after}. ${plain(placesOf(reference, words.page))}`;
}

const marks = (numbers: readonly number[]) => numbers.map((number) => `[${number}]`).join("");
const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();
/** Words of a document in which nothing is Markdown. */
const plain = (text: string) => oneLine(text).replace(/[\\`*_[\]<>$]/g, "\\$&");
