// What an office file says of itself: docProps/core.xml.
import { realAuthors, realTitle, realYear } from "./format.ts";
import type { FormatText } from "./format.ts";
import type { ZipParts } from "./open-zip.ts";
import { elements, parseXml, textIn } from "./xml.ts";

export const coreProperties = "docProps/core.xml";

export function officeFacts(parts: ZipParts): Pick<FormatText, "title" | "authors" | "year"> {
  const xml = parseXml(parts.get(coreProperties));
  const value = (name: string): string | undefined => {
    const [element] = elements(xml, name);
    return element && textIn(element);
  };
  return {
    title: realTitle(value("dc:title")),
    authors: realAuthors(value("dc:creator")),
    year: realYear(value("dcterms:created") ?? value("dcterms:modified")),
  };
}
