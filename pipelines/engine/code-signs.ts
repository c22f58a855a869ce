// What the text of each language looks like: lines that tell it from the others, and how much each tells.
import type { CodeLanguage } from "./code.ts";

interface Sign {
  readonly pattern: RegExp;
  readonly points: number;
}

const sign = (points: number, pattern: RegExp): Sign => ({ pattern, points });

/** Words that open a block of another language: “if (x) {”, “class A {”. */
const blockWords =
  "abstract|async|case|catch|class|const|default|do|else|enum|export|extension|final|finally|fn|for|fun|func|function|if|impl|import|interface|let|loop|match|mod|namespace|new|override|package|private|protected|protocol|pub|public|return|static|struct|switch|trait|try|type|union|unsafe|using|val|var|while";
/** Brackets are only those of attributes and of what follows a colon: “a[href]”, “li:not(.on)”. */
const selector = new RegExp(
  String.raw`^\s*(?!(?:${blockWords})\b)(?:[.#]?[\w-]+|\*|:root|&)(?:(?![\w-])(?::[\w-]+\((?:[^(){};]|\([^(){};]*\))*\)|\[[^\]]*\]|[\s>+~,.#:*\w-])*)?\{\s*$`,
);

/** Each counts once a line it is found on, up to a few of them. */
export const signs: readonly (readonly [CodeLanguage, readonly Sign[]])[] = [
  [
    "python",
    [
      sign(4, /^\s*(?:async\s+)?def \w+\(.*(?:\)|,|\()\s*(?:->.*)?:?\s*(?:#.*)?$/),
      sign(4, /^\s*from [\w.]+ import /),
      sign(3, /^\s*(?:elif .*|except\b.*|else|try|finally):\s*(?:#.*)?$/),
      sign(3, /^\s*(?:if|for|while|with|class)\b.*:\s*(?:#.*)?$/),
      sign(4, /^\s*for \w+(?:, ?\w+)* in .+:\s*$|^import [\w.]+ as \w+\s*$/),
      sign(3, /^\s*(?:print\(.*\)|assert .+ (?:==|is|in|not) .+|return \w+ if .+)\s*$/),
      sign(2, /^import [\w.]+(?: as \w+)?(?:, [\w.]+)*\s*$/),
      sign(2, /\b(?:self\.|None\b|True\b|False\b|lambda \w|__\w+__|not in\b|print\(f?["'])/),
      sign(2, /^\s*(?:"""|'''|@\w+[\w.]*(?:\(.*\))?$)/),
      sign(2, /\bfor \w+(?:, ?\w+)* in .*[\])}]\s*$/),
    ],
  ],
  [
    "javascript",
    [
      sign(3, /^\s*(?:export\s+)?(?:default\s+)?(?:async\s+)?function\*?\s*\w*\s*\(/),
      sign(3, /^\s*(?:export\s+)?(?:const|let|var)\s+[\w${[]/),
      sign(3, /^\s*for \((?:let|const|var) |\bthis\.\w|\bconstructor\(/),
      sign(3, /=>\s*[{(\w[]/),
      sign(1, /=>\s*\{\s*$/),
      sign(3, /^\s*[\w$]+: (?:async )?function\b/),
      // Methods are indented: `build() {` at the start of a line is a function of a shell.
      sign(
        2,
        /^\s+(?:async |static |get |set )?(?!(?:if|for|while|switch|catch|with)\b)[\w$]+\((?:[\w$]+(?:, ?[\w$]+)*)?\) \{\s*$/,
      ),
      sign(3, /\b(?:console\.\w+\(|require\(["']|module\.exports|document\.|window\.|JSON\.|Math\.\w+\()/),
      sign(3, /^\s*import\s+(?:[\w*{].*\s+from\s+)?["']/),
      sign(2, /===|!==|\bawait |\btypeof |\?\?|\bundefined\b/),
    ],
  ],
  [
    "java",
    [
      sign(
        5,
        /^\s*(?:public|private|protected)\s+(?:static\s+|final\s+|abstract\s+)*(?:class|interface|enum|record|void|[\w<>[\]]+\s+\w+\s*[(=;])/,
      ),
      sign(5, /^\s*import (?:static )?(?:java|javax|org|com)\.[\w.]+(?:\.\*)?;/),
      sign(5, /^package [\w.]+;/),
      sign(4, /System\.(?:out|err)\.|\bnew (?:ArrayList|HashMap|Scanner|StringBuilder)\b|\bString\[\] /),
      sign(
        3,
        /^\s*@Override|\bthrows \w+|\b(?:String|Integer|List<\w+>|Map<.+>) \w+\s*[=;]|\bfor \((?:int|String|var|final \w+) \w+ :/,
      ),
    ],
  ],
  [
    "cpp",
    [
      sign(
        5,
        /^\s*#include <(?:iostream|vector|string|map|set|memory|algorithm|unordered_map|array|queue|utility|functional|optional)>/,
      ),
      sign(4, /\bstd::|\busing namespace\b|\bcout\s*<<|\bcin\s*>>|\btemplate\s*</),
      sign(4, /\b(?:nullptr|constexpr|virtual|override)\b|^\s*(?:public|private|protected):\s*$/),
      sign(3, /\bauto\s*[&*]*\s*\w+\s*[=:]|\w+::\w+\(|\bnew \w+\(/),
    ],
  ],
  [
    "c",
    [
      sign(4, /^\s*#include [<"][\w./]+\.h[>"]/),
      sign(3, /^\s*#(?:define|ifdef|ifndef|endif|pragma)\b/),
      sign(3, /\b(?:printf|scanf|malloc|free|sizeof|strlen|memcpy|fprintf)\s*\(/),
      sign(
        3,
        /^\s*(?:static |unsigned |const |extern )*(?:int|char|void|double|float|size_t|long|struct \w+)\s*\**\s*\w+\s*\([^;]*\)\s*\{?\s*$/,
      ),
      sign(
        2,
        /^\s*(?:unsigned |const )*(?:int|char|double|float|size_t|long|struct \w+)\s*\**\s*\w+(?:\[.*\])?\s*(?:=.*)?;/,
      ),
      sign(2, /->\w+|\btypedef struct\b|\bNULL\b/),
    ],
  ],
  [
    "go",
    [
      sign(6, /^package \w+\s*$/),
      sign(5, /^func (?:\(\w+ \*?\w+\) )?\w+\(/),
      sign(3, /:=|\bfmt\.\w+\(|\berr != nil|\bdefer |\bgo func|\bchan \w|\bmake\(/),
      sign(3, /^\s*(?:type \w+ (?:struct|interface) \{|import \($|import ")/),
      sign(2, /\bfor (?:_|\w+)(?:, \w+)? := range |\bmap\[\w+\]\w/),
    ],
  ],
  [
    "rust",
    [
      sign(5, /^\s*(?:pub(?:\(\w+\))? )?(?:async )?fn \w+(?:<.*>)?\(/),
      sign(4, /^\s*(?:impl|mod|trait|pub struct|pub enum|use (?:std|crate|super|serde|tokio)\b)/),
      sign(4, /\blet mut |\bprintln!\(|\bvec!\[|\.unwrap\(\)|#\[derive\(|&mut |&str\b|\bSome\(|\bmatch \w+ \{/),
      sign(2, /->\s*(?:Self|Result<|Option<|Vec<|[iu](?:8|16|32|64|size)\b)/),
    ],
  ],
  [
    "sql",
    [
      sign(
        5,
        /^\s*(?:SELECT\b.+|SELECT\s*$|INSERT INTO\b|UPDATE \w+ SET\b|DELETE FROM\b|CREATE (?:OR REPLACE )?(?:TABLE|VIEW|INDEX|UNIQUE)\b|ALTER TABLE\b|WITH \w+ AS \()/i,
      ),
      sign(3, /^\s*(?:FROM \w+|WHERE \w+|GROUP BY|ORDER BY|(?:LEFT |INNER |RIGHT )?JOIN \w+|HAVING\b|LIMIT \d+)/i),
    ],
  ],
  [
    "shell",
    [
      sign(4, /^\s*(?:fi|done|esac)\s*$|\bthen\s*$|;\s*(?:then|do)\s*$/),
      sign(3, /^\s*(?:if|while|elif) \[{1,2} /),
      sign(3, /^\s*(?:echo |export \w+=|cd |sudo |apt(?:-get)? |mkdir |rm -|chmod |curl |grep |set -[a-z]+)/),
      sign(2, /\$\{?\w+\}?|\$\(|\s\|\s*(?:grep|awk|sed|sort|head|xargs)\b/),
    ],
  ],
  [
    "css",
    [
      sign(4, selector),
      sign(3, /^\s*(?:--)?[a-z-]+\s*:\s*[^;{]+;\s*$/),
      sign(4, /^\s*@(?:media|import|keyframes|font-face|layer|supports)\b/),
      sign(5, /[.#]?[\w-]+\s*\{\s*(?:[a-z-]+\s*:\s*[^;{}]+;\s*)+\}/),
    ],
  ],
  [
    "html",
    [
      sign(9, /^\s*<!doctype html/i),
      sign(
        5,
        /^\s*<\/?(?:html|head|body|div|p|ul|li|table|script|style|form|input|section|main|span|h[1-6]|a|img|meta|link)\b[^>]*>/i,
      ),
    ],
  ],
  [
    "markdown",
    [
      sign(4, /^#{1,6} \S/),
      sign(4, /^```/),
      sign(2, /^\s*(?:[-*] |\d+\. )\S/),
      sign(2, /\[[^\]]+\]\([^)]+\)|\*\*[^*]+\*\*/),
    ],
  ],
  ["yaml", [sign(4, /^---\s*$/), sign(2, /^\s*(?:- )?[\w./-]+:(?:\s+[^{;]*)?$/), sign(1, /^\s*- \S/)]],
];

/** Types, by which TypeScript is told from JavaScript. */
export const typeSigns: readonly RegExp[] = [
  /^[ \t]*(?:export\s+)?(?:declare\s+)?(?:interface \w+(?:<.*>)?\s*(?:extends .*)?\{|type \w+(?:<.*>)?\s*=|enum \w+ \{|namespace \w)/m,
  /[(,]\s*(?:readonly\s+|public\s+|private\s+)?\w+\??:\s*(?:string|number|boolean|unknown|any|void|null|[A-Z]\w*|readonly\b|\{)/,
  /\)\s*:\s*(?:string|number|boolean|void|unknown|any|Promise<|[A-Z]\w*(?:<|\[|\s*\{|\s*=>)|asserts\b|\w+ is )/,
  /\b(?:const|let|var)\s+\w+\s*:\s*[\w<>[\]{}|]+/,
  /\bimport type\b|\bas const\b|\bsatisfies \w|\bas (?:string|number|unknown|any)\b/,
];
/** Elements within a script. */
export const markup =
  /(?:return|=>|\(|=|\?|&&|:)\s*(?:\(\s*)?<(?:[A-Za-z][\w.]*(?:\s+[\w-]+(?:=(?:["'{]|$)|[\s/>])|\s*\/?>)|>)/;
