// Finds the code in a message: what stands in fences, and what was pasted without any.

export interface PastedCode {
  /** As the fence says it: `python`, `ts`; empty where it says nothing. */
  readonly hint: string;
  /** A file name that the fence or the line above it gives. */
  readonly name: string | null;
  readonly text: string;
}

export interface Message {
  /** What is left of the message: the person's own words. */
  readonly words: string;
  readonly code: readonly PastedCode[];
}

const fence = /^([ \t]*)(`{3,}|~{3,})([^\n`]*)\n([^]*?)(?:^[ \t]*\2[`~]*[ \t]*$|(?![^]))/gm;
const fileName = /(?:^|[\s`"'(*])((?:[\w.-]+\/)*[\w-]+(?:\.[\w-]+)*\.[a-z]{1,5})(?=[\s`"'):*,]|$)/i;
/** Named like files, and meant as one only where such a name stands alone and small: `chart.js:`. */
const products =
  /(?<![\w./-])(?:Node|Next|Nuxt|Nest|Vue|React|Express|Three|D3|P5|Chart|Alpine|Ember|Backbone|Angular|Moment|Discord|Socket|Asp)\.(?:js|io|net)\b(?![\w./-])/gi;
const smallNameAlone = /^[^\w]*[a-z]\w*\.[a-z]+[^\w]*$/;
/** Characters of a line above a fence that may name its file. */
const longestTitle = 80;
/** Fewer lines that look like code are a remark of the person, not a file. */
const fewestLines = 2;

export function codeInText(message: string): Message {
  const text = message.replaceAll("\r\n", "\n");
  const found = [...text.matchAll(fence)];
  const code = found.map((each) => pastedIn(each, text)).filter((each) => each.text.trim() !== "");
  if (code.length === 0) return withoutFences(text);
  let at = 0;
  let words = "";
  for (const { 0: whole, index } of found) {
    words += `${text.slice(at, index)}\n`;
    at = index + whole.length;
  }
  return { words: `${words}${text.slice(at)}`.replaceAll(/\n{2,}/g, "\n").trim(), code };
}

function pastedIn({ index, 1: indent = "", 3: info = "", 4: body = "" }: RegExpExecArray, text: string): PastedCode {
  const [hint = "", ...rest] = info.trim().split(/[\s,{]+/);
  const above = text.slice(0, index).trimEnd().split("\n").at(-1) ?? "";
  const title = smallNameAlone.test(above) ? above : above.replaceAll(products, " ");
  const named = [rest.join(" "), hint, above.length < longestTitle ? title : ""].map(
    (each) => fileName.exec(each)?.[1],
  );
  const lines = body
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
  return {
    hint: hint.includes(".") ? "" : hint.toLowerCase(),
    name: named.find((each) => each !== undefined) ?? null,
    text: `${lines.join("\n")}\n`,
  };
}

const statement =
  /^(?:(?:async |export |default |public |private |protected |static |final |pub )*(?:def|class|function|func|fn|struct|enum|interface|impl|namespace)\s+[\w*(~]|(?:from\s+[\w.]+\s+)?import\s+[\w{*"'(.]|(?:const|let|var|type|auto|int|long|double|float|char|bool|void|String)\s+[\w{[*<>]+[^.?!]*[=({;]|@\w+|#include\s*[<"]|package\s+\w+|use\s+\w+::|return\b.*[\w)\]}"';]$|(?:if|for|while|elif|else if|switch|match|with|try|except|catch|else|finally)\b.*[:{]$|print\(|console\.)/;
const ending = /(?:[{};]|\)\s*[:;]|=>\s*\{?|\]\s*;?)$/;
const assignment = /^[\w.[\]"', ]+\s(?:[-+*/%|&]?=|:=)\s.+/;
const prose = /^[A-ZÄÖÜ"“„]?[\p{L}'’,-]+(?: [\p{L}'’,()-]+){3,}[.?!:]?$/u;

/** The longest run of lines that read like code; words before and after it stay words. */
function withoutFences(text: string): Message {
  const lines = text.split("\n");
  const looks = lines.map((line, at) => isCode(line, lines[at - 1] ?? ""));
  let best = { from: 0, to: 0, count: 0 };
  for (let from = 0; from < lines.length; from += 1) {
    if (!looks[from]) continue;
    let to = from;
    let count = 0;
    for (let at = from; at < lines.length; at += 1) {
      if (looks[at]) {
        to = at + 1;
        count += 1;
      } else if (lines[at]?.trim() !== "") break;
    }
    if (count > best.count) best = { from, to, count };
    from = to;
  }
  if (best.count < fewestLines) return { words: text.trim(), code: [] };
  const pasted = `${lines.slice(best.from, best.to).join("\n").trimEnd()}\n`;
  const words = [...lines.slice(0, best.from), ...lines.slice(best.to)].join("\n").trim();
  return { words, code: [{ hint: "", name: null, text: pasted }] };
}

function isCode(line: string, above: string): boolean {
  const said = line.trim();
  if (said === "") return false;
  if (prose.test(said) && !/^\s{2,}/.test(line)) return false;
  if (statement.test(said) || ending.test(said) || assignment.test(said)) return true;
  // What is indented below an opening line belongs to it, and so do comments.
  return (/^\s{2,}|^\t/.test(line) && above.trim() !== "") || /^(?:#|\/\/|\/\*|\*|--)\s?/.test(said);
}
