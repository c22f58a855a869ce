// What the harness reads in JavaScript and TypeScript and changes in it: top-level names, imports, checks. Lines stay where they are.
import { posix } from "node:path";
import type { CodeFile } from "../../../engine/code.ts";
import { closingAt, flatLines, flatPlaces, lineAt, maskSource, splitAtCommas } from "./mask-source.ts";

/** Names that the file declares at its top level. */
export function topLevelNames(text: string): readonly string[] {
  const names = new Set<string>();
  for (const [, line] of flatLines(maskSource(text, "javascript"))) {
    const [, name] =
      /^\s*(?:export\s+)?(?:default\s+)?(?:(?:async\s+)?function\s*\*?\s*|(?:abstract\s+)?class\s+|(?:const\s+)?enum\s+|(?:const|let|var)\s+)([\w$]+)/.exec(
        line,
      ) ?? [];
    if (name !== undefined && !["extends", "function"].includes(name)) names.add(name);
    const [, several] = /^\s*(?:export\s+)?(?:const|let|var)\s*\{([^}]*)\}\s*=/.exec(line) ?? [];
    for (const part of several?.split(",") ?? []) {
      const own = /([\w$]+)\s*(?:=.*)?$/.exec(part.trim())?.[1];
      if (own !== undefined) names.add(own);
    }
  }
  return [...names];
}

