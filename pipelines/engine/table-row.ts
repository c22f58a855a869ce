// A row of a Markdown table: what stands in a cell cannot end it.

export function tableRow(cells: readonly string[]): string {
  return `| ${cells.map(cellText).join(" | ")} |`;
}

/** A backslash before a bar would take its escape away; any other is the text's own, in a formula above all. */
function cellText(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .trim()
    .replaceAll(/(\\*)\|/g, "$1$1\\|");
}
