// Slides: a page each, in the order they are shown, with tables, diagrams' words and the speaker's notes.
import { posix } from "node:path";
import type { ParsedFile, ParsedPage } from "../parser.ts";
import { pagesOf } from "./blocks.ts";
import type { Block } from "./blocks.ts";
import { realTitle } from "./format.ts";
import type { FormatText } from "./format.ts";
import { coreProperties, officeFacts } from "./office-facts.ts";
import { readZip } from "./open-zip.ts";
import type { ZipParts } from "./open-zip.ts";
import { slideBlocks } from "./slide-blocks.ts";
import { elements, parseXml } from "./xml.ts";

const presentation = "ppt/presentation.xml";

export async function readPptx(file: ParsedFile): Promise<FormatText> {
  const parts = await readZip(
    file,
    (name) =>
      name === presentation || name === coreProperties || /^ppt\/(?:_rels|slides|notesSlides|diagrams)\//.test(name),
  );
  const slides = slidesInOrder(parts).map((name) => blocksOf(parts, name));
  const pages = slides.map((blocks, at) => pageOfSlide(blocks, at + 1));
  const facts = officeFacts(parts);
  const [first] = slides[0] ?? [];
  const title = first?.kind === "heading" ? realTitle(first.text) : null;
  return { ...facts, title: facts.title ?? title, pages: pages.length > 0 ? pages : pagesOf([]) };
}

function slidesInOrder(parts: ZipParts): readonly string[] {
  const targets = relations(parts, presentation);
  return elements(parseXml(parts.get(presentation)), "p:sldId").flatMap((slide) => {
    const name = targets.get(slide.attribs["r:id"] ?? "")?.target;
    return name !== undefined && parts.has(name) ? [name] : [];
  });
}

function blocksOf(parts: ZipParts, name: string): readonly Block[] {
  const related = [...relations(parts, name).values()];
  const part = (type: string) =>
    related.filter((each) => each.type.endsWith(type)).map((each) => parseXml(parts.get(each.target)));
  return slideBlocks({
    slide: parseXml(parts.get(name)),
    diagrams: part("/diagramData"),
    notes: part("/notesSlide"),
  });
}

/** What a part refers to, by the id it uses for it. */
function relations(
  parts: ZipParts,
  name: string,
): ReadonlyMap<string, { readonly target: string; readonly type: string }> {
  const folder = posix.dirname(name);
  const xml = parseXml(parts.get(`${folder}/_rels/${posix.basename(name)}.rels`));
  return new Map(
    elements(xml, "Relationship").map(({ attribs }) => {
      const { Id: id = "", Target: target = "", Type: type = "" } = attribs;
      return [id, { type, target: target.startsWith("/") ? target.slice(1) : posix.join(folder, target) }];
    }),
  );
}

/** A slide is one page, however much it holds. */
function pageOfSlide(blocks: readonly Block[], page: number): ParsedPage {
  const [whole] = pagesOf(blocks, Infinity);
  const { text = "", parts = [], state = "empty" } = whole ?? {};
  const blank = state === "empty" ? ({ reason: "blank" } as const) : {};
  return { page, state, ...blank, text, words: [], width: 0, height: 0, parts };
}
