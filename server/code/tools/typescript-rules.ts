// Which diagnostics of TypeScript are heard: a piece of a program has neither its packages nor its settings, and JavaScript has no types to break.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { CodeFile, FindingCategory, Severity } from "../../../pipelines/engine/code.ts";

interface Judgement {
  readonly severity: Severity;
  readonly category: FindingCategory;
}

/** Modules, packages, types and settings that lie outside what was submitted. */
const unknowable: ReadonlySet<number> = new Set([
  1192, 1259, 1286, 1287, 1295, 1323, 1340, 1343, 1378, 1432, 1470, 1479, 2305, 2306, 2307, 2354, 2503, 2580, 2581,
  2582, 2583, 2584, 2591, 2592, 2593, 2602, 2604, 2607, 2613, 2614, 2657, 2686, 2688, 2691, 2709, 2732, 2786, 2792,
  2834, 2835, 2836, 2867, 2868, 2875, 2882, 4111, 5097, 6133, 6142, 6192, 6196, 6198, 6504, 7005, 7006, 7016, 7022,
  7023, 7026, 7031, 7034, 7053, 8002, 17004, 80_001, 80_005,
]);

/** What is wrong in JavaScript too, whatever its types are. */
const trueOfJavaScript: Readonly<Record<number, Judgement>> = {
  2300: { severity: "error", category: "bug" },
  2304: { severity: "error", category: "bug" },
  2349: { severity: "warning", category: "bug" },
  2367: { severity: "warning", category: "bug" },
  2448: { severity: "warning", category: "bug" },
  2451: { severity: "error", category: "bug" },
  2454: { severity: "warning", category: "bug" },
  2551: { severity: "warning", category: "bug" },
  2552: { severity: "error", category: "bug" },
  2554: { severity: "warning", category: "bug" },
  2588: { severity: "error", category: "bug" },
  2774: { severity: "warning", category: "bug" },
  2801: { severity: "warning", category: "bug" },
  2839: { severity: "warning", category: "bug" },
  2845: { severity: "warning", category: "bug" },
  7027: { severity: "info", category: "bug" },
};

const unknownName: readonly number[] = [2304, 2552, 18_004];
const nodeNames =
  /^(?:process|Buffer|require|module|exports|__dirname|__filename|global|NodeJS|setImmediate|clearImmediate|Deno|Bun|JSX|React|ReactDOM|\$|jQuery|_|d3|angular|Vue|describe|it|test|expect|before|after|beforeEach|afterEach|beforeAll|afterAll|jest|vi|assert|cy|chai|sinon|define|importScripts|chrome|browser|google|gapi|wp|print|facetReport)$/;

interface SaidOfTypes {
  readonly code: number;
  readonly message: string;
  /** The text it marks. */
  readonly marked: string;
  readonly file: CodeFile;
  readonly files: readonly CodeFile[];
}

/** Null where it is not worth a word. */
export function judgeTypes({ code, message, marked, file, files }: SaidOfTypes): Judgement | null {
  if (unknowable.has(code)) return null;
  if (unknownName.includes(code) && isKnownElsewhere(marked, file, files)) return null;
  if (file.language === "javascript" || file.language === "jsx") {
    // Too few arguments are usual in JavaScript, too many are a mistake.
    if (code === 2554 && !isTooMany(message)) return null;
    return trueOfJavaScript[code] ?? null;
  }
  if (trueOfJavaScript[code] && code !== 2554) return trueOfJavaScript[code];
  return { severity: "error", category: "types" };
}

function isTooMany(message: string): boolean {
  const [, expected, got] = /Expected (?:\d+-)?(\d+) arguments?, but got (\d+)/.exec(message) ?? [];
  return Number(got) > Number(expected);
}

/** In a browser, in Node, in a test runner, or in another file that is loaded beside it. */
function isKnownElsewhere(name: string, file: CodeFile, files: readonly CodeFile[]): boolean {
  if (nodeNames.test(name) || browserNames().has(name)) return true;
  if (!/^[\w$]+$/.test(name)) return true;
  const definition = new RegExp(
    `(?:^|\\n)\\s*(?:(?:export|async|default|declare)\\s+)*(?:function\\*?|const|let|var|class|enum|interface|type|namespace)\\s+${RegExp.escape(name)}\\b`,
  );
  return files.some((each) => each.name !== file.name && definition.test(each.text)) || globalsOf(file.text).has(name);
}

/** Names in comments for linters. */
function globalsOf(text: string): ReadonlySet<string> {
  const comments = [...text.slice(0, 20_000).matchAll(/\/\*\s*globals?\s([^*]*)\*\//g)];
  return new Set(comments.flatMap(([, listed]) => listed?.split(/[\s,:]+/) ?? []));
}

let names: ReadonlySet<string> | undefined;

/** Every name that TypeScript's own description of browsers defines; read with the first name that is unknown. */
function browserNames(): ReadonlySet<string> {
  if (names) return names;
  const folder = dirname(createRequire(import.meta.url).resolve("typescript-6"));
  const text = ["lib.dom.d.ts", "lib.webworker.d.ts", "lib.webworker.importscripts.d.ts"]
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n");
  names = new Set(
    [...text.matchAll(/^(?:declare )?(?:var|function|interface|type|namespace) (\w+)/gm)].map(([, name]) => name ?? ""),
  );
  return names;
}
