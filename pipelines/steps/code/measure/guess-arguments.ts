// What a function's arguments may look like, from their names, their type hints and the fields that its body reads: as calls to be tried.
import type { CodeFile } from "../../../engine/code.ts";
import type { SandboxLanguage } from "../../../engine/sandbox.ts";
import { closingAt, maskSource, splitAtCommas } from "../harness/mask-source.ts";
import { pythonOf } from "./example-calls.ts";

type Shape =
  | "numbers"
  | "words"
  | "text"
  | "number"
  | "records"
  | "pairs"
  | "matrix"
  | "graph"
  | "map"
  | "objects"
  | "set";

const byName: readonly (readonly [RegExp, Shape])[] = [
  [/^(?:s|t|text|string|str|word|line|sentence|pattern|haystack|needle|content|source|html|message)\d?$/i, "text"],
  [
    /^(?:n|k|m|i|j|count|size|limit|target|index|max|min|maximum|minimum|amount|capacity|depth|num|number|x|y)$/i,
    "number",
  ],
  [/(?:words|names|lines|strings|texts|tokens|titles|emails|keys|tags)$/i, "words"],
  [/(?:matrix|grid|board|table)$/i, "matrix"],
  [/(?:pairs|intervals|edges|points|ranges|coordinates)$/i, "pairs"],
  [/(?:graph|adjacency|adj|neighbou?rs)$/i, "graph"],
  [/(?:map|dict|index|lookup|mapping|counts|by_?\w+)$/i, "map"],
];
const byHint: readonly (readonly [RegExp, Shape])[] = [
  [
    /^(?:list|sequence|iterable|array|readonlyarray)[[<](?:list|sequence|tuple|array)[[<](?:float|int|number)/i,
    "matrix",
  ],
  [/^(?:number|int|float)\[\]\[\]/i, "matrix"],
  [
    /^(?:list|sequence|iterable|array|readonlyarray|collection|tuple)[[<](?:str|string)\b|^(?:readonly\s+)?string\[\]/i,
    "words",
  ],
  [
    /^(?:list|sequence|iterable|array|readonlyarray|collection|tuple)[[<](?:int|float|number)\b|^(?:readonly\s+)?number\[\]/i,
    "numbers",
  ],
  [/^(?:list|sequence|iterable|array|readonlyarray|collection)[[<](?:dict|mapping|record)/i, "records"],
  [/^(?:list|sequence|iterable|array|readonlyarray|collection)[[<]tuple/i, "pairs"],
  [/^(?:dict|mapping|record|map)\b/i, "map"],
  [/^(?:set|frozenset)\b/i, "set"],
  [/^(?:str|string)\b/i, "text"],
  [/^(?:int|float|number|bigint)\b/i, "number"],
];

/** Calls to be tried one after another, the likeliest first; at most a dozen. */
export function guessedCalls(file: CodeFile, name: string, language: SandboxLanguage): readonly string[] {
  const last = name.split(".").at(-1) ?? name;
  const found = parametersOf(file.text, last, language);
  if (found === null || found.parameters.length === 0) return [];
  const fields = fieldsOf(found.body, language);
  const likely = found.parameters.map(({ name: each, hint }) => shapeOf(each, hint, fields));
  const call = (shapes: readonly Shape[]) =>
    `${last}(${shapes.map((shape, at) => exampleOf(shape, at, fields, language)).join(", ")})`;
  const others: readonly Shape[] = [
    "numbers",
    "words",
    "records",
    "objects",
    "text",
    "pairs",
    "matrix",
    "graph",
    "number",
  ];
  const wholly = others.map((shape) => likely.map((each) => (each === "number" || each === "text" ? each : shape)));
  return [...new Set([likely, ...wholly, likely.map(() => "number" as const)].map(call))].slice(0, 12);
}

interface Signature {
  readonly parameters: readonly { readonly name: string; readonly hint: string }[];
  readonly body: string;
}

/** Parameters without a preset value, as they are written. */
export function parametersOf(text: string, name: string, language: SandboxLanguage): Signature | null {
  const masked = maskSource(text, language);
  const escaped = name.replaceAll("$", "\\$");
  const pattern =
    language === "python"
      ? new RegExp(`\\bdef\\s+${escaped}\\s*\\(`)
      : new RegExp(
          `\\bfunction\\s*\\*?\\s*${escaped}\\s*(?:<[^(]*>)?\\(|(?<![\\w$.])${escaped}\\s*(?::[^=]*)?=\\s*(?:async\\s*)?(?:function\\s*\\*?\\s*\\w*\\s*)?\\(|^\\s*(?:async\\s+)?${escaped}\\s*\\(`,
          "m",
        );
  const found = pattern.exec(masked);
  if (!found) return null;
  const open = found.index + found[0].length - 1;
  const close = closingAt(masked, open);
  if (close === null) return null;
  const parameters = splitAtCommas(masked, open + 1, close).flatMap(([from, to]) => {
    const [written = "", preset] = text.slice(from, to).split(/(?<![=<>!])=(?!=|>)/);
    const [own = "", ...hint] = written.split(":");
    const plain = own.trim().replace(/\?$/, "");
    if (plain === "self" || plain === "cls" || preset !== undefined || !/^[\p{L}\p{M}\p{N}_$]+$/u.test(plain))
      return [];
    return [
      {
        name: plain,
        hint: hint
          .join(":")
          .trim()
          .replace(/^(?:typing\.|readonly\s+)/i, ""),
      },
    ];
  });
  return { parameters, body: text.slice(close, close + 4000) };
}

function shapeOf(name: string, hint: string, fields: readonly string[]): Shape {
  const hinted = byHint.find(([pattern]) => pattern.test(hint))?.[1];
  if (hinted) return hinted;
  const named = byName.find(([pattern]) => pattern.test(name))?.[1];
  if (named) return named;
  return fields.length > 0 ? "records" : "numbers";
}

const methods =
  /^(?:length|size|push|pop|shift|map|filter|find|get|set|has|add|append|items|keys|values|sort|slice|join|split|lower|upper|strip|includes|indexOf|forEach|reduce|concat|log|prototype|key|value)$/;

/** Names of fields that the body reads of its records. */
function fieldsOf(body: string, language: SandboxLanguage): readonly string[] {
  const quoted = [...body.matchAll(/(?:\[|\.get\(\s*)["'](\w+)["']/g)].map(([, field = ""]) => field);
  const dotted = [
    ...maskSource(body, language).matchAll(
      /\b(?!Math|console|this|self|Number|Object|JSON)[a-z_]\w*\.([A-Za-z_]\w*)\b(?!\s*\()/g,
    ),
  ];
  return [...new Set([...quoted, ...dotted.map(([, field = ""]) => field)])]
    .filter((field) => !methods.test(field))
    .slice(0, 12);
}

/** Values of the shape: unsorted, with one that both of two lists have. */
function exampleOf(shape: Shape, at: number, fields: readonly string[], language: SandboxLanguage): string {
  const write = language === "python" ? pythonOf : JSON.stringify;
  const record = (number: number) =>
    Object.fromEntries((fields.length > 0 ? fields : ["id"]).map((key) => [key, fieldValue(key, number)]));
  switch (shape) {
    case "numbers":
      return write([3, 1, 2 + at, 5]);
    case "words":
      return write(["b2", "a1", `c${3 + at}`, "d5"]);
    case "text":
      return write("abcab");
    case "number":
      return write(5);
    case "records":
      return write([record(3), record(1), record(2 + at)]);
    case "objects":
      return language === "python"
        ? `[${[3, 1, 2 + at].map((n) => `__import__("types").SimpleNamespace(**${pythonOf(record(n))})`).join(", ")}]`
        : write([record(3), record(1), record(2 + at)]);
    case "pairs":
      return language === "python"
        ? "[(1, 3), (2, 6), (8, 10)]"
        : write([
            [1, 3],
            [2, 6],
            [8, 10],
          ]);
    case "matrix":
      return write([
        [1, 2],
        [3, 4],
      ]);
    case "graph":
      return write({ a1: ["b2", "c3"], b2: ["c3"], c3: ["a1"] });
    case "map":
      return write({ a1: 3, b2: 1, c3: 2 });
    case "set":
      return language === "python" ? "{3, 1, 2}" : "new Set([3, 1, 2])";
  }
}

const fieldValue = (key: string, number: number): unknown =>
  /name|title|text|email|label|tag|city|country|status|type|kind|category/i.test(key) ? `w${number}` : number;
