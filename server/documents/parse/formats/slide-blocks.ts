// One slide as blocks: its title, its shapes from top to bottom, its tables, the words of its diagrams, its notes.
import { cellGap, looksLikeHeader } from "./blocks.ts";
import type { Block } from "./blocks.ts";
import { oneLine } from "./clean-text.ts";
import { elements, textIn } from "./xml.ts";
import type { XmlElement, XmlParent } from "./xml.ts";

interface SlideParts {
  readonly slide: XmlParent;
  readonly diagrams: readonly XmlParent[];
  readonly notes: readonly XmlParent[];
}

/** Placeholders that repeat on every slide. */
const repeated = new Set(["dt", "ftr", "sldNum", "hdr", "sldImg"]);

interface Shape {
  readonly element: XmlElement;
  readonly placeholder: string | undefined;
  /** English metric units from the slide's upper left; undefined where the layout decides. */
  readonly top: number | undefined;
  readonly left: number;
}

export function slideBlocks({ slide, diagrams, notes }: SlideParts): readonly Block[] {
  const shapes = inReadingOrder(shapesOf(slide));
  const noted = notes
    .flatMap((part) => shapesOf(part).filter((shape) => shape.placeholder === "body"))
    .flatMap(blocksOfShape);
  return [
    ...shapes.flatMap(blocksOfShape),
    ...diagrams.flatMap((diagram) => paragraphsOf(diagram)),
    ...(noted.length > 0 ? [{ kind: "heading", text: "Notes", level: 2 } as const, ...noted] : []),
  ];
}

/** Shapes and table frames, also those within groups. */
function shapesOf(part: XmlParent): readonly Shape[] {
  return elements(part, /^p:(?:sp|graphicFrame)$/)
    .map((element) => {
      const [holder] = elements(element, "p:ph");
      const [offset] = elements(element, "a:off");
      const placeholder = holder && (holder.attribs["type"] ?? "body");
      const top = offset && Number(offset.attribs["y"]);
      return { element, placeholder, top, left: Number(offset?.attribs["x"] ?? 0) };
    })
    .filter((shape) => shape.placeholder === undefined || !repeated.has(shape.placeholder));
}

const isTitle = (shape: Shape): boolean => shape.placeholder === "title" || shape.placeholder === "ctrTitle";

/** Titles first; then by place where every shape has one, else as the file has them. */
function inReadingOrder(shapes: readonly Shape[]): readonly Shape[] {
  const titles = shapes.filter(isTitle);
  const rest = shapes.filter((shape) => !isTitle(shape));
  if (rest.some((shape) => shape.top === undefined)) return [...titles, ...rest];
  return [...titles, ...rest.toSorted((a, b) => (a.top ?? 0) - (b.top ?? 0) || a.left - b.left)];
}

function blocksOfShape(shape: Shape): readonly Block[] {
  const tables = elements(shape.element, "a:tbl").flatMap(tableOf);
  if (tables.length > 0) return tables;
  if (isTitle(shape)) {
    const text = oneLine(lines(shape.element).join(" "));
    return text === "" ? [] : [{ kind: "heading", text, level: 1 }];
  }
  return paragraphsOf(shape.element);
}

/** The paragraphs of a shape are the lines of one paragraph: a list stays together. */
function paragraphsOf(part: XmlParent): readonly Block[] {
  const text = lines(part).join("\n");
  return text === "" ? [] : [{ kind: "paragraph", text }];
}

function lines(part: XmlParent): readonly string[] {
  return elements(part, "a:p")
    .map(textOfParagraph)
    .filter((line) => line !== "");
}

/** Runs and fields in order; a break parts words. */
const textOfParagraph = (paragraph: XmlElement): string =>
  oneLine(
    elements(paragraph, /^a:(?:t|br)$/)
      .map((element) => (element.name === "a:br" ? " " : textIn(element)))
      .join(""),
  );

function tableOf(table: XmlElement): readonly Block[] {
  const rows = elements(table, "a:tr").map((row) => elements(row, "a:tc").map((cell) => lines(cell).join(" ")));
  const [properties] = elements(table, "a:tblPr");
  const header = properties?.attribs["firstRow"] === "1" || looksLikeHeader(rows);
  return [{ kind: "table", rows: rows.map((row) => row.join(cellGap)), header }];
}
