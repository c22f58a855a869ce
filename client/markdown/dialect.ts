// The Markdown that answers are written in: GitHub's, with formulas, and with nothing a page could be harmed by.
import { Marked, Parser } from "marked";
import type { RendererObject, TokenizerAndRendererExtension, Tokens } from "marked";
import { formulaAt, formulaSign } from "../../pipelines/engine/formula.ts";
import { citation } from "./citation.ts";
import type { LevelledHeading } from "./outline.ts";

/** Words the renderer puts into the page, in the reader's language. */
export interface MarkdownWords {
  readonly done: string;
  readonly open: string;
  readonly table: string;
  readonly image: string;
  readonly code: string;
  readonly copy: string;
  readonly copied: string;
  /** Said of a sentence that ends with `[!]`. */
  readonly unsupported: string;
}

const allowedLink = /^(https?:|mailto:)/i;
const bareMark = /^<(?:br ?\/?|\/?(?:sub|sup|kbd))>$/i;
// Characters a browser drops from an address before it reads the scheme.
const ignoredInScheme = /[\p{Cc}\p{Cf}\p{Z}]/gu;

const blockMath: TokenizerAndRendererExtension = {
  name: "block-math",
  level: "block",
  start: (source) => source.match(/(^|\n) {0,3}(\$\$|\\\[)/)?.index,
  tokenizer(source) {
    // An end that has not come yet is the rest of the text: the formula is still being written.
    const match = /^ {0,3}(?:\$\$([\s\S]*?)(\$\$|$(?![\s\S]))|\\\[([\s\S]*?)(\\\]|$(?![\s\S])))[ \t]*(?:\n|$)/.exec(
      source,
    );
    if (!match) return undefined;
    const closed = Boolean(match[2] ?? match[4]);
    return { type: "block-math", raw: match[0], text: (match[1] ?? match[3] ?? "").trim(), closed };
  },
  renderer: (token) => mathHtml("div", String(token["text"]), token["closed"] === true, true),
};

const inlineMath: TokenizerAndRendererExtension = {
  name: "inline-math",
  level: "inline",
  start: (source) => source.match(formulaSign)?.index,
  tokenizer(source) {
    const found = formulaAt(source);
    return found && { type: "inline-math", raw: found.raw, text: found.source, display: found.isDisplay };
  },
  renderer: (token) => mathHtml("span", String(token["text"]), true, token["display"] === true),
};

function mathHtml(tag: "div" | "span", source: string, closed: boolean, display: boolean): string {
  const kind = closed ? ` data-math="${display ? "display" : "inline"}"` : "";
  return `<${tag} class="math"${kind}>${escapeHtml(source)}</${tag}>`;
}

function renderer(words: MarkdownWords): RendererObject {
  return {
    // Never markup from a model but for a few bare marks: the rest is shown as the text it is.
    html: ({ text, block }) => {
      if (bareMark.test(text)) return text;
      return block ? `<p>${escapeHtml(text)}</p>` : escapeHtml(text);
    },
    // Only headings of the answer itself have a level; one inside a list or quote is a bold line.
    heading(token) {
      const inside = this.parser.parseInline(token.tokens);
      const level = "level" in token ? (token as LevelledHeading).level : undefined;
      return level === undefined ? `<p><strong>${inside}</strong></p>` : `<h${level}>${inside}</h${level}>`;
    },
    link({ href, text, tokens }) {
      const inside = this.parser.parseInline(tokens);
      const address = safeAddress(href);
      return address === null ? inside : linkTo(address, inside, text);
    },
    // No picture is fetched from elsewhere: it would tell that server who reads what.
    image({ href, text }) {
      const address = safeAddress(href);
      const label = escapeHtml(`${words.image}: ${text || href}`);
      return address === null ? label : linkTo(address, label, text || href);
    },
    code: ({ text, lang }) => {
      const language = /^[\w+#.-]{1,32}/.exec(lang ?? "")?.[0]?.toLowerCase() ?? "";
      const label = escapeHtml(language === "" ? words.code : `${words.code}, ${language}`);
      const head = `<figcaption><span>${escapeHtml(language)}</span><button type="button" class="button small quiet" aria-label="${escapeHtml(words.copy)}: ${label}">${escapeHtml(words.copy)}</button></figcaption>`;
      const pre = `<pre class="code" data-language="${escapeHtml(language)}" tabindex="0" role="group" aria-label="${label}"><code>${escapeHtml(text)}\n</code></pre>`;
      return `<figure class="code-block" dir="ltr">${head}${pre}</figure>`;
    },
    checkbox: ({ checked }) =>
      `<span class="task${checked ? " done" : ""}" role="img" aria-label="${escapeHtml(checked ? words.done : words.open)}"></span> `,
    table(token: Tokens.Table) {
      const row = (cells: Tokens.TableCell[]) => `<tr>${cells.map((cell) => this.tablecell(cell)).join("")}</tr>`;
      const rows = token.rows.map(row).join("");
      const label = escapeHtml(words.table);
      return `<div class="table-scroll" tabindex="0" role="group" aria-label="${label}"><table><thead>${row(token.header)}</thead><tbody>${rows}</tbody></table></div>`;
    },
    tablecell({ tokens, header, align }) {
      const tag = header ? "th" : "td";
      const scope = header ? ' scope="col"' : "";
      return `<${tag}${scope}${align ? ` class="${align}"` : ""}>${this.parser.parseInline(tokens)}</${tag}>`;
    },
  };
}

/** The address when a link may lead there (http, https, mailto), else null. */
export function safeAddress(href: string): string | null {
  const bare = href.replace(ignoredInScheme, "");
  return allowedLink.test(bare) ? bare : null;
}

/** Says where it leads, unless its words are just that: a model may have been told to lead a reader astray. */
function linkTo(address: string, inside: string, text: string): string {
  const place = placeOf(address);
  const where = saysPlace(text.trim(), place)
    ? ""
    : ` <span class="link-place" dir="ltr">${escapeHtml(place.slice(-placeLength))}</span>`;
  return `<a href="${escapeHtml(address)}" target="_blank" rel="noopener noreferrer">${inside}${where}</a>`;
}

/** “https://bank.example@evil.example” says one place and leads to another, and so may letters of another script. */
function saysPlace(text: string, place: string): boolean {
  if (place.includes("xn--")) return false;
  const [said, bare, letter] = [text, `https://${text}`, `mailto:${text}`].map(placeOf);
  return letter === place || (!text.includes("@") && (said === place || bare === place));
}

/** Characters shown of where a link leads: the end of a host says whose it is. */
const placeLength = 60;

/** Where a link leads: its host, as it is looked up, or whom a letter goes to. */
function placeOf(address: string): string {
  const url = URL.parse(address);
  return url === null ? "" : url.protocol === "mailto:" ? url.pathname : url.host;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export interface Dialect {
  readonly lexer: (
    source: string,
    links: Links,
  ) => { readonly tokens: readonly Tokens.Generic[]; readonly links: Links };
  readonly toHtml: (tokens: readonly Tokens.Generic[]) => string;
  /** `[1]` is a citation here, and `[!]` an unsupported sentence. */
  readonly cites: boolean;
}

/** Targets of reference links, by their label. */
export type Links = Record<string, Pick<Tokens.Link, "href" | "title">>;

export function openDialect(words: MarkdownWords, cites = false): Dialect {
  const marked = new Marked({ gfm: true, extensions: [], renderer: renderer(words) });
  marked.use({ extensions: [blockMath, inlineMath, ...(cites ? [citation(escapeHtml(words.unsupported))] : [])] });
  const options = marked.defaults;
  return {
    lexer(source, links) {
      const lexer = new marked.Lexer(options);
      Object.assign(lexer.tokens.links, links);
      const tokens = lexer.lex(source);
      return { tokens, links: lexer.tokens.links };
    },
    toHtml: (tokens) => Parser.parse([...tokens], options),
    cites,
  };
}
