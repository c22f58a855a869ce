// Word files, by way of mammoth's HTML: headings by style, lists, tables, footnotes, text boxes.
import mammoth from "mammoth";
import type { ParsedFile } from "../parser.ts";
import { pagesOf } from "./blocks.ts";
import { realTitle } from "./format.ts";
import type { FormatText } from "./format.ts";
import { htmlBlocks } from "./html-blocks.ts";
import { firstHeading } from "./markdown.ts";
import { coreProperties, officeFacts } from "./office-facts.ts";
import { readZip } from "./open-zip.ts";

const styleMap = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Titel'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='Untertitel'] => h2:fresh",
];

export async function readDocx(file: ParsedFile): Promise<FormatText> {
  const parts = await readZip(file, (name) => name === coreProperties);
  const html = await mammoth.convertToHtml(
    { path: file.path },
    {
      styleMap,
      // Pictures would become megabytes of text.
      convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
      externalFileAccess: false,
    },
  );
  const { blocks } = htmlBlocks(html.value);
  const facts = officeFacts(parts);
  return { ...facts, title: facts.title ?? realTitle(firstHeading(blocks)), pages: pagesOf(blocks) };
}
