// Whether a pasted text is code or a stack trace, told by its shape at once; which language it is, is found out afterwards.

/** Lines from which pasted code becomes a file: a shorter piece is part of the sentence around it. */
const fewestLines = 4;
/** Lines, and characters of each, that are looked at: a paste may be one line of a megabyte. */
const lookedAt = { lines: 400, characters: 300 } as const;

const frames: readonly RegExp[] = [
  /^\s*File "[^"]+", line \d+/,
  /^\s+at .+\(?.+:\d+(?::\d+)?\)?\s*$/,
  /^\s+at [\w.$]+\([\w.]+(?::\d+)?\)\s*$/,
  /^[^@\s]*@\S+:\d+:\d+\s*$/,
  /^\s*(?:goroutine \d+ \[|#\d+ +(?:0x)?[\da-f]* ?(?:in )?.+ at .+:\d+)/,
  /^\s*#\d+ 0x[\da-f]+ in .+:\d+/,
  /^\s*\S+\.go:\d+ \+0x[\da-f]+/,
  /^thread '.*' panicked at /,
  /^\s*--> \S+:\d+:\d+/,
];

const heads: readonly RegExp[] = [
  /^Traceback \(most recent call last\)/,
  /^(?:Uncaught )?[A-Z]\w*(?:Error|Exception)\b.*/,
  /^(?:\w+\.)+\w*(?:Error|Exception)\b/,
  /^Exception in thread /,
  /^panic: /,
  /^thread '.*' panicked at /,
  /^==\d+==\s*ERROR/,
];

/** A head with a frame below it, or a stack of frames alone. */
export function looksLikeTrace(text: string): boolean {
  const lines = linesOf(text);
  const frameCount = lines.filter((line) => frames.some((each) => each.test(line))).length;
  const headCount = lines.filter((line) => heads.some((each) => each.test(line))).length;
  return (headCount > 0 && frameCount > 0) || frameCount >= 3;
}

/** Each tells how a line of code begins or ends where a sentence does not. */
const codeLine: readonly RegExp[] = [
  /[;{}]\s*$/,
  /^\s*[)\]}]+[,;)]*\s*$/,
  /^\s*(?:#include|#define|#!\/|import |from [\w.]+ import |package [\w.]+|using [\w.:]+;|use [\w:]+)/,
  /^\s*(?:export |default |async |public |private |protected |static |final |abstract |pub |unsafe )*(?:def|class|function|fn|func|struct|enum|interface|trait|impl|type|const|let|var|val|namespace)\s+[\w$<(]/,
  /^\s*(?:if|for|while|elif|else|try|except|with|switch|match|finally|catch|case|do)\b.*[:{]\s*$/,
  /^\s*(?:return|yield|raise|throw|await|break|continue|pass|assert|print|console\.)\b.*/,
  /^\s*[\w.$[\]"']+(?:\s*,\s*[\w.$]+)*\s*(?:[+\-*/%&|^]|:|<<|>>|\*\*|\/\/)?=\s*\S/,
  /^\s*[\w.$]+\(.*\)\s*[,;]?\s*$/,
  /^\s*@\w[\w.]*(?:\(.*\))?\s*$/,
  /^\s*<\/?[a-zA-Z][^>]*>\s*$/,
  /=>|->|::|\w\(\)|&&|\|\|/,
  /^\s*(?:SELECT|INSERT|UPDATE|CREATE|DELETE|FROM|WHERE|JOIN|GROUP BY|ORDER BY)\b/,
  /^\s*"[\w$ -]+"\s*:\s*.+,?\s*$/,
];
/** A sign that prose has too: a heading, an item of a list, a dash. */
const comment = /^\s*(?:\*|#|--|%|;;)/;
/** A sign no prose has. */
const sureComment = /^\s*(?:\/\/|\/\*|\*\/|<!--|"""|''')/;
const afterCode = /\s+(?:\/\/|#|--)\s.*$/;
/** What begins and ends a comment, or a documentation, of several lines. */
const blocks: readonly (readonly [begin: RegExp, end: string])[] = [
  // Not the star of a path.
  [/(?:^|[\s;{(])\/\*+(?:\s|$)/, "*/"],
  [/<!--/, "-->"],
  [/"""/, '"""'],
  [/'''/, "'''"],
];
/** A sentence: words with spaces between them, ended as a sentence is. */
const sentence = /^\s*(?:[-*>]\s+|\d+[.)]\s+)?\p{L}[^;{}=()]*\s[^;{}=()]*[.!?:,]?\s*$/u;

/** At least four lines with more of code than of prose. A text with fences is a message about code, not code. */
export function looksLikeCode(text: string): boolean {
  const lines = linesOf(text).filter((line) => line.trim() !== "");
  if (lines.some((line) => /^\s*(?:```|~~~)/.test(line))) return false;
  if (lines.length < fewestLines) return false;
  const inBlock = linesInBlocks(lines);
  const kinds = lines.map((line, at) => (inBlock[at] ? "sure-comment" : kindOf(line)));
  const countOf = (kind: (typeof kinds)[number]) => kinds.filter((each) => each === kind).length;
  const [code, sure] = [countOf("code"), countOf("sure-comment")];
  const isEnough = code >= 2 || (code === 1 && sure >= 2);
  return isEnough && code > countOf("prose") && code + sure + countOf("comment") >= lines.length * 0.4;
}

function kindOf(line: string): "code" | "comment" | "sure-comment" | "prose" | "open" {
  if (sureComment.test(line)) return "sure-comment";
  if (comment.test(line)) return "comment";
  const alone = line.replace(afterCode, "");
  if (codeLine.some((each) => each.test(alone))) return "code";
  return sentence.test(alone) ? "prose" : "open";
}

/** Whether each line stands inside a comment that was begun on a line before it. */
function linesInBlocks(lines: readonly string[]): readonly boolean[] {
  let end: string | undefined;
  return lines.map((line) => {
    const isInside = end !== undefined;
    if (end !== undefined) {
      if (line.includes(end)) end = undefined;
      return isInside;
    }
    for (const [begin, itsEnd] of blocks) {
      const found = begin.exec(line);
      if (!found) continue;
      if (!line.slice(found.index + found[0].length).includes(itsEnd)) end = itsEnd;
      break;
    }
    return isInside;
  });
}

function linesOf(text: string): readonly string[] {
  const begin = text.slice(0, lookedAt.lines * lookedAt.characters);
  return begin.split(/\r?\n/, lookedAt.lines).map((line) => line.slice(0, lookedAt.characters));
}