/** The file, which also keeps its top-level names where the harness finds them; with `exported` they are exports too where it has none. */
export function withNames(file: CodeFile, exported: "import" | "require" | null): string {
  const names = topLevelNames(file.text);
  const kept = names.map((name) => `${JSON.stringify(name)}: () => ${name}`).join(", ");
  const hasExports = /^\s*export\b|\bmodule\.exports\b|\bexports\./m.test(file.text);
  let added = `\n;(globalThis[Symbol.for("facet.names")] ??= {})[${JSON.stringify(file.name)}] = { ${kept} };`;
  if (!hasExports && exported === "import" && !/\brequire\s*\(/.test(file.text))
    added += `\nexport { ${names.join(", ")} };`;
  else if (!hasExports && exported !== null) added += `\nObject.assign(module.exports, { ${names.join(", ")} });`;
  return file.text + added;
}

interface Import {
  readonly kind: "import" | "require";
  readonly specifier: string;
  /** Of the specifier without its quotes. */
  readonly start: number;
  readonly end: number;
  /** Of the whole `require("…")`, or the specifier with its quotes. */
  readonly from: number;
  readonly to: number;
}

export function importsOf(text: string): readonly Import[] {
  const masked = maskSource(text, "javascript");
  const pattern = /\b(from|import|require)\s*(\(?)\s*(["'])(_*)\3(\s*\))?/g;
  return [...masked.matchAll(pattern)].flatMap((found) => {
    const [whole, word, open, , inside = "", close = ""] = found;
    if (word === "require" && (open === "" || close === "")) return [];
    const end = found.index + whole.length - close.length - 1;
    const start = end - inside.length;
    const isRequire = word === "require";
    const kind = isRequire ? ("require" as const) : ("import" as const);
    const range = isRequire ? { from: found.index, to: found.index + whole.length } : { from: start - 1, to: end + 1 };
    return [{ kind, specifier: text.slice(start, end), start, end, ...range }];
  });
}

const frameworks: Readonly<Record<string, "testing" | "assert" | "strict">> = {
  vitest: "testing",
  "@jest/globals": "testing",
  "node:test": "testing",
  "bun:test": "testing",
  mocha: "testing",
  "node:assert": "assert",
  assert: "assert",
  "node:assert/strict": "strict",
  "assert/strict": "strict",
};
const shims = { testing: "facet-testing.js", assert: "facet-assert.js", strict: "facet-assert-strict.js" } as const;

/** A test's text with the harness in the place of its test framework, and imports that lead nowhere led to the submission. */
export function withShims(name: string, text: string, sources: readonly CodeFile[]): string {
  let made = text;
  for (const each of importsOf(text).toReversed()) {
    const framework = frameworks[each.specifier];
    let put: string | undefined;
    if (framework !== undefined && each.kind === "require") put = `globalThis.facet$modules.${framework}`;
    else {
      const target = framework ? shims[framework] : strayTarget(name, each.specifier, sources);
      if (target === null) continue;
      const path = posix.relative(posix.dirname(name), target);
      const quoted = JSON.stringify(path.startsWith(".") ? path : `./${path}`);
      put = each.kind === "require" ? `require(${quoted})` : quoted;
    }
    made = made.slice(0, each.from) + put + made.slice(each.to);
  }
  return made;
}

/** The file that is meant by a relative specifier with no file behind it; null where there is one, or none is meant. */
function strayTarget(from: string, specifier: string, sources: readonly CodeFile[]): string | null {
  if (!/^\.{0,2}\//.test(specifier)) return null;
  const path = posix.normalize(posix.join(posix.dirname(from), specifier)).replace(/^(?:\.\.\/)+/, "");
  const bare = (each: string) => each.replace(/(?:\/index)?\.[cm]?[jt]sx?$/, "");
  if (sources.some(({ name }) => bare(name) === bare(path))) return null;
  const last = posix.basename(bare(path));
  const named = sources.find(({ name }) => posix.basename(bare(name)) === last);
  return named?.name ?? (sources.length === 1 ? (sources[0]?.name ?? null) : null);
}

const comparisons = new Set(["===", "!==", "==", "!=", "<=", ">=", "<", ">"]);

/** Every check with its arguments as a function, so that one outside of any test is known before it is evaluated, and its values are shown. */
export function withChecks(name: string, text: string): string {
  const masked = maskSource(text, "javascript");
  const own =
    topLevelNames(text).includes("assert") &&
    !/assert\b[^\n]*(?:require|import|facet\$modules)|import\b[^\n]*\bassert\b/.test(text);
  const pattern = own ? /(?<![\w$.])console\.assert\s*\(/g : /(?<![\w$.])(?:console\.assert|assert(?:\.\w+)*)\s*\(/g;
  let made = text;
  for (const found of [...masked.matchAll(pattern)].toReversed()) {
    const open = found.index + found[0].length - 1;
    const close = closingAt(masked, open);
    if (close === null || /\bfunction\s*$/.test(masked.slice(0, found.index))) continue;
    const inside = masked.slice(open + 1, close);
    if (/\b(?:await|yield|arguments|this)\b/.test(inside) || inside.trim() === "") continue;
    const isTruth =
      /(?:console\.assert|assert|assert\.ok)\s*\($/.test(found[0]) &&
      !/assert\.(?!ok)\w/.test(found[0].replace("console.assert", ""));
    const [first = [open + 1, close], ...rest] = splitAtCommas(masked, open + 1, close);
    const shown = isTruth ? text.slice(first[0], first[1]) : text.slice(found.index, close + 1);
    const label = JSON.stringify(shown.trim().replaceAll(/\s+/g, " "));
    const compared = isTruth ? comparison(text, masked, first) : null;
    const values =
      compared === null
        ? text.slice(open + 1, close)
        : compared + (rest.length > 0 ? "," : "") + text.slice(first[1] + 1, close);
    const call = `...globalThis.facet$arguments(${label}, ${JSON.stringify(name)}, ${lineAt(text, found.index)}, () => [${values}])`;
    made = made.slice(0, open + 1) + call + made.slice(close);
  }
  return made;
}

function comparison(text: string, masked: string, [from, to]: readonly [number, number]): string | null {
  const flat = new Set(flatPlaces(masked, from, to));
  const operators = [...masked.slice(from, to).matchAll(/=>|[=!]==?|<=|>=|&&|\|\||\?\?|<<|>>|[<>?=]/g)].filter((each) =>
    flat.has(from + each.index),
  );
  const [only] = operators;
  if (operators.length !== 1 || !only || !comparisons.has(only[0])) return null;
  const at = from + only.index;
  return `globalThis.facet$compared(${JSON.stringify(only[0])}, (${text.slice(from, at)}), (${text.slice(at + only[0].length, to)}))`;
}
