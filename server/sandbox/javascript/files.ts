// The request's files as modules: found by their specifiers, stripped of their types, their lines as they were written.
import { SourceMap, stripTypeScriptTypes } from "node:module";
import { posix as path } from "node:path";
import type { ChildFile } from "../protocol.ts";

export interface GuestFile {
  readonly name: string;
  readonly text: string;
  readonly kind: "json" | "commonjs" | "module" | "either";
  /** The line in the request's file. */
  readonly lineOf: (line: number) => number;
}

export interface GuestFiles {
  /** Throws SyntaxError where types cannot be stripped. */
  readonly get: (name: string) => GuestFile | undefined;
  /** The file that `specifier` means in `from`; undefined where there is none. */
  readonly find: (from: string, specifier: string) => string | undefined;
  readonly prepare: () => void;
}

// Kept here: the process takes its own modules apart before the request is read.
const strip = stripTypeScriptTypes;
const LineMap = SourceMap;
const within = (from: string, specifier: string): string => path.normalize(path.join(path.dirname(from), specifier));
const bytesOf = Buffer.from.bind(Buffer) as (text: string, encoding: "base64") => Buffer;

const endings = [
  "",
  ".js",
  ".mjs",
  ".cjs",
  ".ts",
  ".mts",
  ".cts",
  ".tsx",
  ".json",
  "/index.js",
  "/index.mjs",
  "/index.ts",
];
/** TypeScript is imported by the name it has once it is compiled. */
const compiled: readonly (readonly [RegExp, string])[] = [
  [/\.js$/, ".ts"],
  [/\.js$/, ".tsx"],
  [/\.mjs$/, ".mts"],
  [/\.cjs$/, ".cts"],
];
const same = (line: number): number => line;

export function filesOf(given: readonly ChildFile[]): GuestFiles {
  const texts = new Map(given.map(({ name, text }) => [name, text]));
  const watched = new Map(given.flatMap((each) => (each.watched === undefined ? [] : [[each.name, each.watched]])));
  const made = new Map<string, GuestFile>();

  function existing(path: string): string | undefined {
    for (const ending of endings) if (texts.has(path + ending)) return path + ending;
    for (const [pattern, ending] of compiled) {
      const renamed = path.replace(pattern, ending);
      if (pattern.test(path) && texts.has(renamed)) return renamed;
    }
    return undefined;
  }

  function get(name: string): GuestFile | undefined {
    const text = texts.get(name);
    if (text === undefined) return undefined;
    const known = made.get(name);
    if (known) return known;
    const file = { name, kind: kindOf(name, text), ...(readWatched(name) ?? stripped(name, text)) };
    made.set(name, file);
    return file;
  }

  /** Undefined where marks were put that the language does not take there: then the file is run as it is. */
  function readWatched(name: string): Pick<GuestFile, "text" | "lineOf"> | undefined {
    const text = watched.get(name);
    if (text === undefined) return undefined;
    const marked = attempt(() => stripped(name, text));
    const isRead = marked && (isTypeScript(name) || attempt(() => strip(marked.text)) !== undefined);
    return isRead ? marked : undefined;
  }

  return {
    prepare: () => {
      for (const name of texts.keys()) if (isTypeScript(name) || watched.has(name)) attempt(() => get(name));
    },
    get,
    find: (from, specifier) => {
      if (/^\.{0,2}\//.test(specifier) || specifier === "." || specifier === "..")
        return existing(within(from, specifier).replace(/^(\.\.\/|\/)+/, ""));
      return (
        existing(`node_modules/${specifier.replace(/^node:/, "")}`) ?? (texts.has(specifier) ? specifier : undefined)
      );
    },
  };
}

const isTypeScript = (name: string): boolean => /\.[cm]?tsx?$/.test(name);

function attempt<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch {
    // Thrown again where it is asked for.
    return undefined;
  }
}

function kindOf(name: string, text: string): GuestFile["kind"] {
  if (name.endsWith(".json")) return "json";
  if (/\.[cm][jt]s$/.test(name)) return /\.c[jt]s$/.test(name) ? "commonjs" : "module";
  // Only a first guess: what does not compile as CommonJS is tried as a module.
  return /^\s*(?:import\b(?!\s*\()|export\b)/m.test(text) ? "module" : "either";
}

function stripped(name: string, text: string): Pick<GuestFile, "text" | "lineOf"> {
  if (!isTypeScript(name)) return { text: text.replace(/^#!/, "//"), lineOf: same };
  try {
    return { text: strip(text), lineOf: same };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX") throw error;
  }
  // Enums and namespaces are code: they are written out, and lines are found by the map.
  const code = strip(text, { mode: "transform", sourceMap: true, sourceUrl: name });
  const [, encoded = ""] = /\n\/\/# sourceMappingURL=data:application\/json;base64,([\w+/=]+)\s*$/.exec(code) ?? [];
  const map = new LineMap(JSON.parse(bytesOf(encoded, "base64").toString()));
  return {
    text: code,
    lineOf: (line) => {
      const entry = map.findEntry(line - 1, 1000);
      return "originalLine" in entry ? entry.originalLine + 1 : line;
    },
  };
}
