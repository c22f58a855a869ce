// What of an answer is prose: code, formulas, links and citations blanked out, so that nothing in them is taken for a statement.

/** Code in fences and in lines; formulas as the page's Markdown reads them; targets of links, addresses; citations and their mark. */
const others =
  /^ {0,3}(?:```|~~~)[\s\S]*?(?:^ {0,3}(?:```|~~~)[^\n]*|$(?![\s\S]))|`[^`\n]+`|\$\$[^$]+?\$\$|\\\[[\s\S]+?\\\]|\\\([\s\S]+?\\\)|\$(?! )(?:\\.|[^\\$\n])*?(?:\\.|[^\\$\s])\$(?!\d)|\]\([^)\n]*\)|<[^>\n]*>|https?:\/\/\S+|\[(?:\d{1,3}|!)\]/gm;

/** As long as the text, so that places stay. */
export function proseOf(markdown: string): string {
  return markdown.replace(others, (match) => match.replace(/[^\n]/g, "\u0001"));
}

const formulas =
  /\$\$([^$]+?)\$\$|\\\[([\s\S]+?)\\\]|\\\(([\s\S]+?)\\\)|\$(?! )((?:\\.|[^\\$\n])*?(?:\\.|[^\\$\s]))\$(?!\d)/g;

/** The formulas of a text outside of code, without their signs. */
export function formulasOf(markdown: string): string[] {
  const plain = markdown.replace(/^ {0,3}(?:```|~~~)[\s\S]*?(?:^ {0,3}(?:```|~~~)|$(?![\s\S]))|`[^`\n]+`/gm, "");
  return [...plain.matchAll(formulas)].map(([, ...inner]) => inner.find((each) => each !== undefined) ?? "");
}
