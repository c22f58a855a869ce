// `require` for the program's CommonJS files and the small modules of Node; and what an import of those gets.
import { host } from "./host.ts";
import { nodeModules } from "./node.ts";

interface GuestModule {
  exports: unknown;
  readonly id: string;
  readonly filename: string;
  loaded: boolean;
}

const cache = new Map<string, GuestModule>();
const bridgeOf = "facet:node/";
let main: GuestModule | undefined;

/** The file's own text decides between import and require; the prefix says that the name is a file's. */
export const importFile = (name: string): Promise<unknown> => import(`facet:entry/${name}`) as Promise<unknown>;

export function requireFile(name: string): unknown {
  const known = cache.get(name);
  if (known) return known.exports;
  const module: GuestModule = { exports: {}, id: name, filename: `/${name}`, loaded: false };
  main ??= module;
  cache.set(name, module);
  try {
    const kind = host.kind(name);
    if (kind === "json") module.exports = JSON.parse(host.text(name) ?? "");
    else if (kind === "module")
      throw Object.assign(new Error(`${name} is an ES module: use import() for it`), { code: "ERR_REQUIRE_ESM" });
    else {
      const folder = `/${name}`.replace(/\/[^/]*$/, "");
      Reflect.apply(host.compile(name), module.exports, [
        module.exports,
        requireFrom(name),
        module,
        `/${name}`,
        folder === "" ? "/" : folder,
      ]);
    }
  } catch (error) {
    cache.delete(name);
    throw error;
  }
  module.loaded = true;
  return module.exports;
}

/**
 * What `require` gives, for modules that are written while the program runs.
 * @public
 */
export function exportsOf(name: string): unknown {
  return name.startsWith(bridgeOf) ? nodeModules[name.slice(bridgeOf.length)] : requireFile(name);
}

function requireFrom(from: string) {
  const found = (specifier: string): string => {
    const name = host.find(from, String(specifier));
    if (name !== undefined) return name;
    const what = /^\.{0,2}\//.test(specifier) ? "module" : "package";
    throw Object.assign(new Error(`Cannot find ${what} '${specifier}' imported from ${from}`), {
      code: "MODULE_NOT_FOUND",
    });
  };
  const require = (specifier: string): unknown => exportsOf(found(specifier));
  return Object.assign(require, { resolve: (specifier: string) => `/${found(specifier)}`, main, cache: {} });
}

host.keysOf((name) => {
  const all = exportsOf(name);
  return all !== null && (typeof all === "object" || typeof all === "function") ? Object.keys(all) : [];
}, Object.keys(nodeModules));
