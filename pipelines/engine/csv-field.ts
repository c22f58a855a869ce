// A field of a CSV file, by RFC 4180.

/**
 * One that a spreadsheet would run as a formula gets an apostrophe before it; a number stays one. Some cut white space away first, and take
 * the wide signs of East Asian keyboards (OWASP, CSV injection, 2026-11).
 */
export function csvField(text: string): string {
  const isFormula =
    /^(?:[\t\r\n]|[\s\p{C}]*[=+\-@＝＋－＠])/u.test(text) && !/^[+-]?[\d.,]+(?:[eE][+-]?\d+)?%?$/.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
