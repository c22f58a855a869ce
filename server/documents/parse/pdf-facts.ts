// What a PDF says of itself, where its first page bears it out: title, authors and year. Many files keep those of a template.
import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PdfPage } from "./pdf-page.ts";

export interface PdfFacts {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly year: number | null;
}

/** What programs put there by themselves. */
const noTitle =
  /^(?:untitled|title|document ?\d*|slide \d+|layout \d+|microsoft (?:word|powerpoint).*|.*\.(?:docx?|odt|pdf|tex|dvi|indd|qxd|pptx?|xlsx?|pm\d|ps|rtf|txt|html?)|\S*[_\d]\S*)$/iu;
const noAuthor = /^(?:user|admin(?:istrator)?|root|unknown|anonymous|author|owner|default|guest|\W*)$/iu;
const titleLength = { least: 3, most: 300 } as const;
/** Against the body's size, for the largest words of the first page to be taken for its title. */
const clearlyLarger = 1.3;

export async function factsOfPdf(
  document: PDFDocumentProxy,
  name: string,
  first: PdfPage | undefined,
): Promise<PdfFacts> {
  const { info, metadata } = await document.getMetadata().catch(() => ({ info: {}, metadata: null }));
  const told = (key: string): string => {
    const value: unknown = (info as Record<string, unknown>)[key];
    return typeof value === "string" ? value.replace(/[\s\p{Cc}]+/gu, " ").trim() : "";
  };
  const text = first?.text ?? "";
  const published: unknown = metadata?.get("prism:publicationdate");
  return {
    title: titleOf(told("Title"), name, first),
    authors: authorsOf(told("Author")).filter((author) => isNamed(author, text)),
    year: yearOf(typeof published === "string" ? published : "", told("CreationDate"), text),
  };
}

function titleOf(told: string, name: string, first: PdfPage | undefined): string | null {
  const isUsual = told.length >= titleLength.least && told.length <= titleLength.most && /\p{L}{2}/u.test(told);
  const isFile = told.toLowerCase() === name.toLowerCase().replace(/\.pdf$/u, "");
  if (isUsual && !isFile && !noTitle.test(told) && (!first || first.text === "" || isMostlyIn(told, first.text)))
    return told;
  const { largest } = first ?? {};
  if (!largest || largest.size < largest.body * clearlyLarger) return null;
  const words = largest.text.split(" ").length;
  const fits = words >= 2 && words <= 30 && largest.text.length <= titleLength.most;
  return fits ? largest.text : null;
}

function isMostlyIn(title: string, text: string): boolean {
  const words = title.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  const there = text.toLowerCase();
  return words.filter((word) => there.includes(word)).length >= words.length / 2;
}

/** "Ann Lee; Bo Chan", "Ann Lee, Bo Chan and Cy Diaz", or "Lee, Ann". */
function authorsOf(told: string): readonly string[] {
  if (told === "" || told.length > 2000 || /[@\\]/u.test(told)) return [];
  const parts = told.includes(";") ? told.split(";") : told.split(/ and | & | und /u).flatMap(byComma);
  return parts
    .map((part) => part.trim())
    .filter((part) => part.length < 100 && /\p{L}{2}/u.test(part) && !noAuthor.test(part));
}

function byComma(names: string): readonly string[] {
  const parts = names.split(",");
  return parts.every((part) => /\S\s+\S/u.test(part.trim())) ? parts : [names];
}

/** Who wrote it is named on its first page; who merely saved it is not. */
function isNamed(author: string, text: string): boolean {
  const surname = author.includes(",") ? author.split(",", 1)[0] : author.split(" ").at(-1);
  return text.toLowerCase().includes(surname?.trim().toLowerCase() ?? author.toLowerCase());
}

/** The day a file was made counts only where the first page names that year too. */
function yearOf(published: string, created: string, text: string): number | null {
  const [year] = /^(?:19|20)\d\d/u.exec(published) ?? [];
  if (year) return Number(year);
  const [, made] = /^D?:?((?:19|20)\d\d)/u.exec(created) ?? [];
  return made && new RegExp(String.raw`\b${made}\b`, "u").test(text) ? Number(made) : null;
}
