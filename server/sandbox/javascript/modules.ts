// Which text a specifier of the program means, for import and for require; what is not there is remembered.
import type { QuickJSContext, QuickJSHandle } from "quickjs-emscripten-core";
import type { GuestFile, GuestFiles } from "./files.ts";

export interface Modules {
  readonly load: (name: string) => string | { error: Error };
  readonly normalize: (from: string, specifier: string) => string;
  readonly use: (files: GuestFiles) => void;
  /** Functions over handles that the guest's own code gets. */
  readonly forGuest: Readonly<Record<string, (...args: QuickJSHandle[]) => QuickJSHandle>>;
  /** Packages that were asked for and are not there. */
  readonly missing: ReadonlySet<string>;
  readonly file: (name: string) => GuestFile | undefined;
}

const missingName = "facet:missing/";
const refusal = (specifier: string, from: string): Error =>
  Object.assign(
    new Error(
      `Cannot find ${/^\.{0,2}\//.test(specifier) ? "module" : "package"} '${specifier}' imported from ${from}`,
    ),
    {
      name: "Error",
    },
  );

export function openModules(context: QuickJSContext, guest: ReadonlyMap<string, string>): Modules {
  let files: GuestFiles | undefined;
  const missing = new Set<string>();
  /** Modules of Node that the guest has a small one of, as it tells. */
  let known: ReadonlySet<string> = new Set();

  const file = (name: string): GuestFile | undefined => files?.get(name);

  /** A file's name, `facet:` and the name of a module of the guest, or undefined. */
  function find(from: string, specifier: string): string | undefined {
    if (from.startsWith("facet:")) {
      const own = `facet:${specifier.replace(/^facet:|^\.\//, "")}`;
      if (guest.has(own)) return own;
    }
    const found = files?.find(from, specifier);
    if (found !== undefined) return found;
    const plain = specifier.replace(/^node:/, "");
    if (known.has(plain)) return `facet:node/${plain}`;
    if (!/^\.{0,2}\//.test(specifier)) missing.add(packageOf(specifier));
    return undefined;
  }

  function load(name: string): string | { error: Error } {
    const own = guest.get(name);
    if (own !== undefined) return own;
    if (name.startsWith(missingName)) {
      const [specifier = "", from = ""] = JSON.parse(name.slice(missingName.length)) as readonly string[];
      return { error: refusal(specifier, from) };
    }
    if (name.startsWith("facet:")) return bridge(name);
    try {
      const found = file(name);
      if (!found) return { error: refusal(name, "the request") };
      if (found.kind === "json") return `export default ${found.text}`;
      return found.kind === "module" || !compiles(found) ? found.text : bridge(name);
    } catch (error) {
      return { error: error as Error };
    }
  }

  /** A module that gives what `require` gives. */
  function bridge(name: string): string {
    const keys = context.unwrapResult(context.callFunction(required(), context.undefined, context.newString(name)));
    const names = (context.dump(keys) as string[]).filter(
      (key) => /^[A-Za-z_$][\w$]*$/.test(key) && key !== "default" && !reserved.test(key),
    );
    keys.dispose();
    const quoted = JSON.stringify(name);
    return `import { exportsOf } from "facet:modules.ts"; const all = exportsOf(${quoted}); export default all; ${names.map((key, at) => `const _${at} = all[${JSON.stringify(key)}]; export { _${at} as ${key} };`).join(" ")}`;
  }

  let keysOf: QuickJSHandle | undefined;
  const required = (): QuickJSHandle => {
    if (!keysOf) throw new Error("the guest is not booted");
    return keysOf;
  };

  const compiles = (found: GuestFile): boolean => {
    if (found.kind === "commonjs") return true;
    const compiled = context.evalCode(wrapped(found.text), found.name, { type: "global", compileOnly: true });
    if (!compiled.error) {
      compiled.value.dispose();
      return true;
    }
    compiled.error.dispose();
    return false;
  };

  return {
    load,
    normalize: (from, specifier) => {
      // A synthetic module stands for a file and reads only what is the guest's.
      if (guest.has(specifier) && (from.startsWith("facet:") || isBridge(from))) return specifier;
      if (specifier.startsWith("facet:entry/")) return specifier.slice("facet:entry/".length);
      // An error from here would lose its words; the loader throws it.
      return find(from, specifier) ?? `${missingName}${JSON.stringify([specifier, from])}`;
    },
    use: (given) => {
      files = given;
    },
    missing,
    file,
    forGuest: {
      keysOf: (handle, modules) => {
        keysOf = handle.dup();
        known = new Set(context.dump(modules) as readonly string[]);
        return context.undefined;
      },
      find: (from, specifier) => {
        const found = find(context.getString(from), context.getString(specifier));
        return found === undefined ? context.undefined : context.newString(found);
      },
      /** "module", "json" or "commonjs"; throws what stripping types throws. */
      kind: (name) => {
        const found = file(context.getString(name));
        if (!found) return context.undefined;
        const kind = found.kind === "either" ? (compiles(found) ? "commonjs" : "module") : found.kind;
        return context.newString(kind);
      },
      text: (name) => {
        const found = file(context.getString(name));
        return found ? context.newString(found.text) : context.undefined;
      },
      /** The function around a CommonJS file. */
      compile: (name) => {
        const found = file(context.getString(name));
        if (!found) return context.undefined;
        return context.unwrapResult(context.evalCode(wrapped(found.text), found.name, { type: "global" }));
      },
    },
  };

  function isBridge(name: string): boolean {
    const found = file(name);
    return found !== undefined && found.kind !== "module" && found.kind !== "json" && compiles(found);
  }
}

/** On the first line, so that lines stay. */
const wrapped = (text: string): string => `(function (exports, require, module, __filename, __dirname) {${text}\n})`;

const reserved =
  /^(?:await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|import|in|instanceof|new|null|return|super|switch|this|throw|true|try|typeof|var|void|while|with|yield|let|static|arguments|eval|implements|interface|package|private|protected|public)$/;

const packageOf = (specifier: string): string =>
  specifier.startsWith("@") ? specifier.split("/").slice(0, 2).join("/") : (specifier.split("/")[0] ?? specifier);
