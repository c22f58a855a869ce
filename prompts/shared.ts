// Words that every persona uses.

/** How answers are written; the end of each persona's system text. */
export const writingRules = `Write plain, exact sentences. Use Markdown where it helps: short lists, a table for comparisons, \`code\` for code,
$…$ for formulas. Answer in the language of the question. When you are not sure, say so.`;
