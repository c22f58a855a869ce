// HTML as blocks, read in one pass without a tree, so that no depth of nesting can overflow; what a reader cannot see is left out.
import { Parser } from "htmlparser2";
import { oneLine } from "./clean-text.ts";
import { HtmlTable } from "./html-table.ts";
import type { Block } from "./blocks.ts";

/** Elements open at once, far more than a page has; the parser's time grows with their square. */
const deepest = 20_000;

export interface HtmlText {
  readonly blocks: readonly Block[];
  /** Of the title element. */
  readonly title: string | undefined;
  /** Contents of meta elements by lower-case name. */
  readonly meta: ReadonlyMap<string, string>;
}

const unseen = new Set(
  "script style template noscript svg iframe object canvas select datalist audio video nav".split(" "),
);
const headings: Readonly<Record<string, number>> = { h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 };
const flowing = new Set(
  "p div section article aside main header footer blockquote figure figcaption address dl dt dd ul ol li form fieldset legend details summary body html hr".split(
    " ",
  ),
);
/** Elements that have no end tag, so that they open nothing. */
const empty = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

export function htmlBlocks(html: string): HtmlText {
  const reader = new HtmlReader();
  const parser = new Parser(reader, { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true });
  parser.write(html);
  parser.end();
  return { blocks: reader.blocks, title: reader.title, meta: reader.meta };
}

class HtmlReader {
  readonly blocks: Block[] = [];
  readonly meta = new Map<string, string>();
  title: string | undefined;
  #text: string[] = [];
  #heading = 0;
  /** Open elements within one that is not seen, itself included. */
  #hidden = 0;
  #inTitle = false;
  #depth = 0;
  #preformatted = 0;
  #lists: { next: number | undefined }[] = [];
  #bullet = "";
  /** The paragraph of the list that is read. */
  #list: Block | undefined;
  #table: HtmlTable | undefined;

  onopentag(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#depth += 1;
    if (this.#depth > deepest) throw new Error("the page is nested too deep");
    if (name === "meta") this.#readMeta(attributes);
    if (name === "title" && this.title === undefined && this.#table === undefined) this.#inTitle = true;
    if (this.#hidden > 0) {
      if (!empty.has(name)) this.#hidden += 1;
      return;
    }
    if (unseen.has(name) || isHidden(attributes)) {
      if (!empty.has(name)) this.#hidden = 1;
      return;
    }
    this.#open(name, attributes);
  }

  onclosetag(name: string): void {
    this.#depth -= 1;
    if (name === "title") this.#inTitle = false;
    if (this.#hidden > 0) {
      if (!empty.has(name)) this.#hidden -= 1;
      return;
    }
    this.#close(name);
  }

  ontext(text: string): void {
    if (this.#inTitle) this.title = (this.title ?? "") + text;
    if (this.#hidden > 0 || this.#inTitle) return;
    this.#text.push(this.#preformatted > 0 && !this.#table ? text : text.replace(/\s+/g, " "));
  }

  onend(): void {
    this.#flush();
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "br") this.#text.push("\n");
    if (name === "img") this.#text.push(` ${oneLine(attributes["alt"] ?? "")} `);
    if (name === "table" || this.#table) return this.#openInTable(name);
    const level = headings[name];
    if (level === undefined && name !== "pre" && !flowing.has(name)) return;
    this.#flush();
    if (level !== undefined) this.#heading = level;
    if (name === "pre") this.#preformatted += 1;
    if (name === "ul" || name === "ol") this.#list = undefined;
    if (name === "ul") this.#lists.push({ next: undefined });
    if (name === "ol") this.#lists.push({ next: Number.parseInt(attributes["start"] ?? "1", 10) || 1 });
    if (name === "li") this.#bullet = this.#nextBullet();
  }

  #openInTable(name: string): void {
    if (!this.#table) {
      this.#flush();
      this.#table = new HtmlTable();
    }
    this.#table.open(name, this.#takeText());
  }

  #close(name: string): void {
    if (this.#table) {
      if (!this.#table.close(name, this.#takeText())) return;
      this.blocks.push(...this.#table.blocks());
      this.#table = undefined;
      return;
    }
    const isHeading = headings[name] !== undefined;
    if (isHeading || name === "pre" || flowing.has(name)) this.#flush();
    if (isHeading) this.#heading = 0;
    if (name === "pre") this.#preformatted = Math.max(0, this.#preformatted - 1);
    if (name === "ul" || name === "ol") this.#lists.pop();
    if (name === "li") this.#bullet = "";
  }

  #flush(): void {
    // A file that ends inside a table still gives what it held.
    if (this.#table) {
      this.#table.close("td", this.#takeText());
      this.blocks.push(...this.#table.blocks());
      this.#table = undefined;
    }
    const text = this.#takeText();
    if (text.trim() === "") return;
    if (this.#preformatted > 0) return void this.blocks.push({ kind: "code", text });
    const lines = text
      .replace(/ *\n */g, "\n")
      .replace(/ {2,}/g, " ")
      .trim();
    if (this.#heading > 0) return void this.blocks.push({ kind: "heading", level: this.#heading, text: lines });
    this.#pushParagraph(lines);
  }

  /** Items of a list stay together: they are lines of one paragraph. */
  #pushParagraph(text: string): void {
    const last = this.blocks.at(-1);
    const bulleted = this.#bullet + text;
    if (this.#bullet !== "" && last?.kind === "paragraph" && last === this.#list) {
      this.blocks.pop();
      this.#list = { kind: "paragraph", text: `${last.text}\n${bulleted}` };
      this.blocks.push(this.#list);
    } else {
      this.blocks.push({ kind: "paragraph", text: bulleted });
      this.#list = this.#bullet === "" ? undefined : this.blocks.at(-1);
    }
    this.#bullet = "";
  }

  #nextBullet(): string {
    const list = this.#lists.at(-1);
    if (list?.next === undefined) return "• ";
    list.next += 1;
    return `${list.next - 1}. `;
  }

  #takeText(): string {
    const text = this.#text.join("");
    this.#text = [];
    return text;
  }

  #readMeta(attributes: Readonly<Record<string, string>>): void {
    const name = (attributes["name"] ?? attributes["property"])?.toLowerCase();
    const { content } = attributes;
    if (name === undefined || content === undefined || this.#hidden > 0) return;
    // Several authors are several elements.
    const before = this.meta.get(name);
    this.meta.set(name, before === undefined ? content : `${before}; ${content}`);
  }
}

function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  if (attributes["hidden"] !== undefined || attributes["aria-hidden"] === "true") return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])/i.test(attributes["style"] ?? "");
}
