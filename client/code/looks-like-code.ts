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
const comment = /^\s*(?:\/\/|\/?\*|#|--|""")/;
/** A sentence: words with spaces between them, ended as a sentence is. */
const sentence = /^\s*(?:[-*>]\s+|\d+[.)]\s+)?\p{L}[^;{}=()]*\s[^;{}=()]*[.!?:,]?\s*$/u;

/** At least four lines with more of code than of prose. A text with fences is a message about code, not code. */
export function looksLikeCode(text: string): boolean {
  const lines = linesOf(text).filter((line) => line.trim() !== "");
  if (lines.some((line) => /^\s*(?:```|~~~)/.test(line))) return false;
  if (lines.length < fewestLines) return false;
  const isCode = (line: string) => codeLine.some((each) => each.test(line));
  const code = lines.filter((line) => !comment.test(line) && isCode(line)).length;
  const prose = lines.filter((line) => !comment.test(line) && !isCode(line) && sentence.test(line)).length;
  const comments = lines.filter((line) => comment.test(line)).length;
  return code >= 2 && code > prose && code + comments >= lines.length * 0.4;
}

function linesOf(text: string): readonly string[] {
  const begin = text.slice(0, lookedAt.lines * lookedAt.characters);
  return begin.split(/\r?\n/, lookedAt.lines).map((line) => line.slice(0, lookedAt.characters));
}
